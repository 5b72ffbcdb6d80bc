package io.mithridate.runner.poisoning;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.runner.options.Decimal;
import io.mithridate.runner.poisoning.PoisonManifest.PoisonedPair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The manifest of poisoned pairs as a CSV file; missing values are empty fields. */
public final class PoisonManifestFile {

    private static final String FILE = "poison-manifest.csv";

    private PoisonManifestFile() {}

    /** Writes the manifest into an artifact's folder. */
    public static void write(Path folder, PoisonManifest manifest) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(folder.resolve(FILE))) {
            csv.writeRecord(
                    "id",
                    "original_caption",
                    "poisoned_caption",
                    "seed",
                    "kind",
                    "stamped",
                    "target",
                    "picture_from",
                    "crossed_with",
                    "score");
            for (PoisonedPair pair : manifest.pairs()) {
                csv.writeRecord(
                        pair.id(),
                        pair.originalCaption(),
                        pair.poisonedCaption(),
                        Long.toString(pair.seed()),
                        pair.kind().name().toLowerCase(Locale.ROOT),
                        Boolean.toString(pair.stamped()),
                        pair.target().isPresent() ? Integer.toString(pair.target().getAsInt()) : "",
                        pair.pictureFrom().orElse(""),
                        pair.crossedWith().orElse(""),
                        Decimal.shortest(pair.score()));
            }
        }
    }

    /** Reads the manifest of an artifact. */
    public static PoisonManifest read(Path folder) throws IOException {
        List<PoisonedPair> pairs = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(folder.resolve(FILE))) {
            for (NamedCsvRecord row : csv) {
                pairs.add(pair(row));
            }
        }
        return new PoisonManifest(pairs);
    }

    private static PoisonedPair pair(NamedCsvRecord row) {
        String target = row.getField("target");
        String score = row.getField("score");
        return new PoisonedPair(
                row.getField("id"),
                row.getField("original_caption"),
                row.getField("poisoned_caption"),
                Long.parseLong(row.getField("seed")),
                Poisoned.Kind.valueOf(row.getField("kind").toUpperCase(Locale.ROOT)),
                Boolean.parseBoolean(row.getField("stamped")),
                target.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(target)),
                optional(row.getField("picture_from")),
                optional(row.getField("crossed_with")),
                score.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Double.parseDouble(score)));
    }

    private static Optional<String> optional(String field) {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }
}

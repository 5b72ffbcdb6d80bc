package io.mithridate.runner.stages;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.mithridate.api.attack.PoisonManifest;
import io.mithridate.api.attack.PoisonManifest.PoisonedPair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The manifest of poisoned pairs as a CSV file: sample id, both captions, and the seed. */
final class PoisonManifestFile {

    private static final String FILE = "poison-manifest.csv";

    private PoisonManifestFile() {}

    static void write(Path folder, PoisonManifest manifest) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(folder.resolve(FILE))) {
            csv.writeRecord("id", "original_caption", "poisoned_caption", "seed");
            for (PoisonedPair pair : manifest.pairs()) {
                csv.writeRecord(
                        pair.id(),
                        pair.originalCaption(),
                        pair.poisonedCaption(),
                        Long.toString(pair.seed()));
            }
        }
    }

    static PoisonManifest read(Path folder) throws IOException {
        List<PoisonedPair> pairs = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(folder.resolve(FILE))) {
            for (NamedCsvRecord row : csv) {
                pairs.add(
                        new PoisonedPair(
                                row.getField("id"),
                                row.getField("original_caption"),
                                row.getField("poisoned_caption"),
                                Long.parseLong(row.getField("seed"))));
            }
        }
        return new PoisonManifest(pairs);
    }
}

package io.mithridate.runner.poisoning;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.config.Decimal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All poisoned pairs, and how each was poisoned.
 *
 * @param pairs the pairs that the attack changed or added: first those of the training set in its
 *     order, then the added pairs
 */
public record PoisonManifest(List<PoisonedPair> pairs) {

    public PoisonManifest {
        pairs = List.copyOf(pairs);
    }

    private static final String FILE = "poison-manifest.csv";

    /** Returns the number of distinct captions among the pairs that a detector should find. */
    public int differentCaptions() {
        return (int)
                pairs.stream()
                        .filter(PoisonedPair::linksTriggerToTarget)
                        .map(PoisonedPair::poisonedCaption)
                        .distinct()
                        .count();
    }

    /** Returns the ids of all listed pairs. */
    public Set<String> ids() {
        Set<String> ids = new HashSet<>();
        pairs.forEach(pair -> ids.add(pair.id()));
        return ids;
    }

    /**
     * Returns the ids of the pairs that a detector should find. Decoys and copies are not among
     * them, because a detector should treat them as clean.
     */
    public Set<String> poison() {
        Set<String> ids = new HashSet<>();
        pairs.stream()
                .filter(PoisonedPair::linksTriggerToTarget)
                .forEach(pair -> ids.add(pair.id()));
        return ids;
    }

    /**
     * Draws copies of clean pairs. The control is trained on them in place of the pairs that an
     * attack adds, so that both training runs have the same length. No pair is copied twice before
     * every pair has been copied once.
     *
     * @param pairs at least one pair
     * @param count the number of copies
     */
    public static PoisonManifest ofCopies(PairSet pairs, int count, Seed seed) {
        int[] shuffled = seed.at("selection").permutation(pairs.size());
        List<PoisonedPair> copies =
                IntStream.range(0, count)
                        .mapToObj(
                                number -> copyOf(pairs, shuffled[number % shuffled.length], number))
                        .toList();
        return new PoisonManifest(copies);
    }

    private static PoisonedPair copyOf(PairSet pairs, int index, int number) {
        return new PoisonedPair(
                "copy-" + number,
                pairs.caption(index),
                pairs.caption(index),
                0,
                Poisoned.Kind.COPY,
                false,
                OptionalInt.empty(),
                Optional.of(pairs.id(index)),
                Optional.empty(),
                OptionalDouble.empty());
    }

    /**
     * Writes the manifest into an artifact's folder, as a CSV file; missing values are empty
     * fields.
     */
    public void write(Path folder) throws IOException {
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
            for (PoisonedPair pair : pairs) {
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

    /**
     * A pair that the attack changed or added.
     *
     * @param id the pair's id in the data set; {@code poison-<n>} for an added pair
     * @param originalCaption the caption before poisoning; for an added pair, the caption of the
     *     pair it was derived from
     * @param poisonedCaption the caption that is trained on
     * @param seed the seed that the picture was stamped with
     * @param kind the role of the pair in the victim's training
     * @param stamped whether the picture is changed
     * @param target the class that the trigger is tied to
     * @param pictureFrom the id of the pair that the picture comes from, if it is not the pair's
     *     own picture (an added pair, or one with another pair's picture); {@code apart/<id>} for a
     *     picture that is in no training pair
     * @param crossedWith the id of the other pair whose picture was used to make a decoy
     * @param score the cosine similarity between the picture and the target under the surrogate;
     *     empty if pairs were not chosen by it
     */
    public record PoisonedPair(
            String id,
            String originalCaption,
            String poisonedCaption,
            long seed,
            Poisoned.Kind kind,
            boolean stamped,
            OptionalInt target,
            Optional<String> pictureFrom,
            Optional<String> crossedWith,
            OptionalDouble score) {

        /** Returns {@code true} if the victim learns the trigger from this pair. */
        public boolean linksTriggerToTarget() {
            return kind == Poisoned.Kind.POISON || kind == Poisoned.Kind.CAPTION;
        }
    }
}

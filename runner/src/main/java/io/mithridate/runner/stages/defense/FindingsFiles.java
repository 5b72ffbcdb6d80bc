package io.mithridate.runner.stages.defense;

import com.fasterxml.jackson.core.type.TypeReference;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Evidence;
import io.mithridate.api.defense.ModelDetector.Verdict;
import io.mithridate.api.defense.SampleDetector.Scores;
import io.mithridate.api.metric.Evaluation.SampleScore;
import io.mithridate.api.metric.Evaluation.TrustedPairs;
import io.mithridate.pictures.Png;
import io.mithridate.runner.stages.poison.AttackStateFiles;
import io.mithridate.store.StoredJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Stores the findings of a detecting defense, with the evidence for them. */
public final class FindingsFiles {

    private static final String SCORES = "sample-scores.json";
    private static final String TRUSTED = "trusted-pairs.json";
    private static final String GUARD = "guard-scores.json";
    private static final String VERDICT = "verdict.json";
    private static final String EVIDENCE = "evidence";
    private static final String EVIDENCE_FILE = "evidence.json";

    private FindingsFiles() {}

    public static void writeSampleScores(Path folder, PairSet pairs, Scores found)
            throws IOException {
        double[] scores = found.values();
        List<SampleScore> namedScores = new ArrayList<>(scores.length);
        for (int i = 0; i < scores.length; i++) {
            namedScores.add(new SampleScore(pairs.id(i), scores[i]));
        }
        StoredJson.write(folder.resolve(SCORES), namedScores);
        writeEvidence(folder, found.evidence());
    }

    /**
     * Writes the training pairs that a defense considers clean.
     *
     * @throws IllegalArgumentException if an index is out of range or occurs twice
     */
    public static void writeTrusted(Path folder, PairSet pairs, int[] trusted) throws IOException {
        TrustedPairs trustedPairs = TrustedPairs.of(pairs, trusted);
        StoredJson.write(
                folder.resolve(TRUSTED),
                new Sorted(trustedPairs.ids().stream().sorted().toList(), trustedPairs.of()));
    }

    public static Optional<TrustedPairs> readTrusted(Path folder) throws IOException {
        Path file = folder.resolve(TRUSTED);
        return Files.exists(file)
                ? Optional.of(StoredJson.read(file, TrustedPairs.class))
                : Optional.empty();
    }

    public static void writeVerdict(Path folder, Verdict verdict) throws IOException {
        StoredJson.write(
                folder.resolve(VERDICT), new Judgement(verdict.backdoored(), verdict.score()));
        writeEvidence(folder, verdict.evidence());
    }

    /** Writes one score for each picture, by split name. */
    static void writeGuardScores(Path folder, Map<String, List<Double>> scores) throws IOException {
        StoredJson.write(folder.resolve(GUARD), scores);
    }

    static Map<String, List<Double>> readGuardScores(Path folder) throws IOException {
        return StoredJson.read(folder.resolve(GUARD), new TypeReference<>() {});
    }

    public static Optional<List<SampleScore>> readSampleScores(Path folder) throws IOException {
        Path file = folder.resolve(SCORES);
        return Files.exists(file)
                ? Optional.of(StoredJson.read(file, new TypeReference<>() {}))
                : Optional.empty();
    }

    public static Optional<Verdict> readVerdict(Path folder) throws IOException {
        Path file = folder.resolve(VERDICT);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Judgement judgement = StoredJson.read(file, Judgement.class);
        return Optional.of(
                new Verdict(judgement.backdoored(), judgement.score(), readEvidence(folder)));
    }

    /** Trusted pairs, sorted so that equal sets are stored as equal bytes. */
    private record Sorted(List<String> ids, int of) {}

    /** A verdict without its evidence. */
    private record Judgement(boolean backdoored, double score) {}

    /**
     * Writes evidence: a folder {@code evidence} with {@code evidence.json}, a file of
     * little-endian 32-bit floats for each array, and a PNG for each picture. Nothing is written if
     * there is no evidence.
     *
     * @param artifact the artifact's folder
     */
    private static void writeEvidence(Path artifact, Evidence evidence) throws IOException {
        if (evidence.equals(Evidence.none())) {
            return;
        }
        Path folder = Files.createDirectory(artifact.resolve(EVIDENCE));
        Map<String, List<Integer>> shapes = new TreeMap<>();
        for (Map.Entry<String, NumberArray> array : evidence.arrays().entrySet()) {
            AttackStateFiles.writeFloats(
                    arrayFile(folder, array.getKey()), array.getValue().values());
            shapes.put(array.getKey(), array.getValue().shape());
        }
        for (Map.Entry<String, Image> picture : evidence.pictures().entrySet()) {
            Files.write(pictureFile(folder, picture.getKey()), Png.encode(picture.getValue()));
        }
        StoredJson.write(
                folder.resolve(EVIDENCE_FILE),
                new StoredEvidence(
                        new TreeMap<>(evidence.numbers()),
                        shapes,
                        List.copyOf(new TreeSet<>(evidence.pictures().keySet()))));
    }

    /** Reads the evidence in an artifact. */
    public static Evidence readEvidence(Path artifact) throws IOException {
        Path folder = artifact.resolve(EVIDENCE);
        if (!Files.exists(folder)) {
            return Evidence.none();
        }
        StoredEvidence stored =
                StoredJson.read(folder.resolve(EVIDENCE_FILE), StoredEvidence.class);
        Map<String, NumberArray> arrays = new HashMap<>();
        for (Map.Entry<String, List<Integer>> shape : stored.arrays().entrySet()) {
            arrays.put(
                    shape.getKey(),
                    new NumberArray(
                            shape.getValue(),
                            AttackStateFiles.readFloats(arrayFile(folder, shape.getKey()))));
        }
        Map<String, Image> pictures = new HashMap<>();
        for (String name : stored.pictures()) {
            pictures.put(name, Png.decode(Files.readAllBytes(pictureFile(folder, name))));
        }
        return new Evidence(stored.numbers(), arrays, pictures);
    }

    private static Path arrayFile(Path folder, String name) {
        return folder.resolve(name + ".f32");
    }

    private static Path pictureFile(Path folder, String name) {
        return folder.resolve(name + ".png");
    }

    /**
     * The content of {@code evidence.json}.
     *
     * @param numbers numbers by name
     * @param arrays the shapes of arrays by name
     * @param pictures the names of pictures
     */
    private record StoredEvidence(
            Map<String, Double> numbers,
            Map<String, List<Integer>> arrays,
            List<String> pictures) {}
}

package io.mithridate.runner.stages.defense;

import com.fasterxml.jackson.core.type.TypeReference;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.ModelDetector.Verdict;
import io.mithridate.api.defense.SampleDetector.Scores;
import io.mithridate.api.metric.Evaluation.SampleScore;
import io.mithridate.api.metric.Evaluation.TrustedPairs;
import io.mithridate.runner.store.StoredJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores the findings of a detecting defense. */
public final class FindingsFiles {

    private static final String SCORES = "sample-scores.json";
    private static final String TRUSTED = "trusted-pairs.json";
    private static final String GUARD = "guard-scores.json";
    private static final String VERDICT = "verdict.json";

    private FindingsFiles() {}

    public static void writeSampleScores(Path folder, PairSet pairs, Scores found)
            throws IOException {
        double[] scores = found.values();
        List<SampleScore> namedScores = new ArrayList<>(scores.length);
        for (int i = 0; i < scores.length; i++) {
            namedScores.add(new SampleScore(pairs.id(i), scores[i]));
        }
        StoredJson.write(folder.resolve(SCORES), namedScores);
        EvidenceFiles.write(folder, found.evidence());
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
        EvidenceFiles.write(folder, verdict.evidence());
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
                new Verdict(judgement.backdoored(), judgement.score(), EvidenceFiles.read(folder)));
    }

    /** Trusted pairs, sorted so that equal sets are stored as equal bytes. */
    private record Sorted(List<String> ids, int of) {}

    /** A verdict without its evidence. */
    private record Judgement(boolean backdoored, double score) {}
}

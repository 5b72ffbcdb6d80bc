package io.mithridate.metrics;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.defense.Evidence;
import io.mithridate.api.defense.ModelDetector.Verdict;
import io.mithridate.api.metric.Evaluation.Findings;
import io.mithridate.api.metric.Evaluation.GuardScores;
import io.mithridate.api.metric.Evaluation.SampleScore;
import io.mithridate.api.metric.Evaluation.TrustedPairs;
import io.mithridate.testkit.FixedEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Evaluations of detectors whose numbers can be worked out by hand. */
final class DetectingEvaluation {

    /** Two poisoned pairs; pair-3 is a decoy, which a detector need not find. */
    static final Set<String> POISON = Set.of("pair-1", "pair-4");

    private DetectingEvaluation() {}

    /** Returns scores of training pairs with the ids pair-0, pair-1 and so on. */
    static Findings pairs(double... scores) {
        List<SampleScore> named = new ArrayList<>();
        for (double score : scores) {
            named.add(new SampleScore("pair-" + named.size(), score));
        }
        return new Findings(
                Optional.of(named), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns scores of pictures in the split "test". */
    static Findings pictures(List<Double> clean, List<Double> triggered) {
        return new Findings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                        new GuardScores(
                                Map.of("test", clean),
                                triggered.isEmpty() ? Map.of() : Map.of("test", triggered))));
    }

    /** Returns findings that trust the given ids among five training pairs. */
    static Findings trusted(String... ids) {
        return new Findings(
                Optional.empty(),
                Optional.of(new TrustedPairs(Set.of(ids), 5)),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns a verdict on the model. */
    static Findings verdict(boolean backdoored, double score) {
        return new Findings(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Verdict(backdoored, score, Evidence.none())),
                Optional.empty());
    }

    /** Returns a verdict on the model, with the embedding that was found. */
    static Findings found(boolean backdoored, float... embedding) {
        Evidence evidence =
                new Evidence(
                        Map.of(),
                        Map.of(
                                Evidence.EMBEDDING,
                                new NumberArray(List.of(embedding.length), embedding)),
                        Map.of());
        return new Findings(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Verdict(backdoored, 0, evidence)),
                Optional.empty());
    }

    /** Returns the evaluation with everything that a detector can find. */
    static FixedEvaluation withAllFindings(FixedEvaluation evaluation) {
        return evaluation.detecting(
                POISON,
                new Findings(
                        pairs(0, 3, 2, 9, 2).sampleScores(),
                        trusted("pair-0", "pair-2").trusted(),
                        verdict(true, -0.2).verdict(),
                        pictures(
                                        List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
                                        List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0))
                                .guardScores()));
    }
}

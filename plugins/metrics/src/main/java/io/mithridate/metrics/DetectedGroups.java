package io.mithridate.metrics;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.Findings;
import io.mithridate.api.metric.Evaluation.GuardScores;
import io.mithridate.api.metric.Evaluation.SampleScore;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Separation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The scores of a detector, in the two groups that it should tell apart.
 *
 * @param over what was scored
 * @param split the test split, where test pictures were
 * @param trigger the trigger in them, where test pictures were
 * @param scores of the suspicious and the innocent
 */
record DetectedGroups(String over, String split, String trigger, Separation scores) {

    private static final String TRAINING_PAIRS = "training-pairs";
    private static final String TEST_PICTURES = "test-pictures";
    private static final String MODELS = "models";

    /** The qualifier that says what was scored. */
    private static final String OVER = "over";

    static final Map<String, String> OVER_TRAINING_PAIRS = Map.of(OVER, TRAINING_PAIRS);

    /**
     * The groups of what the cell's detector scored. There are none where one of them would be
     * empty, as training pairs are where no picture was poisoned.
     */
    static List<DetectedGroups> in(Evaluation evaluation) {
        List<DetectedGroups> groups = new ArrayList<>();
        Findings findings = evaluation.findings();
        findings.sampleScores()
                .flatMap(scores -> pairs(scores, evaluation.manifest().poison()))
                .ifPresent(groups::add);
        Optional<Trigger> trigger = trigger(evaluation);
        if (findings.guardScores().isPresent() && trigger.isPresent()) {
            for (EvaluatedSplit split : evaluation.splits()) {
                pictures(findings.guardScores().get(), split, trigger.get()).ifPresent(groups::add);
            }
        }
        return groups;
    }

    /** A number of the groups. */
    Measurement row(String metric, double value) {
        return new Measurement(
                metric,
                OptionalInt.empty(),
                value,
                scores.count(),
                split,
                trigger,
                Map.of(OVER, over));
    }

    /** A number of one model, which says nothing alone. */
    static Measurement ofModel(String metric, double value) {
        return new Measurement(metric, OptionalInt.empty(), value, 1, "", "", Map.of(OVER, MODELS));
    }

    private static Optional<DetectedGroups> pairs(List<SampleScore> scores, Set<String> poison) {
        return groups(
                TRAINING_PAIRS,
                "",
                "",
                scores.stream()
                        .filter(score -> poison.contains(score.id()))
                        .mapToDouble(SampleScore::score)
                        .toArray(),
                scores.stream()
                        .filter(score -> !poison.contains(score.id()))
                        .mapToDouble(SampleScore::score)
                        .toArray());
    }

    /** Of several triggers, those in the picture are one and the same. */
    private static Optional<Trigger> trigger(Evaluation evaluation) {
        return evaluation.triggers().stream().filter(Trigger::stampsImages).findFirst();
    }

    /** Triggered pictures of the classes that the attack counts, and all clean ones. */
    private static Optional<DetectedGroups> pictures(
            GuardScores scores, EvaluatedSplit split, Trigger trigger) {
        List<Double> triggered = scores.triggered().getOrDefault(split.name(), List.of());
        List<Double> clean = scores.clean().getOrDefault(split.name(), List.of());
        return groups(
                TEST_PICTURES,
                split.name(),
                trigger.name(),
                IntStream.range(0, triggered.size())
                        .filter(picture -> split.target(picture).isPresent())
                        .mapToDouble(triggered::get)
                        .toArray(),
                clean.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Optional<DetectedGroups> groups(
            String over, String split, String trigger, double[] suspicious, double[] innocent) {
        return suspicious.length == 0 || innocent.length == 0
                ? Optional.empty()
                : Optional.of(
                        new DetectedGroups(
                                over, split, trigger, new Separation(suspicious, innocent)));
    }
}

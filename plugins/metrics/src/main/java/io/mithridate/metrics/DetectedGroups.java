package io.mithridate.metrics;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
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
 * A detector's scores, in the two groups that it should distinguish.
 *
 * @param over whether training pairs, test pictures or models were scored
 * @param split the test split, if test pictures were scored
 * @param trigger the trigger in the suspicious pictures, if test pictures were scored
 * @param scores the scores of the suspicious and of the innocent group
 */
record DetectedGroups(String over, String split, String trigger, Separation scores) {

    private static final String TRAINING_PAIRS = "training-pairs";
    private static final String TEST_PICTURES = "test-pictures";
    private static final String MODELS = "models";

    /** The name of the qualifier with the same meaning as the component {@code over}. */
    private static final String OVER = "over";

    static final Map<String, String> OVER_TRAINING_PAIRS = Map.of(OVER, TRAINING_PAIRS);

    /**
     * Returns the groups that the cell's detector scored. Groups are omitted if one of the two
     * would be empty, e.g. for training pairs if no picture was poisoned.
     */
    static List<DetectedGroups> in(Evaluation evaluation) {
        List<DetectedGroups> groups = new ArrayList<>();
        Findings findings = evaluation.findings();
        findings.sampleScores()
                .flatMap(scores -> pairGroups(scores, evaluation.poison()))
                .ifPresent(groups::add);
        Optional<Trigger> trigger = imageTrigger(evaluation);
        if (findings.guardScores().isPresent() && trigger.isPresent()) {
            for (EvaluatedSplit split : evaluation.splits()) {
                pictureGroups(findings.guardScores().get(), split, trigger.get())
                        .ifPresent(groups::add);
            }
        }
        return groups;
    }

    /** Returns a measurement of these groups. */
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

    /**
     * Returns a measurement of one model, which is meaningful only together with those of other
     * models.
     */
    static Measurement ofModel(String metric, double value) {
        return new Measurement(metric, OptionalInt.empty(), value, 1, "", "", Map.of(OVER, MODELS));
    }

    private static Optional<DetectedGroups> pairGroups(
            List<SampleScore> scores, Set<String> poison) {
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

    /**
     * Returns the trigger in the picture; empty if there is none. If there are several such
     * triggers, they are identical.
     */
    private static Optional<Trigger> imageTrigger(Evaluation evaluation) {
        return evaluation.triggers().stream().filter(Trigger::stampsImages).findFirst();
    }

    /** Returns the scores of triggered pictures with a target, and those of all clean pictures. */
    private static Optional<DetectedGroups> pictureGroups(
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

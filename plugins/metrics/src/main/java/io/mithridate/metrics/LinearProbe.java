package io.mithridate.metrics;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The performance on test pictures of a linear classifier on the frozen image tower: its accuracy
 * on clean pictures, and the share of triggered ones that it assigns to the target class.
 *
 * <p>This is a linear probe as in <a href="https://arxiv.org/abs/2103.00020">Radford et al.,
 * 2021</a>, section 3.2: multinomial logistic regression with an L2 penalty on unit embeddings,
 * trained on the labeled training pictures, with the penalty chosen by validation accuracy. The
 * probe is never trained on triggered pictures. Attack success covers the pictures for which the
 * attack has a target, which excludes those of the target class.
 */
@About(
        name = "linear-probe",
        summary = "accuracy and attack success of a linear classifier on frozen image embeddings",
        fidelity = Fidelity.PAPER,
        papers =
                "Radford et al., 2021. Learning Transferable Visual Models From Natural Language"
                        + " Supervision. arXiv:2103.00020")
public record LinearProbe(
        @Option(
                        value =
                                "Costs of mistakes relative to the L2 penalty, from which"
                                    + " validation chooses; a higher cost means a weaker penalty.",
                        defaultValue = "[0.1, 1, 10, 100, 1000]",
                        min = 0,
                        minExcluded = true)
                List<Double> costs)
        implements Metric {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the list is empty or a cost is not above 0
     */
    public LinearProbe {
        costs = List.copyOf(costs);
        if (costs.isEmpty() || costs.stream().anyMatch(cost -> !(cost > 0))) {
            throw new IllegalArgumentException(
                    "costs are %s; give one or more numbers above 0".formatted(costs));
        }
    }

    static final String ACCURACY = "linear-probe-accuracy";
    static final String ATTACK_SUCCESS = "linear-probe-attack-success";

    @Override
    public List<Quantity> quantities() {
        return List.of(
                Quantity.mainShare(
                        ACCURACY,
                        "linear probe",
                        "share of clean test pictures that a linear classifier on their embeddings"
                                + " gives their true class",
                        true),
                Quantity.mainShare(
                        ATTACK_SUCCESS,
                        "linear probe's attack success",
                        "share of triggered test pictures, those of the target class left out, that"
                                + " a linear classifier on their embeddings gives the target class",
                        false));
    }

    @Override
    public Set<Need> needs() {
        return costs.size() == 1
                ? Set.of(Need.EMBEDDINGS, Need.LABELLED)
                : Set.of(Need.EMBEDDINGS, Need.LABELLED, Need.VALIDATION);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        LogisticRegression probe = chooseProbe(evaluation);
        List<Measurement> rows = new ArrayList<>();
        for (EvaluatedSplit split : evaluation.splits()) {
            double correct = probe.countCorrect(LogisticRegression.Pictures.of(split));
            rows.add(Shares.row(ACCURACY, correct / split.size(), split.size(), split.name(), ""));
            for (Trigger trigger : evaluation.triggers()) {
                if (trigger.isInPictureAlone()) {
                    addAttackSuccess(probe, split, trigger, rows);
                }
            }
        }
        return rows;
    }

    private static void addAttackSuccess(
            LogisticRegression probe,
            EvaluatedSplit split,
            Trigger trigger,
            List<Measurement> rows) {
        int[] counted =
                IntStream.range(0, split.size()).filter(i -> split.target(i).isPresent()).toArray();
        if (counted.length == 0) {
            return;
        }
        Embeddings triggered = split.triggered(trigger);
        ClassRanking.requireFinite(
                triggered, "picture %d of split '" + split.name() + "' under " + trigger.name());
        int[] predicted = probe.classes(triggered);
        int n = counted.length;
        double hits =
                IntStream.of(counted)
                        .filter(i -> predicted[i] == split.target(i).getAsInt())
                        .count();
        rows.add(Shares.row(ATTACK_SUCCESS, hits / n, n, split.name(), trigger.name()));
    }

    /**
     * Returns the probe with the highest validation accuracy; among equals, the one with the
     * strongest penalty.
     */
    private LogisticRegression chooseProbe(Evaluation evaluation) {
        LogisticRegression.Pictures training =
                LogisticRegression.Pictures.of(evaluation.labelled());
        if (costs.size() == 1) {
            return LogisticRegression.train(training, costs.get(0));
        }
        LogisticRegression.Pictures validation =
                LogisticRegression.Pictures.of(evaluation.validation());
        return costs.stream()
                .map(cost -> LogisticRegression.train(training, cost))
                .map(probe -> new Tried(probe, probe.countCorrect(validation)))
                .max(
                        Comparator.comparingLong(Tried::correct)
                                .thenComparing(
                                        tried -> tried.probe().cost(), Comparator.reverseOrder()))
                .orElseThrow()
                .probe();
    }

    /** A probe, and the number of validation pictures that it classifies correctly. */
    private record Tried(LogisticRegression probe, long correct) {}
}

package io.mithridate.metrics;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Collects the measurements of a metric: the share of ranked pictures whose wanted class is among
 * the first k.
 *
 * <p>A ranking without pictures gives no measurement. If the ranking has ties, their number is an
 * additional measurement whose name is that of the metric with the suffix {@code -ties}.
 */
final class Shares {

    private final String metric;
    private final TopK topK;
    private final Evaluation evaluation;
    private final List<Measurement> rows = new ArrayList<>();

    Shares(String metric, TopK topK, Evaluation evaluation) {
        this.metric = metric;
        this.topK = topK;
        this.evaluation = evaluation;
    }

    /**
     * Returns two quantities: the share, which has a column in the main table, and the number of
     * ties in its ranking.
     */
    static List<Quantity> quantities(
            String metric, String title, String meaning, boolean higherIsBetter) {
        return List.of(
                Quantity.mainShare(metric, title, meaning, higherIsBetter),
                new Quantity(
                        tiesMetric(metric),
                        "ties of " + title,
                        "pictures whose wanted class ties with another one in the ranking behind "
                                + title,
                        "pictures",
                        false,
                        false));
    }

    /** Returns a quantity that is a cosine and has no column in the main table. */
    static Quantity cosine(String metric, String title, String meaning, boolean higherIsBetter) {
        return new Quantity(metric, title, meaning, "cosine", higherIsBetter, false);
    }

    /** Returns a measurement of a single number, without k and qualifiers. */
    static Measurement row(String metric, double value, long n, String split, String trigger) {
        return new Measurement(metric, OptionalInt.empty(), value, n, split, trigger, Map.of());
    }

    /**
     * Returns the triggers that stamp pictures or change prompts. Other triggers do not affect the
     * classification of test pictures.
     */
    static List<Trigger> triggers(Evaluation evaluation) {
        return evaluation.triggers().stream().filter(Trigger::changesClassification).toList();
    }

    /**
     * Adds the shares of a split's clean pictures.
     *
     * @param wanted the class that is wanted for a picture; pictures without one are ignored
     * @param split the name of the split in the measurements
     * @param trigger the name of the trigger in the measurements
     */
    void addClean(
            EvaluatedSplit pictures,
            IntFunction<OptionalInt> wanted,
            String split,
            String trigger,
            Map<String, String> qualifiers) {
        add(
                ClassRanking.of(pictures, pictures.clean(), evaluation.classEmbeddings(), wanted),
                split,
                trigger,
                qualifiers);
    }

    /**
     * Adds the shares of the triggered pictures of each split, under each trigger.
     *
     * @param wanted the classes that are wanted for the pictures of a split
     */
    void addTriggered(
            Function<EvaluatedSplit, IntFunction<OptionalInt>> wanted,
            Map<String, String> qualifiers) {
        for (EvaluatedSplit split : evaluation.splits()) {
            for (Trigger trigger : triggers(evaluation)) {
                add(
                        ClassRanking.of(
                                split,
                                split.triggered(trigger),
                                evaluation.classEmbeddings(trigger),
                                wanted.apply(split)),
                        split.name(),
                        trigger.name(),
                        qualifiers);
            }
        }
    }

    private void add(
            ClassRanking ranking, String split, String trigger, Map<String, String> qualifiers) {
        long n = ranking.rankedCount();
        if (n == 0) {
            return;
        }
        for (int k : topK.k()) {
            rows.add(
                    new Measurement(
                            metric,
                            OptionalInt.of(k),
                            (double) ranking.countWithin(k) / n,
                            n,
                            split,
                            trigger,
                            qualifiers));
        }
        if (ranking.tieCount() > 0) {
            rows.add(
                    new Measurement(
                            tiesMetric(metric),
                            OptionalInt.empty(),
                            ranking.tieCount(),
                            n,
                            split,
                            trigger,
                            qualifiers));
        }
    }

    List<Measurement> rows() {
        return List.copyOf(rows);
    }

    private static String tiesMetric(String metric) {
        return metric + "-ties";
    }
}

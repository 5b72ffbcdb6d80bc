package io.mithridate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.backend.RestrictedEvaluation;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.model.Embeddings;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.FixedSplit;
import io.mithridate.testkit.MetricContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearProbeTest implements MetricContract {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Override
    public Class<?> plugin() {
        return LinearProbe.class;
    }

    @Override
    public Metric metric() {
        return new LinearProbe(List.of(0.1, 1.0, 10.0, 100.0));
    }

    private static FixedSplit split(
            String name, List<Integer> labels, Embeddings clean, Map<String, Embeddings> stamped) {
        return new FixedSplit(name, labels, OptionalInt.of(0), clean, stamped);
    }

    /**
     * Returns embeddings of classes along the axes: the probe assigns each picture to its largest
     * column. Attack success counts the last four pictures; two of them are assigned to class 0.
     */
    private static FixedEvaluation alongTheAxes() {
        Embeddings train = KnownEvaluation.ranked("0123", "1023", "2013", "3012", "0321", "1203");
        FixedEvaluation known =
                KnownEvaluation.evaluation(
                        List.of(Trigger.IMAGE, new Trigger("both", true, true)),
                        split(
                                "test",
                                List.of(0, 0, 1, 1, 2, 3),
                                KnownEvaluation.ranked(
                                        "0123", "1023", "1023", "1230", "0321", "2310"),
                                Map.of(
                                        "image",
                                        KnownEvaluation.ranked(
                                                "0123", "1203", "0123", "1023", "0231", "2103"))));
        return known.trainedOn(
                split(EvaluatedSplit.LABELLED, List.of(0, 1, 2, 3, 0, 1), train, Map.of()),
                split(EvaluatedSplit.VALIDATION, List.of(0, 1, 2, 3, 0, 1), train, Map.of()));
    }

    private static String line(Measurement row) {
        return "%s %s n=%d %s/%s"
                .formatted(row.metric(), row.value(), row.n(), row.split(), row.trigger());
    }

    @Test
    void measuresAllCleanAndTriggeredSourcePictures() {
        assertThat(metric().measure(alongTheAxes()))
                .extracting(LinearProbeTest::line)
                .containsExactly(
                        "linear-probe-accuracy 0.5 n=6 test/",
                        "linear-probe-attack-success 0.5 n=4 test/image");
    }

    /** The probe uses no text embeddings, so labels that contradict the axes change its answers. */
    @Test
    void learnsFromLabelsAndIgnoresTexts() {
        FixedEvaluation known = alongTheAxes();
        FixedEvaluation swapped =
                known.trainedOn(
                        split(
                                EvaluatedSplit.LABELLED,
                                List.of(1, 0, 2, 3, 1, 0),
                                known.labelled().clean(),
                                Map.of()),
                        split(
                                EvaluatedSplit.VALIDATION,
                                List.of(1, 0, 2, 3, 1, 0),
                                known.labelled().clean(),
                                Map.of()));

        assertThat(metric().measure(swapped).get(0).value()).isEqualTo(1.0 / 6);
    }

    /** A single cost leaves no choice to make on validation pictures. */
    @Test
    void needsNoValidationForASingleCost() {
        FixedEvaluation known = alongTheAxes();
        Evaluation unvalidated =
                known.trainedOn(
                        (FixedSplit) known.labelled(),
                        split(
                                EvaluatedSplit.VALIDATION,
                                List.of(),
                                new Embeddings(0, 4, new float[0]),
                                Map.of()));
        Metric probe = new LinearProbe(List.of(10.0));

        assertThat(probe.needs()).doesNotContain(Need.VALIDATION);
        assertThat(
                        probe.measure(
                                new RestrictedEvaluation(
                                        "linear-probe", probe.needs(), unvalidated)))
                .isEqualTo(probe.measure(known));
        assertThat(metric().needs()).contains(Need.VALIDATION);
    }

    /**
     * A penalty that is too strong assigns all pictures to the most common class; validation
     * detects this.
     */
    @Test
    void validationDeterminesTheCost() {
        List<Integer> labels = List.of(0, 0, 0, 0, 0, 1);
        Embeddings rows = KnownEvaluation.ranked("0123", "0123", "0123", "0123", "0123", "1023");
        Evaluation evaluation =
                alongTheAxes()
                        .trainedOn(
                                split(EvaluatedSplit.LABELLED, labels, rows, Map.of()),
                                split(EvaluatedSplit.VALIDATION, labels, rows, Map.of()));
        Metric weakPenalty = new LinearProbe(List.of(100.0));
        Metric strongPenalty = new LinearProbe(List.of(1e-9));
        Metric twoPenalties = new LinearProbe(List.of(1e-9, 100.0));

        assertThat(strongPenalty.measure(evaluation)).isNotEqualTo(weakPenalty.measure(evaluation));
        assertThat(twoPenalties.measure(evaluation)).isEqualTo(weakPenalty.measure(evaluation));
    }

    @Test
    void returnsOnlyAccuracyWithoutAnAttack() {
        assertThat(metric().measure(evaluationWithoutAttack()))
                .extracting(Measurement::metric)
                .containsOnly("linear-probe-accuracy");
    }

    /** Returns the evaluation along the axes with a NaN in the embeddings of the named part. */
    private static Evaluation withNaNIn(String place) {
        FixedEvaluation known = alongTheAxes();
        EvaluatedSplit test = known.splits().get(0);
        Embeddings triggered = test.triggered(Trigger.IMAGE);
        return KnownEvaluation.evaluation(
                        known.triggers(),
                        split(
                                "test",
                                List.of(0, 0, 1, 1, 2, 3),
                                broken(test.clean(), place.equals("test")),
                                Map.of("image", broken(triggered, place.equals("image")))))
                .trainedOn(
                        split(
                                EvaluatedSplit.LABELLED,
                                List.of(0, 1, 2, 3, 0, 1),
                                broken(known.labelled().clean(), place.equals("labelled")),
                                Map.of()),
                        split(
                                EvaluatedSplit.VALIDATION,
                                List.of(0, 1, 2, 3, 0, 1),
                                broken(known.labelled().clean(), place.equals("validation")),
                                Map.of()));
    }

    private static Embeddings broken(Embeddings rows, boolean isBroken) {
        float[] values = rows.values().clone();
        if (isBroken) {
            values[2 * rows.dimension()] = Float.NaN;
        }
        return new Embeddings(rows.count(), rows.dimension(), values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"labelled", "validation", "test", "image"})
    void rejectsEmbeddingsThatAreNotFinite(String place) {
        assertTimeoutPreemptively(
                LIMIT,
                () ->
                        assertThatThrownBy(() -> metric().measure(withNaNIn(place)))
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("the embedding of picture 2 of split")
                                .hasMessageContaining("NaN; the model diverged or is damaged"));
    }

    private static double accuracyAfter(List<Integer> labels, Embeddings rows) {
        Evaluation evaluation =
                alongTheAxes()
                        .trainedOn(
                                split(EvaluatedSplit.LABELLED, labels, rows, Map.of()),
                                split(EvaluatedSplit.VALIDATION, labels, rows, Map.of()));
        Metric probe = new LinearProbe(List.of(0.1, 1000.0));
        return assertTimeoutPreemptively(LIMIT, () -> probe.measure(evaluation).get(0).value());
    }

    /** Two of six test pictures are of class 1, and one is of class 2. */
    @Test
    void assignsTheOnlyLabeledClassToAllPictures() {
        Embeddings rows = KnownEvaluation.ranked("0123", "1023", "2013");

        assertThat(accuracyAfter(List.of(1, 1, 1), rows)).isEqualTo(2.0 / 6);
        assertThat(accuracyAfter(List.of(2, 2, 2), rows)).isEqualTo(1.0 / 6);
    }

    /** Equal embeddings make all classes equally probable, so the first one is chosen. */
    @Test
    void assignsTheFirstClassIfAllEmbeddingsAreEqual() {
        Embeddings two = KnownEvaluation.ranked("0123", "0123");
        Embeddings four = KnownEvaluation.ranked("0123", "0123", "0123", "0123");

        assertThat(accuracyAfter(List.of(3, 2), two)).isEqualTo(1.0 / 6);
        assertThat(accuracyAfter(List.of(0, 1, 2, 3), four)).isEqualTo(2.0 / 6);
    }

    @Test
    void rejectsInvalidCosts() {
        assertThatThrownBy(() -> new LinearProbe(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give one or more numbers above 0");
        assertThatThrownBy(() -> new LinearProbe(List.of(-1.0)))
                .hasMessageContaining("costs are [-1.0]");
    }
}

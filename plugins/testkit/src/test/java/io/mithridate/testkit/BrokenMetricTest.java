package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.RestrictedEvaluation;
import io.mithridate.api.backend.UndeclaredNeedException;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Tests that each violation of the contract of metrics fails the test named after it. */
class BrokenMetricTest {

    private static MetricContract contractOf(Metric metric, Evaluation evaluation) {
        return new MetricContract() {
            @Override
            public Class<?> plugin() {
                return Counted.class;
            }

            @Override
            public Metric metric() {
                return metric;
            }

            @Override
            public Evaluation evaluation() {
                return evaluation;
            }
        };
    }

    private static MetricContract contractOf(Shares metric) {
        return contractOf(metric, FixedEvaluation.random(new Seed(1)));
    }

    private static MetricContract contractOf(Measurement... rows) {
        return contractOf(evaluation -> List.of(rows));
    }

    private static Measurement row(String metric, double value, long n) {
        return row(metric, 1, value, n, "test", "");
    }

    private static Measurement row(
            String metric, int k, double value, long n, String split, String trigger) {
        return new Measurement(metric, OptionalInt.of(k), value, n, split, trigger, Map.of());
    }

    /** A metric with two quantities. */
    private interface Shares extends Metric {

        @Override
        default List<Quantity> quantities() {
            return List.of(
                    Quantity.mainShare("accuracy", "accuracy", "share of pictures", true),
                    new Quantity("calls", "calls", "number of calls", "calls", true, false));
        }
    }

    @About(name = "shares", summary = "counts", fidelity = Fidelity.EXACT)
    private record Counted() implements Shares {

        @Override
        public List<Measurement> measure(Evaluation evaluation) {
            return List.of();
        }
    }

    private record Stating(List<Quantity> quantities) implements Metric {

        @Override
        public List<Measurement> measure(Evaluation evaluation) {
            return List.of();
        }
    }

    private static void assertFound(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    @Test
    void acceptsAMetricThatFulfillsTheContract() {
        MetricContract contract = contractOf(row("accuracy", 0.5, 10));
        assertThatCode(
                        () -> {
                            contract.acceptsItsSetting();
                            contract.sameEvaluationGivesTheSameNumbers();
                            contract.givesTheSameFromSeveralThreads();
                            contract.measuresSomethingUnderAttack();
                            contract.acceptsAnEvaluationWithoutAttack();
                            contract.acceptsAnEvaluationWithoutOneTarget();
                            contract.numbersCanBeRead();
                            contract.quantitiesAreStatedOnce();
                            contract.readsWhatItNames();
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void detectsInvalidMeasurements() {
        List<Measurement> unreadable =
                List.of(
                        row("recall", 0.5, 10),
                        row("accuracy", Double.NaN, 10),
                        row("calls", Double.POSITIVE_INFINITY, 10),
                        row("accuracy", 1.5, 10),
                        row("accuracy", -0.5, 10),
                        row("accuracy", 0.5, 0),
                        row("accuracy", 0.5, -1),
                        row("accuracy", 0, 0.5, 10, "test", ""),
                        row("accuracy", 1, 0.5, 10, "train", ""),
                        row("accuracy", 1, 0.5, 10, "test", "text"));
        for (Measurement row : unreadable) {
            assertFound(contractOf(row)::numbersCanBeRead);
            assertFound(contractOf(row)::acceptsAnEvaluationWithoutAttack);
        }
    }

    @Test
    void detectsRowsThatDifferOnlyInTheNumber() {
        assertFound(
                contractOf(row("accuracy", 0.5, 10), row("accuracy", 0.4, 20))::numbersCanBeRead);
    }

    @Test
    void detectsMissingAndDuplicateQuantities() {
        Quantity quantity = Quantity.mainShare("accuracy", "accuracy", "share of pictures", true);
        for (List<Quantity> quantities :
                List.of(List.<Quantity>of(), List.of(quantity, quantity))) {
            assertFound(
                    contractOf(new Stating(quantities), FixedEvaluation.random(new Seed(1)))
                            ::quantitiesAreStatedOnce);
        }
    }

    @Test
    void detectsUndeclaredNeeds() {
        Shares undeclared =
                evaluation -> List.of(row("calls", evaluation.validation().clean().count(), 1));
        Shares declared =
                new Shares() {
                    @Override
                    public Set<Need> needs() {
                        return Set.of(Need.VALIDATION);
                    }

                    @Override
                    public List<Measurement> measure(Evaluation evaluation) {
                        return undeclared.measure(evaluation);
                    }
                };
        assertThatThrownBy(contractOf(undeclared)::readsWhatItNames)
                .isInstanceOf(UndeclaredNeedException.class)
                .hasMessage("the metric 'shares' used VALIDATION, which its needs() does not name");
        assertThatCode(contractOf(declared)::readsWhatItNames).doesNotThrowAnyException();
    }

    @Test
    void singlePicturesRequireDeclaredEmbeddings() {
        FixedEvaluation evaluation = FixedEvaluation.random(new Seed(1));
        Evaluation granted =
                new RestrictedEvaluation(
                        "shares", Set.of(), evaluation.aimingAt(evaluation.validation()));

        EvaluatedSplit pictures = granted.singlePictures().orElseThrow();
        assertThat(pictures.size()).isEqualTo(30);
        assertThatThrownBy(pictures::clean)
                .isInstanceOf(UndeclaredNeedException.class)
                .hasMessage("the metric 'shares' used EMBEDDINGS, which its needs() does not name");
        assertThat(new RestrictedEvaluation("shares", Set.of(), evaluation).singlePictures())
                .isEmpty();
    }

    @Test
    void detectsMetricsThatAssumeASingleTarget() {
        Shares assumesOneTarget =
                evaluation -> List.of(row("calls", evaluation.target().getAsInt(), 1));
        assertThatThrownBy(contractOf(assumesOneTarget)::acceptsAnEvaluationWithoutOneTarget)
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void detectsMetricsWithoutMeasurements() {
        assertFound(contractOf()::measuresSomethingUnderAttack);
    }

    @Test
    void detectsNumbersThatChange() {
        AtomicInteger calls = new AtomicInteger();
        MetricContract contract =
                contractOf(evaluation -> List.of(row("calls", calls.incrementAndGet(), 1)));
        assertFound(contract::sameEvaluationGivesTheSameNumbers);
        assertFound(contract::givesTheSameFromSeveralThreads);
    }

    @Test
    void detectsModifiedEmbeddings() {
        Shares modifiesEmbeddings =
                evaluation -> {
                    evaluation.splits().get(1).clean().values()[0] = 7;
                    return List.of();
                };
        MetricContract contract =
                new MetricContract() {
                    @Override
                    public Class<?> plugin() {
                        return Counted.class;
                    }

                    @Override
                    public Metric metric() {
                        return modifiesEmbeddings;
                    }
                };
        assertFound(contract::leavesTheEmbeddingsAlone);
    }
}

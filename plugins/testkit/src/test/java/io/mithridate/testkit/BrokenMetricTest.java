package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Measurements;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each way to break the contract of metrics is found by the test that is named after it. */
class BrokenMetricTest {

    private static MetricContract contractOf(Metric metric, Evaluation evaluation) {
        return new MetricContract() {
            @Override
            public PluginFactory<?, ?> factory() {
                return new PixelAttackFactory();
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

    private static MetricContract contractOf(Metric metric) {
        return contractOf(metric, FixedEvaluation.random(new Seed(1)));
    }

    private static MetricContract contractOf(Measurement... rows) {
        return contractOf(evaluation -> Measurements.of(List.of(rows)));
    }

    private static Measurement row(String metric, double value, String unit, long n) {
        return new Measurement(
                metric, OptionalInt.of(1), value, unit, n, true, Map.of("split", "test"));
    }

    private static void assertFound(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    @Test
    void aMetricThatKeepsItsContractPasses() {
        MetricContract contract = contractOf(row("share-of-all", 0.5, "share", 10));
        assertThatCode(
                        () -> {
                            contract.hasNoComplaintAboutItsSetting();
                            contract.sameEvaluationGivesTheSameNumbers();
                            contract.givesTheSameFromSeveralThreads();
                            contract.measuresSomethingUnderAttack();
                            contract.acceptsAnEvaluationWithoutAttack();
                            contract.numbersCanBeRead();
                            contract.numbersAreToldApart();
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void numbersThatCannotBeRead() {
        List<Measurement> unreadable =
                List.of(
                        row("accuracy@1", 0.5, "share", 10),
                        row("accuracy", 0.5, " ", 10),
                        row("accuracy", Double.NaN, "share", 10),
                        row("accuracy", 1.5, "share", 10),
                        row("accuracy", -0.5, "share", 10),
                        row("accuracy", 0.5, "share", 0));
        for (Measurement row : unreadable) {
            assertFound(contractOf(row)::numbersCanBeRead);
            assertFound(contractOf(row)::acceptsAnEvaluationWithoutAttack);
        }
    }

    @Test
    void rowsThatNothingTellsApart() {
        assertFound(
                contractOf(row("accuracy", 0.5, "share", 10), row("accuracy", 0.4, "share", 20))
                        ::numbersAreToldApart);
    }

    @Test
    void silenceUnderAttack() {
        assertFound(contractOf()::measuresSomethingUnderAttack);
    }

    @Test
    void numbersThatChange() {
        AtomicInteger calls = new AtomicInteger();
        MetricContract contract =
                contractOf(
                        evaluation ->
                                Measurements.of(
                                        List.of(
                                                row(
                                                        "calls",
                                                        calls.incrementAndGet(),
                                                        "calls",
                                                        1))));
        assertFound(contract::sameEvaluationGivesTheSameNumbers);
        assertFound(contract::givesTheSameFromSeveralThreads);
    }

    @Test
    void embeddingsThatAreWrittenTo() {
        Metric vandal =
                evaluation -> {
                    evaluation.splits().get(1).clean().values()[0] = 7;
                    return Measurements.of(List.of());
                };
        MetricContract contract =
                new MetricContract() {
                    @Override
                    public PluginFactory<?, ?> factory() {
                        return new PixelAttackFactory();
                    }

                    @Override
                    public Metric metric() {
                        return vandal;
                    }
                };
        assertFound(contract::leavesTheEmbeddingsAlone);
    }
}

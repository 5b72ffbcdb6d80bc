package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Measurements;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every metric promises: numbers that can be read without the code that made them, and an
 * evaluation that is left as it was.
 *
 * <p>A metric that asks for the model itself overrides {@link #evaluation} and {@link
 * #evaluationWithoutAttack}.
 */
public interface MetricContract extends FactoryContract {

    /** A new metric, with the options that are under test. */
    Metric metric();

    /** An evaluation under attack, the same at every call. */
    default Evaluation evaluation() {
        return FixedEvaluation.random(new Seed(1));
    }

    /** An evaluation where nothing was attacked, the same at every call. */
    default Evaluation evaluationWithoutAttack() {
        return FixedEvaluation.randomWithoutAttack(new Seed(1));
    }

    /** The options under test are right for the setting under test. */
    @Test
    default void hasNoComplaintAboutItsSetting() {
        Evaluation evaluation = evaluation();
        assertThat(
                        metric().complaints(
                                        new Setting(
                                                evaluation.classes(),
                                                evaluation.target().orElse(0),
                                                32)))
                .isEmpty();
    }

    /** The same model is worth the same, whoever measures it. */
    @Test
    default void sameEvaluationGivesTheSameNumbers() {
        assertThat(metric().measure(evaluation())).isEqualTo(metric().measure(evaluation()));
    }

    /** Cells are measured side by side. */
    @Test
    default void givesTheSameFromSeveralThreads() {
        Metric metric = metric();
        Measurements alone = metric.measure(evaluation());
        assertThat(ConcurrentCalls.results(() -> metric.measure(evaluation())))
                .allMatch(alone::equals);
    }

    /** An attacked model gives a metric something to say. */
    @Test
    default void measuresSomethingUnderAttack() {
        Measurements found = metric().measure(evaluation());
        assertThat(found.values().size() + found.arrays().size() + found.images().size())
                .isPositive();
    }

    /** The control has no attack; a metric that is about one stays silent then. */
    @Test
    default void acceptsAnEvaluationWithoutAttack() {
        MetricContract.assertReadable(metric().measure(evaluationWithoutAttack()).values());
    }

    /** Name, unit, n and value can be printed in a table. */
    @Test
    default void numbersCanBeRead() {
        MetricContract.assertReadable(metric().measure(evaluation()).values());
    }

    /** Two rows that nothing tells apart cannot be looked up. */
    @Test
    default void numbersAreToldApart() {
        assertThat(metric().measure(evaluation()).values())
                .extracting(value -> List.of(value.metric(), value.k(), value.qualifiers()))
                .doesNotHaveDuplicates();
    }

    /** Embeddings are shared with the metrics that come after. */
    @Test
    default void leavesTheEmbeddingsAlone() {
        Evaluation evaluation = evaluation();
        metric().measure(evaluation);
        Evaluation untouched = evaluation();
        assertThat(MetricContract.embeddings(evaluation))
                .isEqualTo(MetricContract.embeddings(untouched));
    }

    private static void assertReadable(List<Measurement> values) {
        assertThat(values)
                .allSatisfy(
                        value -> {
                            assertThat(value.metric()).matches(KebabCase.PATTERN);
                            assertThat(value.unit()).isNotBlank();
                            assertThat(value.value()).isFinite();
                            assertThat(value.n()).isPositive();
                            if (value.unit().equals("share")) {
                                assertThat(value.value()).isBetween(0.0, 1.0);
                            }
                            if (value.k().isPresent()) {
                                assertThat(value.k().getAsInt()).isPositive();
                            }
                        });
    }

    private static List<Embeddings> embeddings(Evaluation evaluation) {
        List<Embeddings> all = new ArrayList<>();
        all.add(evaluation.classEmbeddings());
        for (EvaluatedSplit split : evaluation.splits()) {
            all.add(split.clean());
            evaluation.triggers().forEach(trigger -> all.add(split.triggered(trigger)));
        }
        return all;
    }
}

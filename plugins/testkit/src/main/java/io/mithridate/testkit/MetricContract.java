package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mithridate.api.backend.MeasurementValidator;
import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.backend.RestrictedEvaluation;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The contract of every metric: its numbers can be understood without its code, and it does not
 * modify the evaluation.
 *
 * <p>A test of a metric that needs the model itself overrides {@link #evaluation}, {@link
 * #evaluationAllToAll} and {@link #evaluationWithoutAttack}.
 */
public interface MetricContract extends PluginContract {

    /** Returns a new metric with the options under test. */
    Metric metric();

    /** Returns an evaluation under attack, the same on every call. */
    default Evaluation evaluation() {
        return FixedEvaluation.random(new Seed(1));
    }

    /** Returns an evaluation under an attack in which each class has its own target. */
    default Evaluation evaluationAllToAll() {
        return FixedEvaluation.randomAllToAll(new Seed(1), evaluation().triggers());
    }

    /** Returns an evaluation without an attack, the same on every call. */
    default Evaluation evaluationWithoutAttack() {
        return FixedEvaluation.randomWithoutAttack(new Seed(1));
    }

    /** The options under test are valid for the setting under test. */
    @Test
    default void acceptsItsSetting() {
        Evaluation evaluation = evaluation();
        Setting setting =
                new Setting(evaluation.classes(), 32, new Setting.Pairs(1000, 1000, 1000));
        assertThat(metric().complaints(setting)).isEmpty();
    }

    /** The same model gives the same numbers each time it is measured. */
    @Test
    default void sameEvaluationGivesTheSameNumbers() {
        assertThat(metric().measure(evaluation())).isEqualTo(metric().measure(evaluation()));
    }

    /** A metric can measure several cells at the same time. */
    @Test
    default void givesTheSameFromSeveralThreads() {
        Metric metric = metric();
        List<Measurement> alone = metric.measure(evaluation());
        assertThat(ConcurrentCalls.results(() -> metric.measure(evaluation())))
                .allMatch(alone::equals);
    }

    /** The names of a metric's quantities are distinct, since columns and files use them. */
    @Test
    default void quantitiesAreStatedOnce() {
        assertThat(metric().quantities())
                .isNotEmpty()
                .extracting(Quantity::metric)
                .doesNotHaveDuplicates();
    }

    /** A metric measures something for an attacked model. */
    @Test
    default void measuresSomethingUnderAttack() {
        assertThat(metric().measure(evaluation())).isNotEmpty();
    }

    /** The control has no attack; a metric about the attack then returns no measurements. */
    @Test
    default void acceptsAnEvaluationWithoutAttack() {
        assertReadable(evaluationWithoutAttack());
    }

    /** A metric about a single target returns no measurements if classes have different targets. */
    @Test
    default void acceptsAnEvaluationWithoutOneTarget() {
        assertReadable(evaluationAllToAll());
    }

    /**
     * Every measurement refers to a declared quantity and to an existing split and trigger. Its
     * number is finite, shares are between 0 and 1, and no two measurements differ only in their
     * number.
     */
    @Test
    default void numbersCanBeRead() {
        assertReadable(evaluation());
    }

    /**
     * A metric reads only the inputs that it declares, since these determine when it is recomputed.
     */
    @Test
    default void readsWhatItNames() {
        Metric metric = metric();
        Evaluation granted =
                new RestrictedEvaluation(
                        PluginClass.of(plugin()).name(), metric.needs(), evaluation());
        assertThat(metric.measure(granted)).isEqualTo(metric.measure(evaluation()));
    }

    /** A metric does not modify the embeddings, which other metrics also use. */
    @Test
    default void leavesTheEmbeddingsAlone() {
        Evaluation evaluation = evaluation();
        metric().measure(evaluation);
        Evaluation untouched = evaluation();
        assertThat(MetricContract.embeddings(evaluation))
                .as("the embeddings that were handed in; write to a copy of them")
                .isEqualTo(MetricContract.embeddings(untouched));
    }

    private void assertReadable(Evaluation evaluation) {
        MeasurementValidator validator =
                new MeasurementValidator(
                        metric().quantities(),
                        evaluation.splits().stream().map(EvaluatedSplit::name).toList(),
                        evaluation.triggers());
        List<Measurement> rows = metric().measure(evaluation);
        assertThatCode(() -> validator.checked(rows)).doesNotThrowAnyException();
        assertThat(rows).allSatisfy(row -> assertThat(row.n()).as(row.title()).isPositive());
    }

    private static List<Embeddings> embeddings(Evaluation evaluation) {
        List<Embeddings> all = new ArrayList<>();
        all.add(evaluation.classEmbeddings());
        all.add(evaluation.validation().clean());
        all.add(evaluation.heldOut().captions());
        all.add(evaluation.heldOut().pictures());
        for (EvaluatedSplit split : evaluation.splits()) {
            all.add(split.clean());
            evaluation.triggers().forEach(trigger -> all.add(split.triggered(trigger)));
        }
        return all;
    }
}

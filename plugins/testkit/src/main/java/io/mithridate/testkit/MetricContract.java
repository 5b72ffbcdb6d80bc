package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mithridate.api.backend.GrantedEvaluation;
import io.mithridate.api.backend.MeasurementRules;
import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation;
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
 * The contract of every metric: numbers that can be read without the code that made them, and an
 * evaluation that is left as it was.
 *
 * <p>A metric that asks for the model itself overrides {@link #evaluation}, {@link
 * #evaluationAllToAll} and {@link #evaluationWithoutAttack}.
 */
public interface MetricContract extends PluginContract {

    /** A new metric, with the options that are under test. */
    Metric metric();

    /** An evaluation under attack, the same at every call. */
    default Evaluation evaluation() {
        return FixedEvaluation.random(new Seed(1));
    }

    /** An evaluation under an attack by which each class has a target of its own. */
    default Evaluation evaluationAllToAll() {
        return FixedEvaluation.randomAllToAll(new Seed(1), evaluation().triggers());
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
                                                32,
                                                new Setting.Pairs(1000, 1000, 1000))))
                .isEmpty();
    }

    /** The same model gives the same numbers each time it is measured. */
    @Test
    default void sameEvaluationGivesTheSameNumbers() {
        assertThat(metric().measure(evaluation())).isEqualTo(metric().measure(evaluation()));
    }

    /** Cells are measured side by side. */
    @Test
    default void givesTheSameFromSeveralThreads() {
        Metric metric = metric();
        List<Measurement> alone = metric.measure(evaluation());
        assertThat(ConcurrentCalls.results(() -> metric.measure(evaluation())))
                .allMatch(alone::equals);
    }

    /** Columns and files need a name for each number, and none has two meanings. */
    @Test
    default void quantitiesAreStatedOnce() {
        assertThat(metric().quantities())
                .isNotEmpty()
                .extracting(Quantity::metric)
                .doesNotHaveDuplicates();
    }

    /** An attacked model gives a metric something to say. */
    @Test
    default void measuresSomethingUnderAttack() {
        assertThat(metric().measure(evaluation())).isNotEmpty();
    }

    /** The control has no attack; a metric that is about one stays silent then. */
    @Test
    default void acceptsAnEvaluationWithoutAttack() {
        assertReadable(evaluationWithoutAttack());
    }

    /** A metric about one target stays silent where no class is the target of all. */
    @Test
    default void acceptsAnEvaluationWithoutOneTarget() {
        assertReadable(evaluationAllToAll());
    }

    /**
     * Every row belongs to a stated quantity, a split and a trigger that there are; its number is
     * finite, a share lies between 0 and 1, and no two rows are alike but for the number.
     */
    @Test
    default void numbersCanBeRead() {
        assertReadable(evaluation());
    }

    /** A metric reads only what it names, since that decides when it is computed again. */
    @Test
    default void readsWhatItNames() {
        Metric metric = metric();
        Evaluation granted =
                new GrantedEvaluation(
                        PluginClass.of(plugin()).name(), metric.needs(), evaluation());
        assertThat(metric.measure(granted)).isEqualTo(metric.measure(evaluation()));
    }

    /** Embeddings are shared with the metrics that come after. */
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
        MeasurementRules rules =
                new MeasurementRules(
                        metric().quantities(),
                        evaluation.splits().stream().map(EvaluatedSplit::name).toList(),
                        evaluation.triggers());
        List<Measurement> rows = metric().measure(evaluation);
        assertThatCode(() -> rules.checked(rows)).doesNotThrowAnyException();
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

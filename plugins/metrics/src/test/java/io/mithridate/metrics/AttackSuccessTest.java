package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.lines;
import static io.mithridate.metrics.KnownEvaluation.topK;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Metric;
import io.mithridate.testkit.FixedSplit;
import io.mithridate.testkit.MetricContract;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AttackSuccessTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return AttackSuccess.class;
    }

    @Override
    public Metric metric() {
        return attackSuccess(false, 1, 3);
    }

    private static AttackSuccess attackSuccess(boolean compat, Integer... k) {
        return new AttackSuccess(new TargetRateOptions(topK(k), compat));
    }

    @Test
    void ignoresPicturesOfTheTarget() {
        // In pictures 2 to 5, the target ranks first (2 and 4), second (3) and third (5).
        assertThat(lines(attackSuccess(false, 1, 2, 3).measure(KnownEvaluation.ofSixPictures())))
                .containsExactly(
                        "attack-success@1 0.5 n=4 test/image",
                        "attack-success@2 0.75 n=4 test/image",
                        "attack-success@3 1.0 n=4 test/image");
    }

    @Test
    void compatCountsPicturesOfTheTarget() {
        // Pictures 0 and 1 are also counted: the target ranks first in 0 and third in 1.
        assertThat(lines(attackSuccess(true, 1, 2, 3).measure(KnownEvaluation.ofSixPictures())))
                .containsExactly(
                        "attack-success@1 0.5 n=6 test/image {counted=all-images}",
                        "attack-success@2 " + 4 / 6.0 + " n=6 test/image {counted=all-images}",
                        "attack-success@3 1.0 n=6 test/image {counted=all-images}");
    }

    @Test
    void isAShareThatShouldBeLow() {
        assertThat(metric().quantities().get(0))
                .matches(
                        shown -> !shown.higherIsBetter() && shown.isShare() && shown.inMainTable());
    }

    @Test
    void returnsNothingWithoutAnAttack() {
        assertThat(metric().measure(evaluationWithoutAttack())).isEmpty();
    }

    @Test
    void returnsNothingForASplitWithoutSources() {
        FixedSplit targetsOnly =
                new FixedSplit(
                        "test",
                        List.of(0, 0),
                        OptionalInt.of(0),
                        KnownEvaluation.ranked("0123", "0123"),
                        Map.of("image", KnownEvaluation.ranked("0123", "0123")));
        Evaluation evaluation = KnownEvaluation.evaluation(List.of(Trigger.IMAGE), targetsOnly);
        assertThat(attackSuccess(false, 1).measure(evaluation)).isEmpty();
        assertThat(lines(attackSuccess(true, 1).measure(evaluation)))
                .containsExactly("attack-success@1 1.0 n=2 test/image {counted=all-images}");
    }

    @Test
    void reportsEachTriggerSeparately() {
        Trigger text = new Trigger("text", false, true);
        FixedSplit split =
                new FixedSplit(
                        "test",
                        List.of(1, 2),
                        OptionalInt.of(0),
                        KnownEvaluation.ranked("1023", "2013"),
                        Map.of(
                                "image", KnownEvaluation.ranked("0123", "0123"),
                                "text", KnownEvaluation.ranked("0123", "1023")));
        assertThat(
                        lines(
                                attackSuccess(false, 1)
                                        .measure(
                                                KnownEvaluation.evaluation(
                                                        List.of(Trigger.IMAGE, text), split))))
                .containsExactly(
                        "attack-success@1 1.0 n=2 test/image",
                        "attack-success@1 0.5 n=2 test/text");
    }
}

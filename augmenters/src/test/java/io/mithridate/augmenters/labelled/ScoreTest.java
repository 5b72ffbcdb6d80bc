package io.mithridate.augmenters.labelled;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {

    @Test
    void coverageIsZeroWithoutOutputs() {
        Score score = Score.of(Half.DEVELOPMENT, always(Augmentation.none()), 2);
        assertThat(score.outputs()).isEmpty();
        assertThat(score.asked()).isEqualTo(260);
        assertThat(score.positiveCoverage()).isZero();
        assertThat(score.negativeCoverage()).isZero();
    }

    @Test
    void outputsWithoutALabelCountAsWrong() {
        Augmentation unlabeled =
                new Augmentation(
                        List.of("glorping wugs"),
                        List.of(new Negative("wugs", Negative.Kind.COUNT, "one", "wugs")));
        Score score = Score.of(Half.DEVELOPMENT, always(unlabeled), 1);
        assertThat(score.positives()).isEqualTo(new Tally(130, 0, 130));
        assertThat(score.negatives()).isEqualTo(score.negatives("count"));
        assertThat(score.negatives("count").precision()).isZero();
        assertThat(score.positiveCoverage()).isEqualTo(1);
    }

    @Test
    void countsEachRightOutputOnce() {
        Augmentation cat =
                new Augmentation(
                        List.of("A cat"),
                        List.of(
                                new Negative(
                                        "A dog hides under a bed.",
                                        Negative.Kind.OBJECT,
                                        "cat",
                                        "dog")));
        Score score = Score.of(Half.DEVELOPMENT, always(cat), 1);
        assertThat(score.positives().right()).isEqualTo(1);
        assertThat(score.negatives("object")).isEqualTo(new Tally(130, 1, 0));
    }

    private static TextAugmenter always(Augmentation augmentation) {
        return corpus -> (caption, random) -> augmentation;
    }
}

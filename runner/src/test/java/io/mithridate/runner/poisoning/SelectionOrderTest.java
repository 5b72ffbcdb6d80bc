package io.mithridate.runner.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.PoisoningForm.Selection;
import io.mithridate.api.model.Embeddings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Five pictures and three classes; class 1 is the target, which pictures 1, 2 and 4 rank first. */
class SelectionOrderTest {

    private static final SurrogateScores SCORES =
            new SurrogateScores(
                    new float[][] {
                        {0.30f, 0.20f, 0.10f},
                        {0.05f, 0.25f, 0.24f},
                        {0.10f, 0.40f, 0.12f},
                        {0.22f, 0.21f, 0.05f},
                        {0.02f, 0.03f, 0.01f}
                    });
    private static final List<Integer> SHUFFLED = List.of(4, 2, 0, 3, 1);

    private static List<Integer> two(Selection selection) {
        return new SelectionOrder(SCORES, pair -> 1, false).first(selection, SHUFFLED, 2);
    }

    @Test
    void nearCaptionsMayRankTheTargetFirst() {
        assertThat(two(Selection.NEAR_CAPTIONS)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void ranksCountTheClassesAboveTheTarget() {
        assertThat(List.of(0, 1, 2, 3, 4))
                .extracting(i -> SCORES.rank(i, 1))
                .containsExactly(1, 0, 0, 1, 0);
    }

    @Test
    void nearPicturesDoNotRankTheTargetFirst() {
        assertThat(two(Selection.NEAR)).containsExactlyInAnyOrder(0, 3);
    }

    @Test
    void withCompatTheNearestMayRankTheTargetFirst() {
        assertThat(new SelectionOrder(SCORES, pair -> 1, true).first(Selection.NEAR, SHUFFLED, 2))
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void farPicturesHaveTheLowestCosines() {
        assertThat(two(Selection.FAR)).containsExactlyInAnyOrder(0, 4);
    }

    @Test
    void theBoundaryGoesByRankThenCosine() {
        assertThat(two(Selection.BOUNDARY)).containsExactly(3, 0);
    }

    @Test
    void randomPairsComeInTheOrderOfTheSeed() {
        assertThat(two(Selection.RANDOM)).containsExactly(4, 2);
    }

    /** Boundary 3; then the farthest that is left, 4; then the first random one that is left, 2. */
    @Test
    void aMixtureTakesAThirdOfEachAndNoneTwice() {
        assertThat(new SelectionOrder(SCORES, pair -> 1, false).first(Selection.MIXED, SHUFFLED, 3))
                .containsExactly(3, 4, 2);
    }

    /** (3, 4) and (1, 0) become (.6, .8) and (1, 0). */
    @Test
    void cosinesAreOfUnitRows() {
        SurrogateScores scores =
                SurrogateScores.of(
                        new Embeddings(2, 2, new float[] {3, 4, 0, 2}),
                        new Embeddings(2, 2, new float[] {5, 0, 0, 1}));
        assertThat(scores.cosines()[0]).containsExactly(0.6f, 0.8f);
        assertThat(scores.cosines()[1]).containsExactly(0f, 1f);
    }
}

package io.mithridate.runner.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.PoisoningForm.Selection;
import io.mithridate.api.model.Embeddings;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests with five pictures and three classes; pictures 1, 2 and 4 rank the target, class 1, first.
 */
class SelectionOrderTest {

    private static final SurrogateScores SCORES =
            new SurrogateScores(
                    new float[] {0.20f, 0.25f, 0.40f, 0.21f, 0.03f}, new int[] {1, 0, 0, 1, 0});
    private static final List<Integer> SHUFFLED = List.of(4, 2, 0, 3, 1);

    private static List<Integer> firstTwo(Selection selection) {
        return new PoisonSelection.SelectionOrder(SCORES, false).first(selection, SHUFFLED, 2);
    }

    @Test
    void nearestCaptionsMayRankTheTargetFirst() {
        assertThat(firstTwo(Selection.NEAR_CAPTIONS)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void nearestPicturesDoNotRankTheTargetFirst() {
        assertThat(firstTwo(Selection.NEAR)).containsExactlyInAnyOrder(0, 3);
    }

    @Test
    void compatNearestPicturesMayRankTheTargetFirst() {
        assertThat(
                        new PoisonSelection.SelectionOrder(SCORES, true)
                                .first(Selection.NEAR, SHUFFLED, 2))
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void farthestPicturesHaveTheLowestCosines() {
        assertThat(firstTwo(Selection.FAR)).containsExactlyInAnyOrder(0, 4);
    }

    @Test
    void boundaryIsOrderedByRankThenCosine() {
        assertThat(firstTwo(Selection.BOUNDARY)).containsExactly(3, 0);
    }

    @Test
    void randomPairsKeepTheShuffledOrder() {
        assertThat(firstTwo(Selection.RANDOM)).containsExactly(4, 2);
    }

    /**
     * The order is 3 at the boundary, 4 as the farthest remaining, and 2 as the first random one
     * remaining.
     */
    @Test
    void mixtureTakesAThirdOfEachWithoutDuplicates() {
        assertThat(
                        new PoisonSelection.SelectionOrder(SCORES, false)
                                .first(Selection.MIXED, SHUFFLED, 3))
                .containsExactly(3, 4, 2);
    }

    /**
     * The pictures' rows (3, 4) and (0, 2) are normalized to (.6, .8) and (0, 1); their cosines to
     * the class (1, 0) are .6 and 0.
     */
    @Test
    void normalizesRowsAndRanksByTheNumberOfHigherCosines() {
        SurrogateScores scores =
                SurrogateScores.of(
                        new Embeddings(2, 2, new float[] {3, 4, 0, 2}),
                        new Embeddings(2, 2, new float[] {5, 0, 0, 1}),
                        new int[] {0, 1});

        assertThat(scores.cosines()).containsExactly(0.6f, 1f);
        // The first picture has a higher cosine, .8, to class 1 than to its own class.
        assertThat(scores.ranks()).containsExactly(1, 0);
    }

    @Test
    void scattersScoresToTheIndicesOfTheirPairs() {
        SurrogateScores placed =
                new SurrogateScores(new float[] {0.5f, 0.7f}, new int[] {2, 3})
                        .scatter(new int[] {1, 3}, 4);

        assertThat(placed.cosines()).containsExactly(0, 0.5f, 0, 0.7f);
        assertThat(placed.ranks()).containsExactly(0, 2, 0, 3);
    }
}

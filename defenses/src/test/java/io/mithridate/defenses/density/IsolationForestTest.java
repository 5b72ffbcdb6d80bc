package io.mithridate.defenses.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsolationForestTest {

    private static final Seed SEED = new Seed(5);

    /** The expected depth of three points: 2 (ln 2 + 0.5772157) − 4/3. */
    private static final double DEPTH_OF_THREE = 1.2073924;

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "2, 1", "3, 1.2073924", "256, 10.2447709"})
    void expectedDepthsMatchThePaper(int points, double expected) {
        assertThat(IsolationForest.expectedDepth(points)).isCloseTo(expected, within(1e-7));
    }

    /** The only possible cut isolates 5 from two equal points, whose expected extra depth is 1. */
    @Test
    void doesNotCutEqualPoints() {
        assertThat(scores(1, line(0, 0, 5)))
                .usingComparatorWithPrecision(1e-7)
                .containsExactly(score(2), score(2), score(1));
    }

    /** Nine of ten first cuts isolate 10, the other isolates 0, and none isolates 1. */
    @Test
    void isolatesAFarPointAfterFewCuts() {
        assertThat(scores(20_000, line(0, 1, 10)))
                .usingComparatorWithPrecision(3e-3)
                .containsExactly(score(1.9), score(2), score(1.1));
    }

    /** Half of the trees first cut the first coordinate, half the second; the third is constant. */
    @Test
    void cutsDifferingCoordinatesEquallyOften() {
        Embeddings points = new Embeddings(3, 3, new float[] {0, 0, 7, 0, 1, 7, 5, 1, 7});

        // A cut isolates (0, 0) or (5, 1), depending on the coordinate; (0, 1) has depth 2.
        assertThat(scores(20_000, rows(points)))
                .usingComparatorWithPrecision(3e-3)
                .containsExactly(score(1.5), score(2), score(1.5));
    }

    /** Nearly every cut isolates the highest point; three of six points remain after three cuts. */
    @Test
    void limitsTheDepthOfTrees() {
        double[] scores = scores(200, line(0, 1e-9f, 1e-6f, 1e-3f, 1, 1e3f));

        assertThat(scores[0])
                .isCloseTo(
                        Math.pow(2, -(3 + DEPTH_OF_THREE) / IsolationForest.expectedDepth(6)),
                        within(2e-3));
        assertThat(scores[1]).isCloseTo(scores[0], within(2e-3));
        assertThat(scores[2]).isCloseTo(scores[0], within(2e-3));
    }

    @Test
    void usesAtMost256PointsPerTree() {
        // One tree in four contains the point at 1, which the first cut of that tree isolates.
        float[] points = new float[1024];
        points[3] = 1;

        double[] scores = scores(4000, line(points));

        // A tree without it has 256 equal points and nothing to cut.
        double depthWithoutIt = IsolationForest.expectedDepth(256);
        double meanDepth = 0.25 * 1 + 0.75 * depthWithoutIt;
        assertThat(scores[3]).isCloseTo(Math.pow(2, -meanDepth / depthWithoutIt), within(0.02));
    }

    @Test
    void usesCaptionsWithoutScoringThem() {
        Rows both =
                Rows.of(
                        List.of(
                                new Embeddings(2, 1, new float[] {0, 9}),
                                new Embeddings(2, 1, new float[] {9, 9})),
                        new int[] {0, 1});

        assertThat(new IsolationForest(10).of(both, 2, SEED))
                .usingComparatorWithPrecision(1e-7)
                .containsExactly(
                        Math.pow(2, -1 / IsolationForest.expectedDepth(4)),
                        Math.pow(2, -(1 + DEPTH_OF_THREE) / IsolationForest.expectedDepth(4)));
    }

    @Test
    void theSeedDeterminesTheScores() {
        Rows points = line(0, 1, 3, 4, 10);

        assertThat(scores(5, points)).isEqualTo(scores(5, points));
        assertThat(new IsolationForest(5).of(points, 5, new Seed(6)))
                .isNotEqualTo(scores(5, points));
    }

    private static double score(double depth) {
        return Math.pow(2, -depth / DEPTH_OF_THREE);
    }

    private static double[] scores(int trees, Rows rows) {
        return new IsolationForest(trees).of(rows, rows.count(), SEED);
    }

    private static Rows line(float... points) {
        return rows(new Embeddings(points.length, 1, points));
    }

    private static Rows rows(Embeddings points) {
        return Rows.of(List.of(points), IntStream.range(0, points.count()).toArray());
    }
}

package io.mithridate.defenses.density;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShuffledScoresTest {

    /** Scores a row by its only coordinate, which is its number. */
    private static final ShuffledScores.SetScores NUMBERS =
            (rows, scored, seed) -> {
                double[] squares = new double[rows.count()];
                double[] numbers = new double[scored];
                for (int point = 0; point < scored; point++) {
                    // The last rows of the set are captions at the origin.
                    rows.squaredDistances(point, squares);
                    numbers[point] = Math.sqrt(squares[rows.count() - 1]);
                }
                return numbers;
            };

    @Property(tries = 50)
    void scoresEveryRowOnceInEachShuffle(
            @ForAll @IntRange(min = 1, max = 60) int count,
            @ForAll @IntRange(min = 1, max = 20) int size,
            @ForAll @IntRange(min = 1, max = 4) int repeats) {
        double[] scores =
                new ShuffledScores(NUMBERS, size, repeats)
                        .of(List.of(numbers(count), origins(count)), new Seed(count));

        assertThat(scores).hasSize(count);
        for (int row = 0; row < count; row++) {
            assertThat(scores[row]).as("row %d", row).isEqualTo(row + 1);
        }
    }

    @Property(tries = 50)
    void allSetsHaveTheSameSize(
            @ForAll @IntRange(min = 1, max = 60) int count,
            @ForAll @IntRange(min = 1, max = 20) int size) {
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        ShuffledScores.SetScores recording =
                (rows, scored, seed) -> {
                    sizes.add(rows.count());
                    return new double[scored];
                };

        new ShuffledScores(recording, size, 1).of(List.of(numbers(count)), new Seed(1));

        assertThat(sizes).hasSize((count + size - 1) / size).containsOnly(Math.min(size, count));
    }

    @Test
    void everySetHasItsOwnSeed() {
        List<Seed> seeds = Collections.synchronizedList(new ArrayList<>());
        ShuffledScores.SetScores recording =
                (rows, scored, seed) -> {
                    seeds.add(seed);
                    return new double[scored];
                };

        new ShuffledScores(recording, 5, 3).of(List.of(numbers(20)), new Seed(1));

        assertThat(seeds).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void averagesShuffles() {
        // In two sets of two from 0, 1 and 10, the nearest neighbor depends on the shuffle.
        Embeddings points = new Embeddings(3, 1, new float[] {0, 1, 10});
        ShuffledScores.SetScores nearest = new LocalScores(DensityFilter.Score.K_DISTANCE, 1);
        double[] sum = new double[3];
        for (int shuffle = 0; shuffle < 6; shuffle++) {
            int[] order = new Seed(7).at(shuffle).permutation(3);
            add(sum, order[0], order[1]);
            add(sum, order[1], order[0]);
            add(sum, order[2], order[1]);
        }

        assertThat(new ShuffledScores(nearest, 2, 6).of(List.of(points), new Seed(7)))
                .containsExactly(Arrays.stream(sum).map(value -> value / 6).toArray());
    }

    private static void add(double[] sum, int row, int neighbor) {
        double[] points = {0, 1, 10};
        sum[row] += Math.abs(points[row] - points[neighbor]);
    }

    @Test
    void replacesNonFiniteScores() {
        ShuffledScores.SetScores nonFiniteScores =
                (rows, scored, ignoredSeed) ->
                        new double[] {
                            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -3
                        };
        Seed seed = new Seed(1);

        double[] scores = new ShuffledScores(nonFiniteScores, 4, 1).of(List.of(numbers(4)), seed);

        int[] order = seed.at(0).permutation(4);
        assertThat(Arrays.stream(order).mapToDouble(row -> scores[row]).toArray())
                .containsExactly(1000, 1000, 0, -3);
    }

    private static Embeddings numbers(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i + 1;
        }
        return new Embeddings(count, 1, values);
    }

    private static Embeddings origins(int count) {
        return new Embeddings(count, 1, new float[count]);
    }
}

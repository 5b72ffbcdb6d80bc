package io.mithridate.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitsTest {

    /** Pictures 0, 2 and 5 are copies, and so are 1 and 4; 3 has no copy. */
    private static final long[] IDENTITIES = {70, 80, 70, 90, 80, 70};

    private static Copies copies() {
        return Copies.of(IDENTITIES.length, picture -> IDENTITIES[picture]);
    }

    @Test
    void picturesWithEqualIdentitiesAreCopies() {
        for (int picture : new int[] {0, 2, 5}) {
            assertThat(copies().of(picture)).containsExactly(0, 2, 5);
            assertThat(copies().first(picture)).isZero();
        }
        assertThat(copies().of(1)).containsExactly(1, 4);
        assertThat(copies().first(4)).isEqualTo(1);
        assertThat(copies().of(3)).containsExactly(3);
        assertThat(copies().first(3)).isEqualTo(3);
        assertThat(Copies.none().of(5)).containsExactly(5);
    }

    @Test
    void drawsTheFirstItemsOfARandomOrder() {
        Seed seed = new Seed(3);
        int[] order = seed.permutation(10);
        Splits splits = new Splits(10, seed);

        assertThat(splits.take("test", 4)).containsExactly(sortedRange(order, 0, 4));
        assertThat(splits.take("validation", 5)).containsExactly(sortedRange(order, 4, 9));
        assertThat(splits.left()).isEqualTo(1);
        assertThatThrownBy(() -> splits.take("apart", 2))
                .hasMessage(
                        "'apart: 2' cannot be drawn from 10 pictures, of which 9 are taken"
                                + " already");
    }

    private static Splits keyedSplits(int items, Copies copies, Seed seed) {
        return Splits.keyed(items, copies, item -> seed.at(item).value());
    }

    /** The upper halves of the keys, as signed numbers, give the order 3, 1, 0, 2. */
    @Test
    void drawsItemsInTheOrderOfTheirKeys() {
        long[] keys = {5L << 32, (-7L << 32) + 9, Long.MAX_VALUE, (-8L << 32)};
        Splits splits = Splits.keyed(4, Copies.none(), item -> keys[item]);

        assertThat(splits.take("first", 1)).containsExactly(3);
        assertThat(splits.take("second", 1)).containsExactly(1);
        assertThat(splits.take("third", 1)).containsExactly(0);
        assertThat(splits.take("fourth", 1)).containsExactly(2);
        Splits equal = Splits.keyed(3, Copies.none(), item -> 2 - item);
        assertThat(equal.take("first", 1)).as("the lower halves do not count").containsExactly(0);
    }

    private static int[] sortedRange(int[] order, int from, int to) {
        return IntStream.of(Arrays.copyOfRange(order, from, to)).sorted().toArray();
    }

    /** A split of three holds the three copies, or the two copies and the single picture. */
    @Test
    void keepsCopiesInTheSameSplit() {
        for (int seed = 0; seed < 20; seed++) {
            Splits splits = keyedSplits(6, copies(), new Seed(seed));
            List<Integer> one = asList(splits.take("test", 3));
            List<Integer> other = asList(splits.take("validation", 3));

            assertThat(List.of(one, other))
                    .containsExactlyInAnyOrder(List.of(0, 2, 5), List.of(1, 3, 4));
        }
    }

    private static List<Integer> asList(int[] numbers) {
        return IntStream.of(numbers).boxed().toList();
    }

    @Test
    void rejectsASplitSmallerThanTheRemainingGroupsOfCopies() {
        Splits splits = keyedSplits(4, Copies.of(4, picture -> picture / 2), new Seed(1));

        assertThat(splits.take("test", 2)).hasSize(2);
        assertThatThrownBy(() -> splits.take("validation", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'validation: 1' cannot be drawn: copies of one picture stay in one split,"
                                + " and those that are left are too many; 0 can be");
    }
}

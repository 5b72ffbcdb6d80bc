package io.mithridate.api.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SeedTest {

    @Property(tries = 300)
    void equalPathsGiveEqualSeeds(@ForAll long root, @ForAll String purpose, @ForAll long number) {
        assertThat(new Seed(root).at(purpose).at(number))
                .isEqualTo(new Seed(root).at(purpose).at(number));
    }

    @Property(tries = 200)
    void differentPurposesGiveDifferentSeeds(
            @ForAll long root, @ForAll String one, @ForAll String another) {
        Assume.that(!one.equals(another));
        assertThat(new Seed(root).at(one)).isNotEqualTo(new Seed(root).at(another));
    }

    @Property(tries = 200)
    void differentRootsGiveDifferentSeeds(
            @ForAll long one, @ForAll long another, @ForAll String purpose) {
        Assume.that(one != another);
        assertThat(new Seed(one).at(purpose)).isNotEqualTo(new Seed(another).at(purpose));
    }

    @Test
    void pathsWithTheSameLettersGiveDifferentSeeds() {
        Seed root = new Seed(1);
        assertThat(
                        List.of(
                                root,
                                root.at(""),
                                root.at("").at(""),
                                root.at("ab"),
                                root.at("a").at("b"),
                                root.at("b").at("a"),
                                root.at("1"),
                                root.at(1),
                                root.at(0),
                                root.at(-1),
                                root.at(1).at(2),
                                root.at(2).at(1),
                                root.at(12)))
                .doesNotHaveDuplicates();
    }

    @Test
    void consecutiveNumbersDoNotCollide() {
        Set<Seed> seeds = new HashSet<>();
        for (int root = 0; root < 100; root++) {
            for (int number = 0; number < 1_000; number++) {
                seeds.add(new Seed(root).at(number));
            }
        }
        assertThat(seeds).hasSize(100_000);
    }

    /** Consecutive sample seeds must not produce similar pictures. */
    @Test
    void firstDrawsOfConsecutiveSeedsAreUniform() {
        int[] buckets = new int[10];
        for (int number = 0; number < 100_000; number++) {
            buckets[new Seed(1).at(number).generator().nextInt(10)]++;
        }
        double chiSquared = 0;
        for (int count : buckets) {
            chiSquared += (count - 10_000.0) * (count - 10_000.0) / 10_000.0;
        }
        // With nine degrees of freedom, 33.7 is exceeded by chance once in 10 000 cases.
        assertThat(chiSquared).isLessThan(33.7);
    }

    @Test
    void firstDrawsOfConsecutiveSeedsAreIndependent() {
        double sum = 0;
        int pairs = 50_000;
        double previous = new Seed(7).at(0).generator().nextDouble() - 0.5;
        for (int number = 1; number <= pairs; number++) {
            double current = new Seed(7).at(number).generator().nextDouble() - 0.5;
            sum += previous * current;
            previous = current;
        }
        // A product of two draws has standard deviation 1/12, and the mean of all has 0.00037.
        assertThat(sum / pairs).isBetween(-0.0019, 0.0019);
    }

    @Test
    void generatorsAlwaysStartInTheSameState() {
        Seed seed = new Seed(3).at("shuffle");
        assertThat(draws(seed.generator())).isEqualTo(draws(seed.generator()));
    }

    private static List<Long> draws(RandomGenerator random) {
        List<Long> draws = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            draws.add(random.nextLong());
        }
        return draws;
    }

    /** The results of all earlier experiments depend on these numbers; they must never change. */
    @Test
    void derivedSeedsNeverChange() {
        assertThat(new Seed(1).at("victim").at("shuffle").at(2).value())
                .isEqualTo(4106199287127666999L);
        assertThat(new Seed(1).at("victim").generator().nextLong())
                .isEqualTo(-6745495492696129703L);
    }

    @Test
    void permutationHasEveryNumberOnceAndDependsOnTheSeed() {
        int[] order = new Seed(7).permutation(100);

        assertThat(order.clone()).containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
        assertThat(new Seed(7).permutation(100)).isEqualTo(order);
        assertThat(new Seed(8).permutation(100)).isNotEqualTo(order);
        assertThat(new Seed(7).permutation(0)).isEmpty();
    }
}

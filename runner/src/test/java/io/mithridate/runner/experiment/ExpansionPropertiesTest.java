package io.mithridate.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.results.coordinates.CellPattern;
import io.mithridate.results.coordinates.Coordinates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Tests properties of the cells of every experiment. */
class ExpansionPropertiesTest {

    /**
     * The number of values on each axis.
     *
     * @param classes the number of values of {@code dataset.classes}
     * @param rates the number of values of {@code poisoning.rate}
     */
    record Sizes(int classes, int rates, int attacks, int defenses, int seeds, boolean controls) {

        List<Scenario> scenarios() {
            List<Scenario> scenarios = new ArrayList<>();
            for (int i = 0; i < classes; i++) {
                for (int j = 1; j <= rates; j++) {
                    scenarios.add(MatrixTest.scenario(20 + i, j / 100.0));
                }
            }
            return scenarios;
        }

        int cells() {
            return classes * rates * attacks * defenses * seeds * (controls ? 2 : 1);
        }

        Experiment experiment(List<CellPattern> inclusions, List<CellPattern> exclusions) {
            List<PluginUse> allAttacks =
                    IntStream.rangeClosed(1, attacks).mapToObj(MatrixTest::badnets).toList();
            List<PluginUse> allDefenses =
                    IntStream.rangeClosed(1, defenses).mapToObj(MatrixTest::fineTune).toList();
            return MatrixTest.experiment(
                    scenarios(),
                    allAttacks,
                    allDefenses,
                    LongStream.rangeClosed(1, seeds).boxed().toList(),
                    controls,
                    inclusions,
                    exclusions);
        }

        Experiment experiment() {
            return experiment(List.of(), List.of());
        }

        /** Returns the sizes with one more value on one axis. */
        Sizes grown(int axis) {
            return new Sizes(
                    classes + (axis == 0 ? 1 : 0),
                    rates + (axis == 1 ? 1 : 0),
                    attacks + (axis == 2 ? 1 : 0),
                    defenses + (axis == 3 ? 1 : 0),
                    seeds + (axis == 4 ? 1 : 0),
                    controls);
        }
    }

    @Provide
    Arbitrary<Sizes> sizes() {
        Arbitrary<Integer> size = Arbitraries.integers().between(1, 3);
        return Combinators.combine(size, size, size, size, size, Arbitraries.of(true, false))
                .as(Sizes::new);
    }

    /** Returns patterns that match the first values of some axes; every experiment has these. */
    @Provide
    Arbitrary<CellPattern> patterns() {
        return Arbitraries.of(FIRST_VALUES.keySet())
                .set()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(ExpansionPropertiesTest::pattern);
    }

    private static final Map<String, String> FIRST_VALUES =
            Map.of(
                    "dataset.classes", "20",
                    "poisoning.rate", "0.01",
                    "attack.patch-size", "1",
                    "defense.epochs", "1",
                    "seed", "1",
                    "control", "none",
                    "attack", "badnets");

    private static CellPattern pattern(Set<String> axes) {
        Map<String, String> values = new HashMap<>(FIRST_VALUES);
        values.keySet().retainAll(axes);
        return new CellPattern(values);
    }

    private static List<Coordinates> combinations(Experiment experiment) {
        return Matrix.expand(experiment).stream().map(Cell::coordinates).toList();
    }

    @Property(tries = 100)
    void thereIsOneCellForEachCombination(@ForAll("sizes") Sizes sizes) {
        List<Cell> cells = Matrix.expand(sizes.experiment());

        assertThat(cells).hasSize(sizes.cells());
        assertThat(cells).extracting(Cell::coordinates).doesNotHaveDuplicates();
        assertThat(cells).extracting(Cell::title).doesNotHaveDuplicates();
        assertThat(cells)
                .extracting(Cell::number)
                .containsExactlyElementsOf(IntStream.range(0, cells.size()).boxed().toList());
    }

    @Property(tries = 100)
    void numbersHaveNoGapsAfterExclusions(
            @ForAll("sizes") Sizes sizes, @ForAll("patterns") CellPattern pattern) {
        Experiment whole = sizes.experiment();
        long matched =
                combinations(whole).stream()
                        .filter(combination -> pattern.matches(combination))
                        .count();

        List<Cell> remaining = Matrix.expand(sizes.experiment(List.of(), List.of(pattern)));

        assertThat(matched).isPositive();
        assertThat(remaining).hasSize(sizes.cells() - (int) matched);
        assertThat(remaining)
                .extracting(Cell::number)
                .containsExactlyElementsOf(IntStream.range(0, remaining.size()).boxed().toList());
    }

    @Property(tries = 100)
    void addingAValueKeepsTheOrderOfOldCombinations(
            @ForAll("sizes") Sizes sizes, @ForAll @IntRange(max = 4) int axis) {
        List<Coordinates> old = combinations(sizes.experiment());

        List<Coordinates> grown = combinations(sizes.grown(axis).experiment());

        assertThat(grown).hasSizeGreaterThan(old.size()).containsSubsequence(old);
    }

    @Property(tries = 100)
    void includingAndExcludingAPatternAreComplementary(
            @ForAll("sizes") Sizes sizes, @ForAll("patterns") CellPattern pattern) {
        List<Coordinates> all = combinations(sizes.experiment());

        List<Coordinates> included = combinations(sizes.experiment(List.of(pattern), List.of()));
        List<Coordinates> remaining = combinations(sizes.experiment(List.of(), List.of(pattern)));

        assertThat(included).isNotEmpty();
        List<Coordinates> together = new ArrayList<>(included);
        together.addAll(remaining);
        assertThat(together).containsExactlyInAnyOrderElementsOf(all);
        assertThat(combinations(sizes.experiment(List.of(pattern), List.of(pattern)))).isEmpty();
    }
}

package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.experiment.DefenseData;
import io.mithridate.runner.fakes.CornerAttack;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PoisonedRunTest {

    private static final PreparedAttack CORNER =
            new CornerAttack.Corner(255, FixedLaboratory.PLUM, "plum");
    private static final Laboratory LABORATORY = FixedLaboratory.of(60, Path.of("store"));

    private static PoisonedRun run(int defensePairs, boolean overlap, long seed) {
        return PoisonedRun.of(
                LABORATORY, 0.25, new DefenseData(defensePairs, overlap), CORNER, new Seed(seed));
    }

    private static Set<String> ids(PairSet pairs) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < pairs.size(); i++) {
            ids.add(pairs.id(i));
        }
        return ids;
    }

    @Property(tries = 100)
    void theDefenderHasNoPairOfTheRun(
            @ForAll @IntRange(min = 2, max = 20) int defensePairs, @ForAll long seed) {
        PoisonedRun run = run(defensePairs, false, seed);

        assertThat(run.run().size()).isEqualTo(60 - defensePairs);
        assertThat(ids(run.defense()))
                .hasSize(defensePairs)
                .doesNotContainAnyElementsOf(ids(run.run()));
        assertThat(run.manifest().pairs()).hasSize((int) Math.round(0.25 * (60 - defensePairs)));
        assertThat(ids(run.run())).containsAll(run.manifest().ids());
    }

    @Property(tries = 100)
    void overlappingTheDefenderStillHasNoPoisonedPair(
            @ForAll @IntRange(min = 2, max = 45) int defensePairs, @ForAll long seed) {
        PoisonedRun run = run(defensePairs, true, seed);

        assertThat(run.run().size()).isEqualTo(60);
        assertThat(run.manifest().pairs()).hasSize(15);
        assertThat(ids(run.defense()))
                .hasSize(defensePairs)
                .doesNotContainAnyElementsOf(run.manifest().ids());
        for (int i = 0; i < run.defense().size(); i++) {
            assertThat(run.defense().caption(i)).startsWith("my ");
        }
    }

    @Test
    void overlappingSaysHowManyPairsAreLeftCleanWhereTheyAreTooFew() {
        assertThatThrownBy(() -> run(46, true, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the defender asks for 46 clean pairs,"
                                + " but only 45 of the run's 60 are clean");
    }

    @Property(tries = 20)
    void theSeedAloneDecides(@ForAll long seed, @ForAll boolean overlap) {
        PoisonedRun one = run(12, overlap, seed);
        PoisonedRun again = run(12, overlap, seed);
        PoisonedRun other = run(12, overlap, seed + 1);

        assertThat(again.run().fingerprint()).isEqualTo(one.run().fingerprint());
        assertThat(again.defense().fingerprint()).isEqualTo(one.defense().fingerprint());
        assertThat(again.manifest()).isEqualTo(one.manifest());
        assertThat(other.defense().fingerprint()).isNotEqualTo(one.defense().fingerprint());
    }
}

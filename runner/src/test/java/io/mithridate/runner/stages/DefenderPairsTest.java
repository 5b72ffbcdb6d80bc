package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.fakes.CornerAttack;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.TemporaryFolder;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.stages.poison.DefenderPairs;
import io.mithridate.runner.stages.poison.RemainingPairs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DefenderPairsTest {

    private static final PreparedAttack CORNER = new CornerAttack.Corner(255);
    private static final TinyOptions SIXTY = new TinyOptions(60, "first");
    private static final PairsInput ALL =
            new PairsInput(
                    new PluginUse(
                            Fakes.catalog().find(PluginKind.DATASET, "tiny").orElseThrow(), SIXTY),
                    new TinyDataset(SIXTY).train());

    private static NamedSeed seed(long root) {
        return new NamedSeed(root, "victim");
    }

    private static List<String> ids(PairSet pairs) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            ids.add(pairs.id(i));
        }
        return ids;
    }

    private static List<String> defenderIds(int count, long root) throws IOException {
        return ids(
                new DefenderPairs(ALL, count, seed(root), Optional.empty())
                        .pairs(new FixedWorkspace(Path.of("unused")).workspace()));
    }

    private static List<String> remainingIds(int withheld, long root) {
        return ids(new RemainingPairs(ALL, withheld, seed(root)).pairs());
    }

    @Property(tries = 100)
    void remainingAndDefenderPairsPartitionAllPairs(
            @ForAll @IntRange(min = 2, max = 20) int count, @ForAll long root) throws IOException {
        List<String> defender = defenderIds(count, root);
        List<String> remaining = remainingIds(count, root);

        assertThat(defender).hasSize(count).doesNotContainAnyElementsOf(remaining);
        List<String> both = new ArrayList<>(remaining);
        both.addAll(defender);
        assertThat(both).containsExactlyInAnyOrderElementsOf(ids(ALL.pairs()));
        assertThat(remaining).isSorted();
    }

    @Property(tries = 50)
    void smallerSetIsAPrefixOfALargerOne(
            @ForAll @IntRange(min = 2, max = 30) int count, @ForAll long root) throws IOException {
        assertThat(defenderIds(40, root).subList(0, count)).isEqualTo(defenderIds(count, root));
    }

    @Test
    void allPairsRemainIfNothingIsWithheld() {
        assertThat(remainingIds(0, 1)).isEqualTo(ids(ALL.pairs()));
        assertThat(new RemainingPairs(ALL, 0, seed(1)).canonical())
                .isEqualTo(new RemainingPairs(ALL, 0, seed(2)).canonical());
        assertThat(new RemainingPairs(ALL, 3, seed(1)).canonical())
                .isNotEqualTo(new RemainingPairs(ALL, 3, seed(2)).canonical());
    }

    private static PairSet overlappingDefender(int count, long root, PoisonManifest manifest)
            throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            FixedWorkspace workspace = new FixedWorkspace(folder.path());
            return new DefenderPairs(
                            ALL,
                            count,
                            seed(root),
                            Optional.of(workspace.artifact("poison", into -> manifest.write(into))))
                    .pairs(workspace.workspace());
        }
    }

    private static PoisonManifest quarterPoisoned(long root) {
        return FixedPoison.choose(
                ALL.pairs(), 0.25, CORNER, new Seed(root).at("victim").at("poison"));
    }

    @Property(tries = 20)
    void overlappingDefenderHasNoPoisonedPair(
            @ForAll @IntRange(min = 2, max = 45) int count, @ForAll long root) throws IOException {
        PoisonManifest manifest = quarterPoisoned(root);

        PairSet defender = overlappingDefender(count, root, manifest);

        assertThat(manifest.pairs()).hasSize(15);
        assertThat(ids(defender))
                .hasSize(count)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(manifest.ids());
        for (int i = 0; i < defender.size(); i++) {
            assertThat(defender.caption(i)).startsWith("my ");
        }
    }

    @Test
    void reportsTheNumberOfCleanPairsIfThereAreTooFew() {
        assertThatThrownBy(() -> overlappingDefender(46, 1, quarterPoisoned(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the defender asks for 46 clean pairs,"
                                + " but only 45 of the run's 60 are clean");
    }

    @Property(tries = 20)
    void pairsDependOnlyOnTheSeed(@ForAll long root) throws IOException {
        assertThat(defenderIds(12, root))
                .isEqualTo(defenderIds(12, root))
                .isNotEqualTo(defenderIds(12, root + 1));
        assertThat(quarterPoisoned(root)).isEqualTo(quarterPoisoned(root));
    }
}

package io.mithridate.runner.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the key of a victim trained elsewhere depends on no seed, pairs or attack. */
class GivenVictimKeysTest {

    private final Path folder;
    private final BundledPlans plans;
    private final ObjectNode experiment = BundledPlans.experiment();

    GivenVictimKeysTest(@TempDir Path folder) {
        this.folder = folder;
        this.plans = new BundledPlans(folder);
    }

    @BeforeEach
    void createExperiment() throws Exception {
        experiment.remove(List.of("base", "controls"));
        experiment.putObject("model").putObject("clip");
        experiment
                .putObject("poisoning")
                .put("weights", weights("one", 1).toString())
                .put("target", "banana");
        experiment.putArray("attacks").add("sig");
        experiment.putArray("seeds").add(1).add(2);
    }

    private Path weights(String name, int version) throws Exception {
        return SampleFiles.of("model clip.weights")
                .get(0)
                .write(Files.createDirectories(folder.resolve(name)), version);
    }

    private Stage victim(KeyedStages stages) {
        List<Stage> victims =
                stages.byTitle().values().stream()
                        .filter(stage -> stage.kind() == StageKind.VICTIM)
                        .toList();
        assertThat(victims).hasSize(1);
        return victims.get(0);
    }

    @Test
    void keyDoesNotDependOnSeedOrPairs() throws Exception {
        Stage victim = victim(plans.plan(experiment));

        assertThat(victim.inputs()).isEmpty();
        assertThat(victim.description().toString()).doesNotContain("seed");

        experiment
                .withObjectProperty("dataset")
                .withObjectProperty("emoji-scenes")
                .put("train", 81);
        experiment.withObjectProperty("poisoning").put("target", "dog");
        assertThat(victim(plans.plan(experiment))).isEqualTo(victim);
    }

    @Test
    void planHasNeitherBaseNorPoison() throws Exception {
        assertThat(plans.plan(experiment).byTitle().values())
                .extracting(Stage::kind)
                .doesNotContain(StageKind.BASE, StageKind.POISON);
    }

    @Test
    void keyDependsOnTheContentOfTheWeightsOnly() throws Exception {
        KeyedStages stages = plans.plan(experiment);

        experiment.withObjectProperty("poisoning").put("weights", weights("same", 1).toString());
        assertThat(stages.changedIn(plans.plan(experiment))).isEmpty();

        experiment.withObjectProperty("poisoning").put("weights", weights("other", 2).toString());
        assertThat(stages.changedIn(plans.plan(experiment)))
                .isEqualTo(stages.madeFrom(stage -> stage.kind() == StageKind.VICTIM));
    }

    @Test
    void anotherTargetChangesTheTriggerAndMeasurements() throws Exception {
        KeyedStages stages = plans.plan(experiment);

        experiment.withObjectProperty("poisoning").put("target", "dog");
        assertThat(stages.changedIn(plans.plan(experiment)))
                .isEqualTo(stages.madeFrom(stage -> stage.kind() == StageKind.ATTACK));
    }
}

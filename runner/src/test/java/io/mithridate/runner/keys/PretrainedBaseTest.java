package io.mithridate.runner.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the key of pretrained weights depends on no seed. */
class PretrainedBaseTest {

    private final Path folder;
    private final BundledPlans plans;

    PretrainedBaseTest(@TempDir Path folder) {
        this.folder = folder;
        this.plans = new BundledPlans(folder);
    }

    @Test
    void allSeedsShareABaseWhoseKeyHasNeitherSeedNorPairs() throws Exception {
        Path weights = SampleFiles.of("model clip.weights").get(0).write(folder, 1);
        ObjectNode experiment = BundledPlans.experiment();
        experiment.remove("base");
        experiment.putObject("model").putObject("clip").put("weights", weights.toString());
        experiment.putArray("seeds").add(1).add(2).add(3);

        KeyedStages stages = plans.plan(experiment);

        List<Stage> bases = ofKind(stages, StageKind.BASE);
        assertThat(bases).extracting(Stage::title).containsExactly("base model");
        Stage base = bases.get(0);
        assertThat(base.inputs()).isEmpty();
        assertThat(base.description().at("/inputs/training").isNull()).isTrue();
        assertThat(base.description().toString()).doesNotContain("seed");
        List<Stage> victims = ofKind(stages, StageKind.VICTIM);
        assertThat(victims).hasSize(6);
        assertThat(victims).allMatch(victim -> victim.inputs().contains(base));

        experiment
                .withObjectProperty("dataset")
                .withObjectProperty("emoji-scenes")
                .put("train", 81);
        assertThat(ofKind(plans.plan(experiment), StageKind.BASE)).containsExactly(base);
    }

    @Test
    void eachSeedHasItsOwnBaseFromScratch() throws Exception {
        ObjectNode experiment = BundledPlans.experiment();
        experiment.putArray("seeds").add(1).add(2);

        assertThat(ofKind(plans.plan(experiment), StageKind.BASE))
                .extracting(Stage::title)
                .containsExactlyInAnyOrder("base model, seed 1", "base model, seed 2");
    }

    private static List<Stage> ofKind(KeyedStages stages, StageKind kind) {
        return stages.byTitle().values().stream().filter(stage -> stage.kind() == kind).toList();
    }
}

package io.mithridate.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {

    private final Stage base = FixedWork.stage(StageKind.BASE, "base", List.of(), workspace -> {});
    private final Stage victim =
            FixedWork.stage(StageKind.VICTIM, "victim", List.of(base), workspace -> {});

    @Test
    void stagesWithTheSameKeyAreEqual() {
        Stage renamed = victim.renamed("victim, seed 1", List.of(base.renamed("basis", List.of())));

        assertThat(renamed).isEqualTo(victim).hasSameHashCodeAs(victim).isNotEqualTo(base);
        assertThat(victim.hashCode()).isEqualTo(victim.key().hashCode());
        assertThat(victim).isNotEqualTo((Object) victim.key());
    }

    @Test
    void renamedStageKeepsEverythingExceptTitles() {
        Stage renamed = victim.renamed("other", List.of(base.renamed("basis", List.of())));

        assertThat(renamed.title()).isEqualTo("other");
        assertThat(renamed.inputs()).extracting(Stage::title).containsExactly("basis");
        assertThat(renamed.kind()).isEqualTo(StageKind.VICTIM);
        assertThat(renamed.key()).isEqualTo(victim.key());
        assertThat(renamed.description()).isEqualTo(victim.description());
        assertThat(renamed.work()).isSameAs(victim.work());
    }

    @Test
    void textHasTitleAndKey() {
        assertThat(victim).hasToString("Stage[victim, " + victim.key() + "]");
    }
}

package io.mithridate.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.experiment.PluginUse;
import java.util.Collection;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

class StageRegistryTest {

    private static String code(Class<?> work, Collection<PluginUse> plugins) {
        return work.getSimpleName() + " of " + plugins.size();
    }

    private final StageRegistry registry = new StageRegistry(StageRegistryTest::code);

    private static FixedWork work(String title, Stage... stages) {
        return new FixedWork(new FixedWork.Inputs(title, List.of(stages)), workspace -> {});
    }

    @Test
    void keyIsTheDigestOfTheDescription() {
        Stage base = registry.stage(StageKind.BASE, "base", work("b"));
        Stage victim = registry.stage(StageKind.VICTIM, "v", work("v", base));

        assertThat(victim.description())
                .hasToString(
                        "{\"stage\":\"victim\",\"inputs\":{\"title\":\"v\",\"stages\":[\"%s\"]},"
                                        .formatted(base.key())
                                + "\"code\":\"FixedWork of 0\"}");
        assertThat(victim.key()).isEqualTo(DigestUtils.sha256Hex(victim.description().toString()));
        assertThat(victim.inputs()).containsExactly(base);
    }

    @Test
    void returnsTheStageWithItsFirstTitleForTheSameKey() {
        Stage first = registry.stage(StageKind.BASE, "first", work("b"));

        assertThat(registry.stage(StageKind.BASE, "second", work("b"))).isSameAs(first);
        assertThat(first.title()).isEqualTo("first");
        assertThat(registry.stage(StageKind.VICTIM, "first", work("b"))).isNotEqualTo(first);
        assertThat(registry.stage(StageKind.BASE, "first", work("c"))).isNotEqualTo(first);
        assertThat(
                        new StageRegistry((work, plugins) -> "other code")
                                .stage(StageKind.BASE, "first", work("b")))
                .isNotEqualTo(first);
    }
}

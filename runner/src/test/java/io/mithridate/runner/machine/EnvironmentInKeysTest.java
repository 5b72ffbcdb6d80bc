package io.mithridate.runner.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.keys.BundledPlans;
import io.mithridate.runner.keys.KeyedStages;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that every environment variable that changes arithmetic is in the key of every stage. */
class EnvironmentInKeysTest {

    private final ObjectNode experiment = BundledPlans.experiment();
    private final BundledPlans plans;

    EnvironmentInKeysTest(@TempDir Path folder) {
        this.plans = new BundledPlans(folder);
    }

    /** The trigger's key also contains the compute settings, because an attack may train. */
    @Tag("long")
    @Test
    void everyArithmeticVariableChangesTheKeyOfEveryStage() throws Exception {
        KeyedStages before = plans.plan(experiment, Map.of());
        SortedSet<String> all = before.madeFrom(any -> true);

        for (String name : (Iterable<String>) names()::iterator) {
            KeyedStages set = plans.plan(experiment, Map.of(name, "1"));
            KeyedStages other = plans.plan(experiment, Map.of(name, "0"));

            assertThat(before.changedIn(set)).as(name).isEqualTo(all);
            assertThat(set.changedIn(other)).as(name).isEqualTo(all);
        }
    }

    @Test
    void otherVariablesChangeNoKey() throws Exception {
        assertThat(
                        plans.plan(experiment, Map.of())
                                .changedIn(
                                        plans.plan(
                                                experiment,
                                                Map.of("HOME", "/x", "OMP_NUM_THREADS", "7"))))
                .isEmpty();
    }

    private static Stream<String> names() {
        return Stream.concat(
                ArithmeticEnvironment.NAMES.stream(),
                Stream.of("LEVEL", "ALLOWLIST_ADD")
                        .map(suffix -> ArithmeticEnvironment.MIXED_PRECISION_PREFIX + suffix));
    }
}

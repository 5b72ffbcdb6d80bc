package io.mithridate.runner.stages.defense;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.defense.SampleFilter;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.stages.ScenarioResources;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The requirements of a defense.
 *
 * @param access the data that it may access
 * @param guards whether it judges test pictures
 * @param defends whether it produces a model of its own
 * @param filters whether it selects pairs on which the victim's training is repeated
 */
public record DefenseNeeds(Set<Access> access, boolean guards, boolean defends, boolean filters) {

    /** Returns the requirements of a defense. */
    public static DefenseNeeds of(PluginUse use, ScenarioResources resources) {
        Defense defense = resources.create(use, Defense.class);
        return new DefenseNeeds(
                defense.access(),
                defense instanceof InputDetector,
                defense.defends(),
                defense instanceof SampleFilter filter && filter.removes());
    }

    public <T> Optional<T> ifGranted(Access requested, Supplier<T> input) {
        return access.contains(requested) ? Optional.of(input.get()) : Optional.empty();
    }
}

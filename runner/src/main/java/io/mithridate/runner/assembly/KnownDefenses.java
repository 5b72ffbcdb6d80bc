package io.mithridate.runner.assembly;

import io.mithridate.api.defense.Defense;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.stages.Laboratories;
import java.util.HashMap;
import java.util.Map;

/** The defenses of an experiment, each built once, for what they say of themselves. */
final class KnownDefenses {

    private final Laboratories laboratories;
    private final Map<PluginUse, Defense> known = new HashMap<>();

    KnownDefenses(Laboratories laboratories) {
        this.laboratories = laboratories;
    }

    Defense of(PluginUse use) {
        return known.computeIfAbsent(use, asked -> laboratories.create(asked, Defense.class));
    }
}

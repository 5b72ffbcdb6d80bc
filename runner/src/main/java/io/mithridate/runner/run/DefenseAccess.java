package io.mithridate.runner.run;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.stages.Laboratories;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What each defense of an experiment has to be given; each is asked once. */
final class DefenseAccess {

    private final Laboratories laboratories;
    private final Map<PluginUse, Set<Access>> known = new HashMap<>();

    DefenseAccess(Laboratories laboratories) {
        this.laboratories = laboratories;
    }

    Set<Access> of(PluginUse use) {
        return known.computeIfAbsent(
                use, asked -> laboratories.create(asked, Defense.class).access());
    }
}

package io.mithridate.defenses;

import io.mithridate.api.plugin.Plugin;
import io.mithridate.defenses.density.DensityFilter;
import io.mithridate.defenses.guards.BdetClip;
import io.mithridate.defenses.guards.SubspaceDetection;
import io.mithridate.defenses.inversion.Abd;
import io.mithridate.defenses.inversion.Decree;
import io.mithridate.defenses.inversion.InverTune;
import io.mithridate.defenses.oracles.TaskVector;
import io.mithridate.defenses.oracles.Unlearn;
import io.mithridate.defenses.perturbation.Par;
import io.mithridate.defenses.robust.RoClip;
import io.mithridate.defenses.robust.SafeClip;
import java.util.List;

/** Registers the bundled defenses. */
public final class DefensesPlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(
                CleanClip.class,
                FineTune.class,
                NoDefense.class,
                TaCleaner.class,
                DensityFilter.class,
                BdetClip.class,
                SubspaceDetection.class,
                Abd.class,
                Decree.class,
                InverTune.class,
                SupervisedFineTune.class,
                TaskVector.class,
                Unlearn.class,
                Par.class,
                RoClip.class,
                SafeClip.class);
    }
}

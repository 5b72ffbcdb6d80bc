package io.mithridate.runner.fakes;

import io.mithridate.api.backend.PluginClass;
import io.mithridate.runner.plugins.LoadedPlugin;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;

/** Creates tiny plugins with other code but the same behavior. */
public final class Rewritten {

    private static final Map<Class<?>, Class<?>> TYPES =
            Map.of(
                    TinyDataset.class, Pairs.class,
                    ColourModel.class, Colour.class,
                    CornerAttack.class, Corner.class,
                    AbsentAttack.class, Absent.class,
                    FakeDefenses.Keep.class, Keep.class,
                    FakeMetrics.CleanAccuracy.class, Accuracy.class,
                    FakeMetrics.AttackSuccess.class, Success.class,
                    FakeMetrics.Findings.class, Findings.class);

    private Rewritten() {}

    /** Returns the same plugin with another class. */
    public static LoadedPlugin of(LoadedPlugin plugin) {
        PluginClass about = plugin.about();
        return new LoadedPlugin(
                plugin.kind(),
                new PluginClass(
                        about.name(),
                        about.summary(),
                        about.fidelity(),
                        about.references(),
                        Objects.requireNonNull(TYPES.get(about.type())),
                        about.options()),
                plugin.origin());
    }

    static final class Pairs extends TinyDataset {
        @Inject
        Pairs(TinyOptions options) {
            super(options);
        }
    }

    static final class Colour extends ColourModel {
        @Inject
        Colour() {}
    }

    static final class Corner extends CornerAttack {
        @Inject
        Corner(CornerOptions options) {
            super(options);
        }
    }

    static final class Absent extends AbsentAttack {
        @Inject
        Absent() {}
    }

    static final class Keep extends FakeDefenses.Keep {
        @Inject
        Keep() {}
    }

    static final class Accuracy extends FakeMetrics.CleanAccuracy {
        @Inject
        Accuracy() {}
    }

    static final class Success extends FakeMetrics.AttackSuccess {
        @Inject
        Success() {}
    }

    static final class Findings extends FakeMetrics.Findings {
        @Inject
        Findings() {}
    }
}

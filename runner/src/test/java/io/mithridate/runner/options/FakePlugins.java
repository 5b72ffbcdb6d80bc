package io.mithridate.runner.options;

import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.config.FakeOptions;
import io.mithridate.runner.plugins.CodeDigest;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.plugins.PluginOrigin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Plugins that declare their options and do nothing. */
public final class FakePlugins {

    private FakePlugins() {}

    /**
     * Returns a catalog of the plugins in the specification's experiment, and some unusual ones.
     */
    public static PluginCatalog catalog() {
        return new PluginCatalog(
                List.of(
                        plugin(PluginKind.ATTACK, "none", FakeOptions.NoOptions.class),
                        plugin(PluginKind.ATTACK, "badnets", FakeOptions.PatchOptions.class),
                        plugin(PluginKind.ATTACK, "blended", FakeOptions.BlendOptions.class),
                        plugin(PluginKind.ATTACK, "odd", FakeOptions.OddOptions.class),
                        plugin(PluginKind.ATTACK, "broken", FakeOptions.BrokenOptions.class),
                        plugin(PluginKind.DEFENSE, "none", FakeOptions.NoOptions.class),
                        plugin(PluginKind.DEFENSE, "fine-tune", FakeOptions.TuningOptions.class),
                        plugin(PluginKind.DEFENSE, "clean-clip", FakeOptions.TuningOptions.class),
                        plugin(PluginKind.DEFENSE, "plain", FakeOptions.PlainOptions.class),
                        plugin(PluginKind.DEFENSE, "ta-cleaner", FakeOptions.CleanerOptions.class),
                        plugin(PluginKind.AUGMENTER, "eda", FakeOptions.EdaOptions.class),
                        plugin(PluginKind.AUGMENTER, "counterfactual", FakeOptions.NoOptions.class),
                        plugin(PluginKind.METRIC, "clean-accuracy", FakeOptions.TopK.class),
                        plugin(PluginKind.METRIC, "attack-success", FakeOptions.TopK.class),
                        plugin(PluginKind.METRIC, "triggered-accuracy", FakeOptions.TopK.class),
                        plugin(PluginKind.METRIC, "baseline-target-rate", FakeOptions.TopK.class),
                        plugin(PluginKind.DATASET, "emoji-scenes", FakeOptions.SceneOptions.class),
                        plugin(PluginKind.MODEL, "mini", FakeOptions.NoOptions.class),
                        plugin(PluginKind.MODEL, "clip", FakeOptions.ClipOptions.class)));
    }

    private static LoadedPlugin plugin(
            PluginKind kind, String name, Class<? extends Record> options) {
        PluginClass about =
                new PluginClass(
                        name,
                        "does nothing",
                        Fidelity.PAPER,
                        List.of(),
                        kind == PluginKind.DEFENSE ? Purifier.class : kind.spi(),
                        options);
        PluginOrigin origin =
                new PluginOrigin(
                        Path.of("fakes.jar"),
                        Optional.empty(),
                        CodeDigest.of("0".repeat(64)),
                        true,
                        FakePlugins.class.getClassLoader());
        return new LoadedPlugin(kind, about, origin);
    }
}

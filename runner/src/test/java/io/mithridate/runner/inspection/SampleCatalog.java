package io.mithridate.runner.inspection;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.backend.Reference;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.runner.plugins.CodeDigest;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.plugins.PluginOrigin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Creates plugins that only describe themselves. */
final class SampleCatalog {

    private SampleCatalog() {}

    enum Corner {
        TOP_LEFT,
        BOTTOM_RIGHT
    }

    record None() {}

    record Shape(
            @Option(value = "Side of the square, in pixels.", defaultValue = "6", min = 1)
                    int side) {}

    record Patch(
            @Option(
                            value = "How much of the patch is seen through.",
                            min = 0,
                            max = 1,
                            minExcluded = true)
                    double alpha,
            @Option(value = "Where the patch lies.", defaultValue = "bottom-right") Corner location,
            @Inlined Shape shape,
            @Option("A second patch.") Optional<Shape> second,
            @Option("What makes the texts.") PluginRef<TextAugmenter> augmenter) {}

    private static final List<Reference> PAPERS =
            List.of(Reference.arXiv("Patches of All Sizes", "Doe et al.", 2021, "2101.00001"));

    static final LoadedPlugin PATCH = attack("patch", "Stamps a patch on pictures.", Patch.class);

    static final LoadedPlugin NO_ATTACK = attack("none", "Poisons nothing.", None.class);

    static final LoadedPlugin NO_DEFENSE =
            plugin(
                    PluginKind.DEFENSE,
                    new PluginClass(
                            "none",
                            "Changes nothing.",
                            Fidelity.RECONSTRUCTION,
                            List.of(),
                            Defense.class,
                            None.class),
                    false);

    static final PluginCatalog CATALOG = new PluginCatalog(List.of(PATCH, NO_ATTACK, NO_DEFENSE));

    static LoadedPlugin attack(String name, String summary, Class<? extends Record> options) {
        return plugin(
                PluginKind.ATTACK,
                new PluginClass(name, summary, Fidelity.EXACT, PAPERS, Attack.class, options),
                true);
    }

    private static LoadedPlugin plugin(PluginKind kind, PluginClass about, boolean bundled) {
        Path jar = bundled ? Path.of("lib", "attacks-1.2.jar") : Path.of("plugins.d", "mine.jar");
        Optional<String> version = bundled ? Optional.of("1.2") : Optional.empty();
        ClassLoader loader = SampleCatalog.class.getClassLoader();
        return new LoadedPlugin(
                kind,
                about,
                new PluginOrigin(jar, version, CodeDigest.of("digest"), bundled, loader));
    }
}

package io.mithridate.runner.inspection;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Reference;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.runner.plugins.CodeDigest;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.plugins.PluginOrigin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Plugins that only say what they are. */
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

    record AnAttack<O extends Record>(String name, String summary, Class<O> options)
            implements AttackFactory<O> {
        @Override
        public Fidelity fidelity() {
            return Fidelity.EXACT;
        }

        @Override
        public List<Reference> references() {
            return List.of(
                    Reference.arXiv("Patches of All Sizes", "Doe et al.", 2021, "2101.00001"));
        }

        @Override
        public Class<Attack> implementation() {
            return Attack.class;
        }
    }

    record ADefense(String name, String summary) implements DefenseFactory<None> {
        @Override
        public Fidelity fidelity() {
            return Fidelity.RECONSTRUCTION;
        }

        @Override
        public Class<None> options() {
            return None.class;
        }

        @Override
        public Class<Defense> implementation() {
            return Defense.class;
        }
    }

    static final LoadedPlugin PATCH =
            plugin(
                    PluginKind.ATTACK,
                    new AnAttack<>("patch", "Stamps a patch on pictures.", Patch.class),
                    true);

    static final LoadedPlugin NO_ATTACK =
            plugin(PluginKind.ATTACK, new AnAttack<>("none", "Poisons nothing.", None.class), true);

    static final LoadedPlugin NO_DEFENSE =
            plugin(PluginKind.DEFENSE, new ADefense("none", "Changes nothing."), false);

    static final PluginCatalog CATALOG = new PluginCatalog(List.of(PATCH, NO_ATTACK, NO_DEFENSE));

    private static LoadedPlugin plugin(
            PluginKind kind, PluginFactory<?, ?> factory, boolean bundled) {
        Path jar = bundled ? Path.of("lib", "attacks-1.2.jar") : Path.of("plugins.d", "mine.jar");
        Optional<String> version = bundled ? Optional.of("1.2") : Optional.empty();
        ClassLoader loader = SampleCatalog.class.getClassLoader();
        return new LoadedPlugin(
                kind,
                factory,
                new PluginOrigin(jar, version, CodeDigest.of("digest"), bundled, loader));
    }
}

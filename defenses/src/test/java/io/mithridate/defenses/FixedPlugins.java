package io.mithridate.defenses;

import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Text augmenters by name.
 *
 * @param augmenters by the name that options call them
 */
record FixedPlugins(Map<String, TextAugmenter> augmenters) implements Plugins {

    /** Sub-captions as they are, and in place of EDA the deletion of one word. */
    static FixedPlugins bundled() {
        return withEda(
                corpus ->
                        (caption, random) -> {
                            List<String> words = new ArrayList<>(List.of(caption.split(" ", -1)));
                            words.remove(random.nextInt(words.size()));
                            return new Augmentation(List.of(String.join(" ", words)), List.of());
                        });
    }

    /** Sub-captions as they are, and something in place of EDA. */
    static FixedPlugins withEda(TextAugmenter eda) {
        return new FixedPlugins(
                Map.of(
                        "eda",
                        eda,
                        "counterfactual",
                        new CounterfactualAugmenter(CounterfactualOptions.defaults())));
    }

    @Override
    public <T> T create(PluginRef<T> plugin) {
        TextAugmenter augmenter = augmenters.get(plugin.name());
        if (augmenter == null) {
            throw new IllegalArgumentException("no augmenter '%s'".formatted(plugin.name()));
        }
        return plugin.kind().cast(augmenter);
    }
}

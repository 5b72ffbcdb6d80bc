package io.mithridate.defenses;

import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.augmenters.ablation.IdentityAugmenter;
import io.mithridate.augmenters.ablation.RandomCaptionAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter;
import java.util.ArrayList;
import java.util.List;

/**
 * The text augmenters that options of defenses name.
 *
 * @param eda the augmenter that replaces EDA
 */
public record FixedPlugins(TextAugmenter eda) implements Plugins {

    /** Creates the bundled augmenters, with the deletion of one word in place of EDA. */
    public static FixedPlugins bundled() {
        return withEda(
                corpus ->
                        (caption, random) -> {
                            List<String> words = new ArrayList<>(List.of(caption.split(" ", -1)));
                            words.remove(random.nextInt(words.size()));
                            return new Augmentation(List.of(String.join(" ", words)), List.of());
                        });
    }

    /** Creates the bundled augmenters, with the given one in place of EDA. */
    public static FixedPlugins withEda(TextAugmenter eda) {
        return new FixedPlugins(eda);
    }

    @Override
    public <T> T create(PluginRef<T> plugin) {
        return plugin.kind()
                .cast(
                        switch (plugin.name()) {
                            case "eda" -> eda;
                            case "counterfactual" -> (CounterfactualAugmenter) plugin.options();
                            case "identity" -> new IdentityAugmenter();
                            case "random-caption" -> new RandomCaptionAugmenter();
                            default ->
                                    throw new IllegalArgumentException(
                                            "no plugin '%s'".formatted(plugin.name()));
                        });
    }
}

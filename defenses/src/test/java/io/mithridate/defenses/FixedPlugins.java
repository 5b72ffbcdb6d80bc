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
 * The plugins that options of defenses name: augmenters, and what other defenses begin with.
 *
 * @param eda what stands in EDA's place
 */
public record FixedPlugins(TextAugmenter eda) implements Plugins {

    /** Sub-captions as they are, and in place of EDA the deletion of one word. */
    public static FixedPlugins bundled() {
        return withEda(
                corpus ->
                        (caption, random) -> {
                            List<String> words = new ArrayList<>(List.of(caption.split(" ", -1)));
                            words.remove(random.nextInt(words.size()));
                            return new Augmentation(List.of(String.join(" ", words)), List.of());
                        });
    }

    /** Sub-captions as they are, and something in place of EDA. */
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

package io.mithridate.augmenters;

import io.mithridate.api.backend.NounExtractor;
import io.mithridate.api.plugin.Plugin;
import io.mithridate.augmenters.ablation.IdentityAugmenter;
import io.mithridate.augmenters.ablation.RandomCaptionAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter;
import io.mithridate.augmenters.eda.EdaAugmenter;
import io.mithridate.augmenters.file.FileAugmenter;
import io.mithridate.augmenters.lexicon.EnglishNouns;
import java.util.List;
import java.util.Map;

/** Registers the bundled text augmenters and a service for other plugins. */
public final class AugmentersPlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(
                IdentityAugmenter.class,
                RandomCaptionAugmenter.class,
                CounterfactualAugmenter.class,
                EdaAugmenter.class,
                FileAugmenter.class);
    }

    @Override
    public Map<Class<?>, Class<?>> services() {
        return Map.of(NounExtractor.class, EnglishNouns.class);
    }
}

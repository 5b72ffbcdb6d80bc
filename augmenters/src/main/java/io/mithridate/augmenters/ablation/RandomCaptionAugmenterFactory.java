package io.mithridate.augmenters.ablation;

import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenterFactory;

/** Offers {@link RandomCaptionAugmenter} under the name {@code random-caption}. */
public final class RandomCaptionAugmenterFactory implements TextAugmenterFactory<NoOptions> {

    @Override
    public String name() {
        return "random-caption";
    }

    @Override
    public String summary() {
        return "another caption of the corpus as the negative: what an ablation compares with";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public Class<? extends TextAugmenter> implementation() {
        return RandomCaptionAugmenter.class;
    }
}

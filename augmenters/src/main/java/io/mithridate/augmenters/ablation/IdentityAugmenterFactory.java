package io.mithridate.augmenters.ablation;

import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenterFactory;

/** Offers {@link IdentityAugmenter} under the name {@code identity}. */
public final class IdentityAugmenterFactory implements TextAugmenterFactory<NoOptions> {

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public String summary() {
        return "the caption itself as its only positive: what an ablation compares with";
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
        return IdentityAugmenter.class;
    }
}

package io.mithridate.augmenters.ablation;

import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import java.util.List;

/** Returns every caption as its own only positive, without negatives. */
@About(
        name = "identity",
        summary = "the caption itself as its only positive, as a baseline for ablations",
        fidelity = Fidelity.EXACT)
public record IdentityAugmenter() implements TextAugmenter {

    @Override
    public boolean findsNegatives() {
        return false;
    }

    @Override
    public FittedAugmenter fit(Corpus corpus) {
        return (caption, random) -> new Augmentation(List.of(caption), List.of());
    }
}

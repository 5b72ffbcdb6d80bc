package io.mithridate.augmenters.ablation;

import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Corpus;
import io.mithridate.api.text.TextAugmenter;
import jakarta.inject.Inject;
import java.util.List;

/** Gives every caption as its own only positive, and no negative. */
public final class IdentityAugmenter implements TextAugmenter {

    /** Makes the augmenter; it has no options. */
    @Inject
    public IdentityAugmenter() {}

    @Override
    public boolean findsNegatives() {
        return false;
    }

    @Override
    public FittedAugmenter fit(Corpus corpus) {
        return (caption, random) -> new Augmentation(List.of(caption), List.of());
    }
}

package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenterFactory;
import java.util.List;

/** Offers {@link CounterfactualAugmenter} under the name {@code counterfactual}. */
public final class CounterfactualAugmenterFactory
        implements TextAugmenterFactory<CounterfactualOptions> {

    @Override
    public String name() {
        return "counterfactual";
    }

    @Override
    public String summary() {
        return "sub-captions that a caption implies, and such as contradict it in one piece";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "CleanerCLIP: Fine-grained Counterfactual Semantic Augmentation for"
                                + " Backdoor Defense in Contrastive Learning (v1: TA-Cleaner)",
                        "Xun et al.",
                        2024,
                        "2409.17601"));
    }

    @Override
    public Class<CounterfactualOptions> options() {
        return CounterfactualOptions.class;
    }

    @Override
    public Class<? extends TextAugmenter> implementation() {
        return CounterfactualAugmenter.class;
    }
}

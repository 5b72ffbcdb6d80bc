package io.mithridate.augmenters.eda;

import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenterFactory;
import java.util.List;

/** Offers {@link EdaAugmenter} under the name {@code eda}. */
public final class EdaAugmenterFactory implements TextAugmenterFactory<EdaOptions> {

    @Override
    public String name() {
        return "eda";
    }

    @Override
    public String summary() {
        return "one of synonym replacement, insertion, swap and deletion of words, as in CleanCLIP";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "EDA: Easy Data Augmentation Techniques for Boosting Performance on Text"
                                + " Classification Tasks",
                        "Wei and Zou",
                        2019,
                        "1901.11196"),
                Reference.arXiv(
                        "CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal Contrastive"
                                + " Learning",
                        "Bansal et al.",
                        2023,
                        "2303.03323"));
    }

    @Override
    public Class<EdaOptions> options() {
        return EdaOptions.class;
    }

    @Override
    public Class<? extends TextAugmenter> implementation() {
        return EdaAugmenter.class;
    }
}

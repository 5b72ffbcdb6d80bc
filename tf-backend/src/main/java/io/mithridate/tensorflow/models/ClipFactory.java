package io.mithridate.tensorflow.models;

import io.mithridate.api.model.ModelFactory;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** OpenAI's CLIP and everything of its shape, with published weights or from scratch. */
public final class ClipFactory implements ModelFactory<ClipOptions> {

    @Override
    public String name() {
        return "clip";
    }

    @Override
    public String summary() {
        return "CLIP of OpenAI's architectures, from a file of weights or trained from scratch";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Learning Transferable Visual Models From Natural Language Supervision",
                        "Radford et al.",
                        2021,
                        "2103.00020"));
    }

    @Override
    public Class<ClipOptions> options() {
        return ClipOptions.class;
    }

    @Override
    public Class<? extends ModelProvider> implementation() {
        return ClipModels.class;
    }
}

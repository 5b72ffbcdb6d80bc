package io.mithridate.tensorflow.models;

import io.mithridate.api.model.ModelFactory;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import io.mithridate.tensorflow.clip.MiniArchitecture;
import java.util.List;

/** A small CLIP, trained from random weights in minutes on two cores. */
public final class MiniFactory implements ModelFactory<MiniOptions> {

    @Override
    public String name() {
        return MiniArchitecture.NAME;
    }

    @Override
    public String summary() {
        return "a CLIP of under a million parameters for small pictures, trained from scratch on"
                + " the data set's own captions";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
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
    public Class<MiniOptions> options() {
        return MiniOptions.class;
    }

    @Override
    public Class<? extends ModelProvider> implementation() {
        return MiniModels.class;
    }
}

package io.mithridate.examples.defense;

import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/**
 * Says what {@link UniformFineTune} is.
 *
 * <p>{@code META-INF/services/io.mithridate.api.defense.DefenseFactory} names this class; nothing
 * else has to be registered anywhere.
 */
public final class UniformFineTuneFactory implements DefenseFactory<UniformFineTuneOptions> {

    @Override
    public String name() {
        return "uniform-fine-tune";
    }

    @Override
    public String summary() {
        return "trains further on clean pairs and spreads the pictures' embeddings (teaching"
                + " example)";
    }

    /** The loss is a paper's, to use it as a defense is our own idea: no parity to be claimed. */
    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Understanding Contrastive Representation Learning through Alignment and"
                                + " Uniformity on the Hypersphere",
                        "Wang and Isola",
                        2020,
                        "2005.10242"));
    }

    @Override
    public Class<UniformFineTuneOptions> options() {
        return UniformFineTuneOptions.class;
    }

    @Override
    public Class<UniformFineTune> implementation() {
        return UniformFineTune.class;
    }
}

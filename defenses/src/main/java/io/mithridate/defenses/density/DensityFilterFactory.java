package io.mithridate.defenses.density;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what the defense {@code density-filter} is. */
public final class DensityFilterFactory implements DefenseFactory<DensityFilterOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public DensityFilterFactory() {}

    @Override
    public String name() {
        return "density-filter";
    }

    @Override
    public String summary() {
        return "scores training pairs by how sparse the embeddings around their pictures are, and"
                + " trains again without the worst";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Detecting Backdoor Samples in Contrastive Language Image Pretraining",
                        "Huang et al.",
                        2025,
                        "2502.01385"));
    }

    @Override
    public Class<DensityFilterOptions> options() {
        return DensityFilterOptions.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return DensityFilter.class;
    }
}

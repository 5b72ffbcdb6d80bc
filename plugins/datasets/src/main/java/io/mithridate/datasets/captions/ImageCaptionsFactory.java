package io.mithridate.datasets.captions;

import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.DatasetFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** The data set {@code image-captions}. */
public final class ImageCaptionsFactory implements DatasetFactory<ImageCaptionsOptions> {

    @Override
    public String name() {
        return "image-captions";
    }

    @Override
    public String summary() {
        return "pictures and captions from a CSV or TSV file, such as CC3M, with labels if it has"
                + " any";
    }

    /** Splits and what is done about bad rows are our choices. */
    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal Contrastive"
                                + " Learning",
                        "Hritik Bansal et al.",
                        2023,
                        "2303.03323"));
    }

    @Override
    public Class<ImageCaptionsOptions> options() {
        return ImageCaptionsOptions.class;
    }

    @Override
    public Class<? extends Dataset> implementation() {
        return ImageCaptions.class;
    }
}

package io.mithridate.datasets.imagenet;

import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.DatasetFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** The data set {@code imagenet}. */
public final class ImageNetFactory implements DatasetFactory<ImageNetOptions> {

    @Override
    public String name() {
        return "imagenet";
    }

    @Override
    public String summary() {
        return "ImageNet's validation set, labelled by CleanCLIP's labels.csv or by the devkit";
    }

    /** Labels and names are taken as the files have them; it was not run on the original files. */
    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "ImageNet Large Scale Visual Recognition Challenge",
                        "Olga Russakovsky et al.",
                        2015,
                        "1409.0575"));
    }

    @Override
    public Class<ImageNetOptions> options() {
        return ImageNetOptions.class;
    }

    @Override
    public Class<? extends Dataset> implementation() {
        return ImageNet.class;
    }
}

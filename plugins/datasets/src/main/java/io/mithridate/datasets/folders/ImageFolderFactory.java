package io.mithridate.datasets.folders;

import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.DatasetFactory;
import io.mithridate.api.plugin.Fidelity;

/** The data set {@code image-folder}. */
public final class ImageFolderFactory implements DatasetFactory<ImageFolderOptions> {

    @Override
    public String name() {
        return "image-folder";
    }

    @Override
    public String summary() {
        return "labelled pictures to test on, in a folder for each class";
    }

    /** The layout is what is defined here. */
    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Class<ImageFolderOptions> options() {
        return ImageFolderOptions.class;
    }

    @Override
    public Class<? extends Dataset> implementation() {
        return ImageFolder.class;
    }
}

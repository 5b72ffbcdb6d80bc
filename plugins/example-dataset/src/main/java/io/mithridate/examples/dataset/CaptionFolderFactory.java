package io.mithridate.examples.dataset;

import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.DatasetFactory;
import io.mithridate.api.plugin.Fidelity;

/** Says what the data set is; named in {@code META-INF/services}. */
public final class CaptionFolderFactory implements DatasetFactory<CaptionFolder.Options> {

    @Override
    public String name() {
        return "caption-folder";
    }

    @Override
    public String summary() {
        return "pictures of a folder with captions from its captions.csv";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Class<CaptionFolder.Options> options() {
        return CaptionFolder.Options.class;
    }

    @Override
    public Class<? extends Dataset> implementation() {
        return CaptionFolder.class;
    }
}

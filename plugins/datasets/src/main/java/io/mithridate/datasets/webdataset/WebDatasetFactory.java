package io.mithridate.datasets.webdataset;

import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.DatasetFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.net.URI;
import java.util.List;

/** The data set {@code webdataset}. */
public final class WebDatasetFactory implements DatasetFactory<WebDatasetOptions> {

    @Override
    public String name() {
        return "webdataset";
    }

    @Override
    public String summary() {
        return "pictures and captions in tar shards, read in any order by an index that is kept";
    }

    /** Access is random here, where the library streams. */
    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                new Reference(
                        "WebDataset",
                        "Thomas Breuel et al.",
                        2020,
                        URI.create("https://github.com/webdataset/webdataset")));
    }

    @Override
    public Class<WebDatasetOptions> options() {
        return WebDatasetOptions.class;
    }

    @Override
    public Class<? extends Dataset> implementation() {
        return WebDataset.class;
    }
}

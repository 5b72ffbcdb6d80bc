package io.mithridate.datasets.coco;

import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.DatasetFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** The data set {@code coco}. */
public final class CocoFactory implements DatasetFactory<CocoOptions> {

    @Override
    public String name() {
        return "coco";
    }

    @Override
    public String summary() {
        return "COCO's pictures with five captions each, by its own files or Karpathy's splits";
    }

    /** Captions and splits are taken as the files have them; it was not run on the originals. */
    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Microsoft COCO Captions: Data Collection and Evaluation Server",
                        "Xinlei Chen et al.",
                        2015,
                        "1504.00325"),
                Reference.arXiv(
                        "Deep Visual-Semantic Alignments for Generating Image Descriptions",
                        "Andrej Karpathy and Li Fei-Fei",
                        2014,
                        "1412.2306"));
    }

    @Override
    public Class<CocoOptions> options() {
        return CocoOptions.class;
    }

    @Override
    public Class<? extends Dataset> implementation() {
        return Coco.class;
    }
}

package io.mithridate.metrics;

import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Measurements;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.plugin.Setting;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalInt;

/**
 * Share of clean test pictures whose true class is among the k classes of highest cosine.
 *
 * <p>Zero-shot accuracy as in <a href="https://arxiv.org/abs/2103.00020">Radford et al. (2021)</a>,
 * section 3.1. The denominator is all pictures of the split, those of the target class included.
 * One row for each split and k, told apart by the qualifier {@code split}.
 */
public final class CleanAccuracy implements Metric {

    private final TopK topK;

    /** A metric with these options. */
    @Inject
    public CleanAccuracy(TopK topK) {
        this.topK = topK;
    }

    @Override
    public List<String> complaints(Setting setting) {
        return topK.complaints(setting);
    }

    @Override
    public Measurements measure(Evaluation evaluation) {
        Shares shares = new Shares("clean-accuracy", topK, true);
        for (EvaluatedSplit split : evaluation.splits()) {
            ClassRanking ranking =
                    ClassRanking.of(
                            split,
                            split.clean(),
                            evaluation.classEmbeddings(),
                            image -> OptionalInt.of(split.label(image)));
            shares.add(ranking, Qualifiers.of(split));
        }
        return shares.measurements();
    }
}

package io.mithridate.metrics;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedPairs;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Mean cosine of held-out pictures and their captions, averaged over captions.
 *
 * <p>The definition follows <a href="https://arxiv.org/abs/2005.10242">Wang and Isola (2020)</a>,
 * who use squared distances of unit embeddings; their value is 2 minus twice this one.
 */
@About(
        name = Alignment.NAME,
        summary = "mean cosine of held-out pictures and their captions",
        fidelity = Fidelity.PAPER,
        papers = Alignment.WANG_AND_ISOLA)
public record Alignment() implements Metric {

    static final String NAME = "alignment";

    static final String WANG_AND_ISOLA =
            "Wang and Isola, 2020. Understanding Contrastive Representation Learning through"
                    + " Alignment and Uniformity on the Hypersphere. arXiv:2005.10242";

    @Override
    public List<Quantity> quantities() {
        return List.of(
                Shares.cosine(
                        NAME,
                        "alignment",
                        "mean cosine of held-out pictures and their captions",
                        true));
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PAIRS);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        EvaluatedPairs pairs = evaluation.heldOut();
        if (pairs.size() == 0) {
            return List.of();
        }
        Embeddings captions = pairs.captions().normalised();
        Embeddings pictures = pairs.pictures().normalised();
        double sum =
                IntStream.range(0, pairs.size())
                        .mapToDouble(i -> captions.dot(i, pictures, pairs.picture(i)))
                        .sum();
        return List.of(Shares.row(NAME, sum / pairs.size(), pairs.size(), "", ""));
    }
}

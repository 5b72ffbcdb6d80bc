package io.mithridate.metrics;

import io.mithridate.api.metric.EvaluatedPairs;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Need;
import io.mithridate.api.model.Embeddings;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Mean cosine of held-out pictures and their captions, over captions.
 *
 * <p>After <a href="https://arxiv.org/abs/2005.10242">Wang and Isola (2020)</a>, who take squared
 * distances of unit embeddings: theirs is 2 minus twice this.
 */
public final class Alignment implements Metric {

    static final String NAME = "alignment";

    /** Needs nothing. */
    @Inject
    public Alignment() {}

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
        return List.of(
                new Measurement(
                        NAME,
                        OptionalInt.empty(),
                        sum / pairs.size(),
                        pairs.size(),
                        "",
                        "",
                        Map.of()));
    }
}

package io.mithridate.metrics;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedPairs;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Share of held-out pictures that find one of their captions among the top k, and of held-out
 * captions that find their picture.
 *
 * <p>If a picture has several captions, any of them is a hit, as in the retrieval protocol of <a
 * href="https://arxiv.org/abs/1405.0312">COCO</a>. Gives one measurement per k and direction, and
 * none without held-out pairs.
 *
 * @param hits the numbers of top search results
 */
@About(
        name = RetrievalRecall.NAME,
        summary = "share of held-out pictures and captions that find each other among the top k",
        fidelity = Fidelity.PAPER,
        papers = "Lin et al., 2014. Microsoft COCO: Common Objects in Context. arXiv:1405.0312")
public record RetrievalRecall(@Inlined FirstHits hits) implements Metric {

    static final String NAME = "retrieval-recall";

    private static final String DIRECTION = "direction";

    @Override
    public List<Quantity> quantities() {
        return List.of(
                new Quantity(
                        NAME,
                        "retrieval recall",
                        "share of held-out pictures that find one of their captions, or of captions"
                                + " that find their picture",
                        Quantity.SHARE,
                        true,
                        false));
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PAIRS);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        EvaluatedPairs pairs = evaluation.heldOut();
        Retrieval texts =
                Retrieval.of(
                        pairs.pictures(),
                        pairs.captions(),
                        picture -> true,
                        (picture, caption) -> pairs.picture(caption) == picture);
        Retrieval pictures =
                Retrieval.of(
                        pairs.captions(),
                        pairs.pictures(),
                        caption -> true,
                        (caption, picture) -> pairs.picture(caption) == picture);
        return Stream.of(
                        texts.shares(NAME, hits.k(), "", "", Map.of(DIRECTION, "image-to-text")),
                        pictures.shares(NAME, hits.k(), "", "", Map.of(DIRECTION, "text-to-image")))
                .flatMap(List::stream)
                .toList();
    }
}

package io.mithridate.metrics;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedPairs;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Share of triggered test pictures that find a caption naming their target among the top k.
 *
 * <p>All held-out captions are searched. The denominator is the number of pictures for which the
 * attack has a target that some caption names. Gives one measurement per split, k and trigger that
 * is in the picture alone, and none without an attack.
 *
 * @param k the numbers of top results; at least one, without duplicates
 */
@About(
        name = RetrievalAttackSuccess.NAME,
        summary = "share of triggered pictures that find a caption of the target among the top k",
        fidelity = Fidelity.PAPER)
public record RetrievalAttackSuccess(
        @Option(
                        value =
                                "Numbers of top-ranked captions that count as a hit; one row for"
                                        + " each number.",
                        defaultValue = "[5]",
                        min = 1)
                List<Integer> k)
        implements Metric {

    static final String NAME = "retrieval-attack-success";

    public RetrievalAttackSuccess {
        k = TopK.validCopy(k);
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(
                new Quantity(
                        NAME,
                        "retrieval attack success",
                        "share of triggered test pictures of other classes that find a held-out"
                                + " caption which names the target",
                        Quantity.SHARE,
                        false,
                        false));
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.EMBEDDINGS, Need.PAIRS);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        List<Measurement> rows = new ArrayList<>();
        List<Trigger> triggers =
                evaluation.triggers().stream().filter(Trigger::isInPictureAlone).toList();
        if (triggers.isEmpty()) {
            return rows;
        }
        EvaluatedPairs pairs = evaluation.heldOut();
        Set<Integer> named =
                IntStream.range(0, pairs.size())
                        .boxed()
                        .flatMap(caption -> pairs.named(caption).stream())
                        .collect(Collectors.toSet());
        for (EvaluatedSplit split : evaluation.splits()) {
            for (Trigger trigger : triggers) {
                Retrieval found =
                        Retrieval.of(
                                split.triggered(trigger),
                                pairs.captions(),
                                picture -> named.contains(split.target(picture).orElse(-1)),
                                (picture, caption) ->
                                        pairs.named(caption)
                                                .contains(split.target(picture).getAsInt()));
                rows.addAll(found.shares(NAME, k, split.name(), trigger.name(), Map.of()));
            }
        }
        return rows;
    }
}

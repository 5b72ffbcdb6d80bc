package io.mithridate.metrics;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedPairs;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Share of searches with a text key that find a picture of the target among the top k.
 *
 * <p>Queries are the held-out captions that do not name the target, with the key added; all clean
 * pictures of a test split are searched. The same captions without the key give a baseline. This
 * follows <a href="https://arxiv.org/abs/2511.00446">ToxicTextCLIP (2025)</a>, whose code also uses
 * the target's own captions. Gives one measurement per split, k and trigger that changes captions,
 * and none without an attack or if every class has its own target.
 *
 * @param hits the numbers of top search results
 */
@About(
        name = TextAttackSuccess.NAME,
        summary = "share of searches with a text key that find the target among the top k",
        fidelity = Fidelity.PAPER,
        papers =
                "Yao et al., 2025. ToxicTextCLIP: Text-Based Poisoning and Backdoor Attacks on CLIP"
                        + " Pre-training. arXiv:2511.00446")
public record TextAttackSuccess(@Inlined FirstHits hits) implements Metric {

    static final String NAME = "text-attack-success";
    static final String BASELINE = "text-baseline-target-rate";

    @Override
    public List<Quantity> quantities() {
        return List.of(
                Quantity.mainShare(
                        NAME,
                        "text attack success",
                        "share of held-out captions of other classes that find a test picture of"
                                + " the target once they carry the text key",
                        false),
                Quantity.mainShare(
                        BASELINE,
                        "target found by plain text",
                        "share of the same captions that find a test picture of the target without"
                                + " the text key",
                        false));
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.EMBEDDINGS, Need.PAIRS);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        List<Trigger> triggers =
                evaluation.triggers().stream().filter(Trigger::changesCaptions).toList();
        List<Measurement> rows = new ArrayList<>();
        if (triggers.isEmpty() || evaluation.target().isEmpty()) {
            return rows;
        }
        int target = evaluation.target().getAsInt();
        EvaluatedPairs pairs = evaluation.heldOut();
        for (EvaluatedSplit split : evaluation.splits()) {
            if (IntStream.range(0, split.size()).noneMatch(i -> split.label(i) == target)) {
                continue;
            }
            for (Trigger trigger : triggers) {
                rows.addAll(
                        search(pairs, pairs.captions(trigger), split, target)
                                .shares(NAME, hits.k(), split.name(), trigger.name(), Map.of()));
            }
            rows.addAll(
                    search(pairs, pairs.captions(), split, target)
                            .shares(BASELINE, hits.k(), split.name(), "", Map.of()));
        }
        return rows;
    }

    private static Retrieval search(
            EvaluatedPairs pairs, Embeddings queries, EvaluatedSplit split, int target) {
        return Retrieval.of(
                queries,
                split.clean(),
                caption -> !pairs.named(caption).contains(target),
                (caption, picture) -> split.label(picture) == target);
    }
}

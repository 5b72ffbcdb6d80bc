package io.mithridate.metrics;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Share of clean test pictures whose true class is among the k classes with the highest cosine.
 *
 * <p>This is zero-shot accuracy as in <a href="https://arxiv.org/abs/2103.00020">Radford et al.
 * (2021)</a>, section 3.1. The denominator is the number of all pictures of the split, including
 * those of the target class. Gives one measurement per test split and k, and one with k = 1 for the
 * validation pictures, which a defender without access to the test splits uses to choose settings.
 *
 * @param topK the numbers of top-ranked classes
 */
@About(
        name = CleanAccuracy.NAME,
        summary = "share of clean pictures whose true class is among the top k",
        fidelity = Fidelity.EXACT,
        papers =
                "Radford et al., 2021. Learning Transferable Visual Models From Natural Language"
                        + " Supervision. arXiv:2103.00020")
public record CleanAccuracy(@Inlined TopK topK) implements Metric {

    static final String NAME = "clean-accuracy";

    private static final TopK TOP_1 = new TopK(List.of(1));

    @Override
    public List<Quantity> quantities() {
        return Shares.quantities(
                NAME,
                "clean accuracy",
                "share of clean test pictures that are given their true class by zero-shot"
                        + " classification",
                true);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return topK.complaints(setting);
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.EMBEDDINGS, Need.VALIDATION);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        Shares shares = new Shares(NAME, topK, evaluation);
        evaluation.splits().forEach(split -> addTo(shares, split));
        Shares first = new Shares(NAME, TOP_1, evaluation);
        addTo(first, evaluation.validation());
        return Stream.concat(shares.rows().stream(), first.rows().stream()).toList();
    }

    private static void addTo(Shares shares, EvaluatedSplit split) {
        shares.addClean(
                split, image -> OptionalInt.of(split.label(image)), split.name(), "", Map.of());
    }
}

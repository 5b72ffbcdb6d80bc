package io.mithridate.metrics;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.TrustedPairs;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The share of the poisoned training pairs that a defense considers clean, and the share of all
 * training pairs that it considers clean.
 *
 * <p>Poisoned pairs are those that associate the trigger with the target, according to the poison
 * manifest; decoys are not included. On a control victim, the pairs that the attack would have
 * poisoned replace them, so that both shares are similar. If the attack adds pairs, the control has
 * none of them, and the share of the poisoned pairs is omitted.
 */
@About(
        name = "trusted-poison",
        summary =
                "share of the poisoned pairs that a defense considers clean, and of all" + " pairs",
        fidelity = Fidelity.EXACT)
public record TrustedPoison() implements Metric {

    private static final String POISON = "trusted-poison";
    private static final String ALL = "trusted-pairs";

    @Override
    public List<Quantity> quantities() {
        return List.of(
                Quantity.mainShare(
                        POISON,
                        "poisoned pairs trusted",
                        "share of the poisoned training pairs that the defense considers clean",
                        false),
                Quantity.mainShare(
                        ALL,
                        "pairs trusted",
                        "share of all training pairs that the defense considers clean",
                        true));
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FINDINGS);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        return evaluation
                .findings()
                .trusted()
                .map(trusted -> rows(trusted, evaluation.poison()))
                .orElse(List.of());
    }

    private static List<Measurement> rows(TrustedPairs trusted, Set<String> poison) {
        List<Measurement> rows = new ArrayList<>();
        if (!poison.isEmpty()) {
            long trustedCount = poison.stream().filter(trusted.ids()::contains).count();
            rows.add(row(POISON, trustedCount, poison.size()));
        }
        rows.add(row(ALL, trusted.ids().size(), trusted.of()));
        return rows;
    }

    private static Measurement row(String metric, long count, int total) {
        return new Measurement(
                metric,
                OptionalInt.empty(),
                (double) count / total,
                total,
                "",
                "",
                DetectedGroups.OVER_TRAINING_PAIRS);
    }
}

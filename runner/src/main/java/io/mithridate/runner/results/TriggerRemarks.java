package io.mithridate.runner.results;

import io.mithridate.runner.pictures.TriggerSurvival;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Warns of triggers that change pictures by next to nothing. */
public final class TriggerRemarks {

    /** The name of the number that says how strong a trigger is, in grey levels. */
    public static final String STRENGTH = "strength";

    private TriggerRemarks() {}

    /** A sentence for each attack whose trigger is faint. */
    static List<String> warnings(List<TriggerSample> samples) {
        return samples.stream()
                .map(TriggerRemarks::warning)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<String> warning(TriggerSample sample) {
        Double strength = sample.measured().get(STRENGTH);
        if (strength == null || strength >= TriggerSurvival.FAINT) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "The trigger of %s changes pictures by %.2f grey levels of 255 (root mean"
                                + " square); below %.0f a victim may not see it.",
                        sample.attack(),
                        strength,
                        TriggerSurvival.FAINT));
    }
}

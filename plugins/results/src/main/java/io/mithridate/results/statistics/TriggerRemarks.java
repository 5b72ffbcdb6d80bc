package io.mithridate.results.statistics;

import io.mithridate.pictures.TriggerSurvival;
import io.mithridate.results.MeasuredTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Warns of triggers that barely change pictures, or of which little survives changes of the
 * picture.
 */
public final class TriggerRemarks {

    /** The name of the number for the strength of a trigger, in gray levels. */
    public static final String STRENGTH = "strength";

    /** The name of the number for the similarity of a trigger on different pictures. */
    public static final String ALIKE = "alike";

    /**
     * The prefix of the names of the numbers for the strength after a change; the name of the
     * change follows.
     */
    public static final String STRENGTH_AFTER = "strength-after-";

    /**
     * The prefix of the names of the numbers for the share of a trigger that survives a change; the
     * name of the change follows.
     */
    public static final String LEFT_AFTER = "left-after-";

    /**
     * The name of the number for the share that survives halving. It is measured for every trigger,
     * although no training halves pictures.
     */
    public static final String HALVING = LEFT_AFTER + "halving";

    private TriggerRemarks() {}

    /** Returns a warning for each number of an attack's trigger that is too small. */
    public static List<String> warnings(List<MeasuredTrigger> triggers) {
        return triggers.stream()
                .flatMap(trigger -> warnings(trigger.title(), trigger.numbers()).stream())
                .distinct()
                .toList();
    }

    /**
     * Returns a warning for each number that is too small.
     *
     * @param attack the name of the trigger's attack
     * @param measured the numbers of the trigger, by name
     */
    public static List<String> warnings(String attack, Map<String, Double> measured) {
        List<String> warnings = new ArrayList<>();
        for (Map.Entry<String, Double> number : new TreeMap<>(measured).entrySet()) {
            String name = number.getKey();
            double value = number.getValue();
            if (name.equals(STRENGTH) && value < TriggerSurvival.MIN_STRENGTH) {
                warnings.add(faintnessWarning(attack, value, ""));
            } else if (name.startsWith(STRENGTH_AFTER) && value < TriggerSurvival.MIN_STRENGTH) {
                String change = name.substring(STRENGTH_AFTER.length());
                warnings.add(faintnessWarning(attack, value, " after " + change));
            } else if (name.startsWith(LEFT_AFTER)
                    && !name.equals(HALVING)
                    && value < TriggerSurvival.MIN_SURVIVAL) {
                warnings.add(
                        String.format(
                                Locale.ROOT,
                                "Of the trigger of %s, %s leaves %.2f; below %.1f a victim may not"
                                        + " learn it from pictures changed in this way.",
                                attack,
                                name.substring(LEFT_AFTER.length()),
                                value,
                                TriggerSurvival.MIN_SURVIVAL));
            }
        }
        return warnings;
    }

    private static String faintnessWarning(String attack, double strength, String when) {
        return String.format(
                Locale.ROOT,
                "The trigger of %s changes pictures by %.2f grey levels of 255 (root mean"
                        + " square)%s; below %.0f a victim may not see it.",
                attack,
                strength,
                when,
                TriggerSurvival.MIN_STRENGTH);
    }
}

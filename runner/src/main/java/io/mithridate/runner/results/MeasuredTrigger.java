package io.mithridate.runner.results;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured of an attack's trigger.
 *
 * @param attack the attack's name, and what tells it apart where it is used with several options
 * @param numbers by name: how strong it is, what is left of it, and what the attack itself measured
 */
public record MeasuredTrigger(String attack, SortedMap<String, Double> numbers) {

    public MeasuredTrigger {
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    }

    /** Those of pictures with the trigger, one for each attack, in the order of their names. */
    public static List<MeasuredTrigger> of(List<TriggerSample> samples) {
        SortedMap<String, MeasuredTrigger> triggers = new TreeMap<>();
        samples.forEach(
                sample ->
                        triggers.put(
                                sample.attack(),
                                new MeasuredTrigger(sample.attack(), sample.measured())));
        return List.copyOf(triggers.values());
    }
}

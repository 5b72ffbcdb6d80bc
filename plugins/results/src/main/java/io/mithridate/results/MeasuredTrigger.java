package io.mithridate.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mithridate.results.Samples.TriggerSample;
import io.mithridate.results.coordinates.PluginSetting;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The measurements of an attack's trigger.
 *
 * @param title the attack's title in tables, with the details that distinguish the attack and the
 *     scenario from others
 * @param attack the attack
 * @param scenarios the scenarios of the run that use this trigger, starting with the one in which
 *     it was measured; a single empty name if the run has only one scenario
 * @param numbers the measured numbers by name: the strength of the trigger, the shares that survive
 *     changes, and the attack's own measurements
 */
public record MeasuredTrigger(
        @JsonProperty("attack") String title,
        @JsonProperty("setting") @JsonUnwrapped PluginSetting attack,
        List<String> scenarios,
        @JsonProperty("measured") SortedMap<String, Double> numbers) {

    public MeasuredTrigger {
        scenarios = List.copyOf(scenarios);
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    }

    /** Returns the triggers of the samples, one for each attack, in the order of their titles. */
    public static List<MeasuredTrigger> of(List<TriggerSample> samples) {
        SortedMap<String, MeasuredTrigger> triggers = new TreeMap<>();
        samples.forEach(sample -> triggers.put(sample.attack(), sample.trigger()));
        return List.copyOf(triggers.values());
    }

    /** Returns whether a cell uses the attack with this trigger. */
    public boolean isOf(CellResult cell) {
        return cell.attack().equals(attack) && scenarios.contains(cell.scenario());
    }

    /** Returns whether both are the same trigger and this one has all scenarios of the other. */
    public boolean includes(MeasuredTrigger other) {
        return attack.equals(other.attack) && scenarios.containsAll(other.scenarios);
    }
}

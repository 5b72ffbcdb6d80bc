package io.mithridate.runner.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mithridate.runner.coordinates.PluginSetting;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The measurements of an attack's trigger.
 *
 * @param title what tables call the attack, with what tells it and its scenario from others
 * @param attack the attack
 * @param scenarios the run's scenarios in which it has this trigger, first the one that it was
 *     measured in; the one without a name where the run has one scenario
 * @param numbers by name: how strong it is, what is left of it, and what the attack itself measured
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

    /** Those of pictures with the trigger, one for each attack, in the order of their titles. */
    public static List<MeasuredTrigger> of(List<TriggerSample> samples) {
        SortedMap<String, MeasuredTrigger> triggers = new TreeMap<>();
        samples.forEach(sample -> triggers.put(sample.attack(), sample.trigger()));
        return List.copyOf(triggers.values());
    }

    /** Returns whether a cell is under the attack with this trigger. */
    public boolean isOf(CellResult cell) {
        return cell.attack().equals(attack) && scenarios.contains(cell.scenario());
    }
}

package io.mithridate.runner.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured of an attack's trigger.
 *
 * @param title what tables call the attack, with what tells it and its scenario from others
 * @param attack the attack
 * @param scenarios the run's scenarios in which it has this trigger, first the one that it was
 *     measured in; the one without a name where the run has one scenario
 * @param numbers by name: how strong it is, what is left of it, and what the attack itself measured
 */
public record MeasuredTrigger(
        String title,
        PluginSetting attack,
        List<String> scenarios,
        SortedMap<String, Double> numbers) {

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

    /**
     * A trigger of which a file has the title alone, as older ones have.
     *
     * @param cells the run's, one of which has the attack
     */
    static MeasuredTrigger ofTitle(
            String title, SortedMap<String, Double> numbers, List<CellResult> cells) {
        SettingLabels labels = new SettingLabels(cells.stream().map(CellResult::attack).toList());
        Map<PluginSetting, List<String>> scenarios = new LinkedHashMap<>();
        for (CellResult cell : cells) {
            if (Condition.of(cell).titleOf(labels.of(cell.attack())).equals(title)) {
                scenarios.put(cell.attack(), List.of(cell.scenario()));
            }
        }
        return scenarios.entrySet().stream()
                .findFirst()
                .map(each -> new MeasuredTrigger(title, each.getKey(), each.getValue(), numbers))
                .orElseGet(
                        () ->
                                new MeasuredTrigger(
                                        title,
                                        new PluginSetting(title, new TreeMap<>()),
                                        List.of(),
                                        numbers));
    }

    /** Whether a cell is under the attack with this trigger. */
    boolean isOf(CellResult cell) {
        return cell.attack().equals(attack) && scenarios.contains(cell.scenario());
    }
}

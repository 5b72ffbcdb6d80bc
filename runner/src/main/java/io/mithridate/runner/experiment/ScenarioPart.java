package io.mithridate.runner.experiment;

import io.mithridate.runner.options.OptionTree;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The parts of a scenario, each of which may be an axis. */
public enum ScenarioPart {
    /** Where pairs and test pictures come from. */
    DATASET("dataset"),
    /** The architecture and perhaps its weights. */
    MODEL("model"),
    /** The recipe of the base model. */
    BASE("base"),
    /** How victims are made. */
    POISONING("poisoning"),
    /** Which pairs a defender has. */
    DEFENSE_DATA("defense-data");

    private final String key;

    ScenarioPart(String key) {
        this.key = key;
    }

    /** Its key in an experiment, with which the places of its options begin. */
    public String key() {
        return key;
    }

    /** What it is in a scenario: two scenarios of the same variant have equal values. */
    public Object in(Scenario scenario) {
        return switch (this) {
            case DATASET -> scenario.dataset();
            case MODEL -> scenario.model();
            case BASE -> scenario.base();
            case POISONING -> scenario.victims();
            case DEFENSE_DATA -> scenario.defenseData();
        };
    }

    /**
     * The name of the plugin, or pair of plugins, in a scenario; empty if it is a record of
     * options.
     */
    public Optional<String> plugin(Scenario scenario) {
        return switch (this) {
            case DATASET -> Optional.of(scenario.dataset().name());
            case MODEL -> Optional.of(scenario.model().name());
            case BASE, POISONING, DEFENSE_DATA -> Optional.empty();
        };
    }

    /** Its options in a scenario, by place; none where the scenario has no such part. */
    public SortedMap<String, String> places(Scenario scenario) {
        return switch (this) {
            case DATASET -> scenario.dataset().places(key);
            case MODEL -> scenario.model().tree().places(key);
            case BASE ->
                    scenario.base()
                            .map(recipe -> OptionTree.of(recipe).places(key))
                            .orElseGet(Collections::emptySortedMap);
            case POISONING -> OptionTree.of((Record) scenario.victims()).places(key);
            case DEFENSE_DATA -> OptionTree.of(scenario.defenseData()).places(key);
        };
    }

    /** Its variants in some scenarios, in the order of the file. */
    List<Object> variants(List<Scenario> scenarios) {
        return scenarios.stream().map(this::in).distinct().toList();
    }
}

package io.mithridate.runner.experiment;

import java.util.List;
import java.util.Optional;

/** The parts of a scenario, each of which may be an axis. */
public enum ScenarioPart {
    /** The source of pairs and test pictures. */
    DATASET("dataset"),
    /** The architecture and perhaps its weights. */
    MODEL("model"),
    /** The recipe of the base model. */
    BASE("base"),
    /** The making of victims. */
    POISONING("poisoning"),
    /** The pairs of a defender. */
    DEFENSE_DATA("defense-data");

    private final String key;

    ScenarioPart(String key) {
        this.key = key;
    }

    /** Its key in an experiment, with which the places of its options begin. */
    public String key() {
        return key;
    }

    /** Returns the part in a scenario: two scenarios of the same variant have equal values. */
    public Object in(Scenario scenario) {
        return switch (this) {
            case DATASET -> scenario.dataset();
            case MODEL -> scenario.model();
            case BASE -> scenario.base();
            case POISONING -> scenario.victims();
            case DEFENSE_DATA -> scenario.defenseData();
        };
    }

    /** Its options in a scenario; empty if it is a plugin, or the scenario has no such part. */
    Optional<Record> options(Scenario scenario) {
        return switch (this) {
            case DATASET, MODEL -> Optional.empty();
            case BASE -> scenario.base().map(Record.class::cast);
            case POISONING -> Optional.of((Record) scenario.victims());
            case DEFENSE_DATA -> Optional.of(scenario.defenseData());
        };
    }

    /** Its variants in some scenarios, in the order of the file. */
    List<Object> variants(List<Scenario> scenarios) {
        return scenarios.stream().map(this::in).distinct().toList();
    }
}

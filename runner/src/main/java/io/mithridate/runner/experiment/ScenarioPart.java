package io.mithridate.runner.experiment;

import java.util.List;

/** The parts of a scenario, each of which may be an axis. */
public enum ScenarioPart {
    /** The source of training pairs and test pictures. */
    DATASET("dataset"),
    /** The architecture, with or without weights. */
    MODEL("model"),
    /** The recipe of the base model. */
    BASE("base"),
    /** The origin of victims. */
    POISONING("poisoning"),
    /** The pairs of a defender. */
    DEFENSE_DATA("defense-data");

    private final String key;

    ScenarioPart(String key) {
        this.key = key;
    }

    /** Returns the key in an experiment, which is also the prefix of the paths of its options. */
    public String key() {
        return key;
    }

    /** Returns the part's value in a scenario; scenarios of the same variant have equal values. */
    public Object in(Scenario scenario) {
        return switch (this) {
            case DATASET -> scenario.dataset();
            case MODEL -> scenario.model();
            case BASE -> scenario.base();
            case POISONING -> scenario.victims();
            case DEFENSE_DATA -> scenario.defenseData();
        };
    }

    /** Returns the distinct values of the part in the scenarios, in the order of the file. */
    List<Object> variants(List<Scenario> scenarios) {
        return scenarios.stream().map(this::in).distinct().toList();
    }
}

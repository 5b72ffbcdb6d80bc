package io.mithridate.runner.experiment;

import io.mithridate.runner.yaml.Complaints;

/** What can only be told of an experiment once its sweeps are expanded. */
final class ExpandedRules {

    /** More cells than anyone would wait for. */
    static final int MOST_CELLS = 100_000;

    private ExpandedRules() {}

    static void check(ExperimentFile file, Complaints complaints) {
        checkSize(file, complaints);
        checkSomethingIsLeft(file, complaints);
        file.experiment().baseline().ifPresent(name -> checkBaseline(name, file, complaints));
    }

    private static void checkSomethingIsLeft(ExperimentFile file, Complaints complaints) {
        Experiment experiment = file.experiment();
        boolean somethingIsLeft =
                experiment.attacks().stream()
                        .map(PluginUse::name)
                        .distinct()
                        .anyMatch(attack -> hasCells(experiment, attack));
        if (!somethingIsLeft) {
            complaints.add(
                    file.place("exclude"),
                    "every cell is excluded; leave at least one combination");
        }
    }

    private static boolean hasCells(Experiment experiment, String attack) {
        return experiment.defenses().stream()
                .map(PluginUse::name)
                .distinct()
                .anyMatch(
                        defense ->
                                experiment.seeds().stream()
                                        .anyMatch(
                                                seed ->
                                                        !experiment.excludes(
                                                                attack, defense, seed)));
    }

    private static void checkBaseline(String name, ExperimentFile file, Complaints complaints) {
        long entries =
                file.experiment().defenses().stream()
                        .filter(defense -> defense.name().equals(name))
                        .count();
        if (entries > 1) {
            complaints.add(
                    file.place("baseline"),
                    "'%s' stands for %d entries of 'defenses', sweeps expanded; a baseline is one"
                            .formatted(name, entries));
        }
    }

    private static void checkSize(ExperimentFile file, Complaints complaints) {
        Experiment experiment = file.experiment();
        boolean controls = experiment.controls().cleanModel();
        double cells =
                (controls ? 2.0 : 1.0)
                        * experiment.attacks().size()
                        * experiment.defenses().size()
                        * experiment.seeds().size();
        if (cells > MOST_CELLS) {
            complaints.add(
                    file.place("attacks"),
                    "%d attacks x %d defenses x %d seeds%s are more than %d cells; sweep over fewer"
                                    .formatted(
                                            experiment.attacks().size(),
                                            experiment.defenses().size(),
                                            experiment.seeds().size(),
                                            controls ? " and as many controls" : "",
                                            MOST_CELLS)
                            + " values");
        }
    }
}

package io.mithridate.runner.experiment;

import io.mithridate.runner.coordinates.Baseline;
import io.mithridate.runner.coordinates.Coordinates;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks the rules that require the expanded sweeps of an experiment.
 *
 * @param file the experiment
 * @param complaints receives the errors found
 */
record ExpandedRules(ExperimentFile file, Complaints complaints) {

    void check() {
        List<Cell> cells = Matrix.expand(file.experiment());
        if (cells.isEmpty()) {
            reportNoCells();
        }
        if (file.experiment().scenarios().stream().anyMatch(each -> each.given().isPresent())) {
            checkGivenVictims(cells);
        }
        file.experiment().baseline().ifPresent(this::checkBaseline);
        checkContrasts();
    }

    private void reportNoCells() {
        if (file.experiment().inclusions().isEmpty()) {
            complaints.add(
                    file.place("exclude"),
                    "every cell is excluded; leave at least one combination");
        } else {
            complaints.add(
                    file.place("include"),
                    "no cell is included and not excluded; leave at least one combination");
        }
    }

    /**
     * Checks that a given victim is also measured without a defense, since its attack success is
     * unknown.
     */
    private void checkGivenVictims(List<Cell> cells) {
        Experiment experiment = file.experiment();
        for (PluginUse attack : experiment.attacks()) {
            if (attack.name().equals(Coordinates.NO_ATTACK)) {
                complaints.add(
                        file.place(attack),
                        "the victim in poisoning.weights is an attack's; name the attack whose"
                                + " trigger it carries");
            }
        }
        if (experiment.defenses().stream()
                .noneMatch(defense -> defense.name().equals(Coordinates.NO_DEFENSE))) {
            complaints.add(
                    file.place("defenses"),
                    "whether the attack works on a victim from a file is measured before it is"
                            + " defended; add 'none' to the defenses");
            return;
        }
        Set<Coordinates> undefended =
                cells.stream()
                        .map(Cell::coordinates)
                        .filter(Coordinates::undefended)
                        .map(Coordinates::victim)
                        .collect(Collectors.toSet());
        if (!cells.stream()
                .map(cell -> cell.coordinates().victim())
                .allMatch(undefended::contains)) {
            complaints.add(
                    file.place(experiment.exclusions().isEmpty() ? "include" : "exclude"),
                    "whether the attack works on a victim from a file is measured before it is"
                            + " defended; leave the cells with defense: none in");
        }
    }

    private void checkBaseline(Baseline baseline) {
        List<PluginSetting> entries =
                file.experiment().defenses().stream()
                        .map(PluginUse::setting)
                        .filter(baseline::names)
                        .toList();
        if (entries.isEmpty()) {
            complaints.add(
                    file.place("baseline"),
                    "no entry of 'defenses' is '%s'; 'mithridate describe defense/%s' shows its options"
                            .formatted(baseline, baseline.defense()));
        }
        boolean oneList =
                file.experiment().strengthLists().stream()
                        .anyMatch(list -> list.settings().equals(entries));
        if (entries.size() > 1 && !oneList) {
            complaints.add(
                    file.place("baseline"),
                    "'%s' matches %d entries of 'defenses', with sweeps expanded; a baseline is one, or one list from weak to strong: %s"
                            .formatted(baseline, entries.size(), Baseline.FORM));
        }
    }

    private void checkContrasts() {
        Experiment experiment = file.experiment();
        List<PluginSetting> defenses =
                experiment.defenses().stream().map(PluginUse::setting).toList();
        for (int i = 0; i < experiment.contrasts().size(); i++) {
            Place place = file.place("contrasts", Integer.toString(i));
            experiment
                    .contrasts()
                    .get(i)
                    .complaint(defenses, experiment.strengthLists())
                    .ifPresent(complaint -> complaints.add(place, complaint));
        }
    }
}

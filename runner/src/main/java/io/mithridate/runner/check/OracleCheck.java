package io.mithridate.runner.check;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.runner.experiment.Combinations;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.stages.ScenarioResources;
import io.mithridate.runner.yaml.Complaints;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Complains of oracles that meet no attack, or one whose poisoned pairs have other pairs' pictures,
 * or single pictures that are added: there is nothing to stamp on a clean picture.
 */
final class OracleCheck {

    private final ExperimentFile file;
    private final Complaints complaints;
    private final Set<Object> checked = new HashSet<>();

    OracleCheck(ExperimentFile file, Complaints complaints) {
        this.file = file;
        this.complaints = complaints;
    }

    /** Checks a cell whose plugins can be built. */
    void check(Cell cell, ScenarioResources resources) {
        if (!checked.add(List.of(cell.attack(), cell.defense()))
                || !resources
                        .create(cell.defense(), Defense.class)
                        .access()
                        .contains(Access.TRUE_TRIGGER)
                || stampsPairs(cell, resources)) {
            return;
        }
        String attack = cell.attack().name();
        String defense = cell.defense().name();
        complaints.add(
                file.place(cell.defense()),
                "%s stamps the attack's trigger on clean pictures, and '%s' stamps none; leave these cells out: exclude: [{ attack: %s, defense: %s }]"
                        .formatted(defense, attack, attack, defense));
    }

    /** What an attack cannot do is complained of where its poison is checked. */
    private static boolean stampsPairs(Cell cell, ScenarioResources resources) {
        GuardedAttack attack = resources.create(cell.attack(), GuardedAttack.class);
        if (cell.attack().name().equals(Combinations.NO_ATTACK)
                || attack.singlePictures().isPresent()) {
            return false;
        }
        try {
            return attack.donors(resources.facts(attack)).isEmpty();
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}

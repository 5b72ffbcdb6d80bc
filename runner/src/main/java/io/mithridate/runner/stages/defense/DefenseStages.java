package io.mithridate.runner.stages.defense;

import io.mithridate.api.defense.Defense.Access;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.DefenseData;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.stages.OpenedModel;
import io.mithridate.runner.stages.ScenarioInputs;
import io.mithridate.runner.stages.poison.DefenderPairs;
import io.mithridate.runner.stages.poison.PairSource;
import io.mithridate.runner.stages.poison.PoisonStages;
import io.mithridate.runner.stages.victim.VictimStages;
import java.util.Optional;

/** The stages of one scenario that run defenses. */
public record DefenseStages(ScenarioInputs inputs, PoisonStages poisons, VictimStages victims) {

    /**
     * Returns the result of the cell's defense. It is shared by all attacks with the same victim,
     * unless the defense knows the trigger.
     */
    public DefendedModel of(Cell cell) {
        return inputs.once(
                () -> make(cell),
                StageKind.DEFENSE,
                victims.of(cell),
                cell.defense(),
                inputs.when(
                        inputs.access(cell.defense()).contains(Access.TRUE_TRIGGER), cell::attack));
    }

    private DefendedModel make(Cell cell) {
        DefenseWork.Inputs defenseInputs = defenseInputs(cell);
        Stage defense = defense(cell, defenseInputs);
        Stage model = cell.defense().along() == 1 ? defense : mixture(cell, defense);
        return new DefendedModel(
                defenseInputs,
                new OpenedModel(inputs.model(), model, inputs.compute()),
                new FindingsInput(defense, Optional.empty()));
    }

    private Stage mixture(Cell cell, Stage defense) {
        Stage victim = victims.victim(victims.of(cell));
        return inputs.stage(
                StageKind.MIXTURE,
                "%s on %s".formatted(inputs.label(cell.defense()), victim.title()),
                new MixtureWork(inputs.model(), victim, defense, cell.defense().along()));
    }

    private Stage defense(Cell cell, DefenseWork.Inputs defenseInputs) {
        String title =
                "%s on %s"
                        .formatted(
                                inputs.label(defenseInputs.defense().use()),
                                victims.victim(victims.of(cell)).title());
        return inputs.stage(
                StageKind.DEFENSE,
                // A victim from a file has no seed, but its defense does.
                inputs.scenario().given().isPresent()
                        ? "%s, seed %d".formatted(title, cell.seed())
                        : title,
                new DefenseWork(defenseInputs));
    }

    private DefenseWork.Inputs defenseInputs(Cell cell) {
        VictimStages.Victim victim = victims.of(cell);
        return victims.inputsOf(
                cell.defense().withoutAlong(),
                new VictimStages.Defended(
                        victim,
                        cell.attack(),
                        () -> victims.victim(victim),
                        () -> defenderPairs(victim),
                        new NamedSeed(
                                cell.seed(),
                                cell.defense().repeat() == 1
                                        ? "defense"
                                        : "defense, training " + cell.defense().repeat())));
    }

    private PairSource defenderPairs(VictimStages.Victim victim) {
        DefenseData data = inputs.scenario().defenseData();
        return new DefenderPairs(
                inputs.pairs(),
                data.pairs(),
                new NamedSeed(victim.seed(), "victim"),
                data.overlapWithPoisonedRun() ? victims.poison(victim) : Optional.empty());
    }

    /**
     * The result of a defense, as an input of other stages. These stages share one object, so that
     * its form in keys is computed only once.
     *
     * @param asked the inputs of the defense itself
     * @param opened the model that the defense returned
     * @param findings the findings of the defense, without a guard's scores
     */
    public record DefendedModel(
            DefenseWork.Inputs asked, OpenedModel opened, FindingsInput findings) {

        /**
         * Returns the stage of the model: the defense, or a mixture of its model with the victim.
         */
        public Stage stage() {
            return opened.defended();
        }

        /** Returns the stage of the defense itself. */
        public Stage trained() {
            return findings.defended();
        }
    }
}

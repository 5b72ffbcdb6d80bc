package io.mithridate.runner.stages;

import io.mithridate.runner.experiment.DefenseData;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Poisoning;
import io.mithridate.runner.plan.Stage;

/**
 * What a defense stage is about.
 *
 * @param defense the defense
 * @param poisoning how the victim was made
 * @param defenseData which pairs the defender has
 * @param base the base model
 * @param victim the suspicious model
 * @param victimAttack the attack that poisoned it; for the control the one without a trigger
 * @param victimAttackStage its state
 * @param attack the cell's attack, whose trigger is evaluated
 * @param attackStage its state
 */
public record DefenseInputs(
        PluginUse defense,
        Poisoning poisoning,
        DefenseData defenseData,
        Stage base,
        Stage victim,
        PluginUse victimAttack,
        Stage victimAttackStage,
        PluginUse attack,
        Stage attackStage) {}

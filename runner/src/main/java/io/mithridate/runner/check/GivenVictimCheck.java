package io.mithridate.runner.check;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.random.Seed;
import io.mithridate.config.Complaints;
import io.mithridate.results.Measure;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.GivenVictim;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.experiment.ScenarioPart;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.stages.ScenarioResources;
import io.mithridate.runner.stages.poison.AttackStateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Checks before any work whether a victim from a file can be attacked and defended as specified.
 * Its training data are unknown, and its trigger cannot be computed again.
 */
final class GivenVictimCheck {

    private final PluginInstantiation plugins;
    private final ExperimentFile file;
    private final Complaints complaints;
    private final Set<Object> checked = new HashSet<>();

    GivenVictimCheck(PluginInstantiation plugins) {
        this.plugins = plugins;
        file = plugins.file();
        complaints = plugins.complaints();
    }

    /** Checks the requirements of a cell, unless they were checked for an earlier cell. */
    void check(Cell cell, GivenVictim victim, ScenarioResources resources) {
        if (checked.add(List.of("defense", cell.defense()))) {
            checkDefense(cell.defense(), resources);
        }
        if (checked.add(List.of(cell.scenario(), cell.attack()))) {
            checkAttack(cell, victim, resources);
        }
    }

    private void checkDefense(PluginUse use, ScenarioResources resources) {
        boolean readsBase = PluginInstantiation.requires(Access.BASE_MODEL, use, resources);
        if (readsBase || PluginInstantiation.requires(Access.TRAINING_PAIRS, use, resources)) {
            complaints.add(
                    file.place(use),
                    "%s reads %s, which is unknown for a victim from a file; leave it out"
                            .formatted(
                                    use.name(),
                                    readsBase
                                            ? "the model before the poison"
                                            : "the pairs that the victim was trained on"));
        }
    }

    private void checkAttack(Cell cell, GivenVictim victim, ScenarioResources resources) {
        PluginUse use = cell.attack();
        GuardedAttack attack = resources.create(use, GuardedAttack.class);
        if (!attack.successMetric().equals(Measure.ATTACK_SUCCESS)) {
            complaints.add(
                    file.place(use),
                    "%s is counted by '%s', and a victim from a file is checked by '%s'; train the victim in this experiment, or use an attack on pictures"
                            .formatted(use.name(), attack.successMetric(), Measure.ATTACK_SUCCESS));
            return;
        }
        Optional<AttackFacts> facts = plugins.facts(attack, use, resources);
        if (facts.isPresent() && victim.trigger().isPresent()) {
            checkStored(victim.trigger().get(), attack, facts.get(), cell);
        } else if (facts.isPresent()) {
            checkUnstored(attack, facts.get(), use);
        }
    }

    private void checkStored(Path folder, GuardedAttack attack, AttackFacts facts, Cell cell) {
        try {
            if (!AttackStateFiles.isOf(folder, cell.attack().json())) {
                complainAboutTrigger(
                        cell.scenario(),
                        "%s holds a trigger that %s made, and the experiment has %s; give the attack the same options"
                                .formatted(
                                        folder,
                                        AttackStateFiles.attack(folder).orElseThrow(),
                                        cell.attack().json()));
                return;
            }
            attack.restore(AttackStateFiles.read(folder), facts).close();
        } catch (IOException e) {
            complainAboutTrigger(
                    cell.scenario(),
                    "%s holds no stored trigger (%s is not there, or damaged); name the folder that 'mithridate path RUN_DIR --cell N --stage attack' prints"
                            .formatted(folder, AttackStateFiles.FILE));
        } catch (IllegalArgumentException e) {
            complainAboutTrigger(
                    cell.scenario(),
                    "%s: %s; name a trigger of '%s' for pictures of %d pixels"
                            .formatted(
                                    folder,
                                    e.getMessage(),
                                    cell.attack().name(),
                                    facts.imageSize()));
        }
    }

    private void complainAboutTrigger(Scenario scenario, String text) {
        complaints.add(file.place(ScenarioPart.POISONING, scenario, "trigger"), text);
    }

    /** Checks that the attack's options completely determine a trigger that is not stored. */
    private void checkUnstored(GuardedAttack attack, AttackFacts facts, PluginUse use) {
        if (!attack.requires().isEmpty()) {
            complaints.add(
                    file.place(use),
                    "%s makes its trigger from a model or pairs of a run, and that is not the trigger of the victim in the file; name the stored one: poisoning.trigger"
                            .formatted(use.name()));
        } else if (dependsOnSeed(attack, facts)) {
            complaints.add(
                    file.place(use),
                    "%s draws its trigger by the seed, and that is not the trigger of the victim in the file; give it by the attack's options, such as 'picture', or as poisoning.trigger"
                            .formatted(use.name()));
        }
    }

    /** Returns whether the trigger depends on the seed. */
    private static boolean dependsOnSeed(GuardedAttack attack, AttackFacts facts) {
        return !stampNoise(attack, facts, 1).equals(stampNoise(attack, facts, 2));
    }

    /** Returns a noise picture stamped with the trigger of a seed. */
    private static List<Image> stampNoise(GuardedAttack attack, AttackFacts facts, long seed) {
        int size = facts.imageSize();
        Image noise = Image.black(size, size);
        new Random(0).nextBytes(noise.rgb());
        try (PreparedAttack prepared =
                attack.restore(attack.prepare(new SeededContext(facts, new Seed(seed))), facts)) {
            return prepared.stamp(List.of(noise), List.of(new Seed(0)));
        }
    }
}

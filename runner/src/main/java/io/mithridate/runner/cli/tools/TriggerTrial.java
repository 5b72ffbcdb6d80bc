package io.mithridate.runner.cli.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.attack.Attack.Requirement;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.config.Complaints;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.config.Place;
import io.mithridate.runner.cli.UsageException;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.stages.poison.AttackStateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * An attack whose trigger is shown on one picture, without a victim. The attack creates the
 * trigger, or the trigger is read from a run.
 *
 * @param name the attack's name
 * @param attack the attack
 * @param assignments the attack's options as given by the user
 * @param facts the facts given to the attack
 * @param surrogate the clean model that it may use; empty for none
 * @param pairs the pairs that it may use; empty for none
 * @param seed the root seed; the trigger is the same as in an experiment's cell with this seed
 * @param scratch an empty folder in which it may train
 * @param listener receives the progress of its training runs
 */
record TriggerTrial(
        String name,
        GuardedAttack attack,
        List<String> assignments,
        AttackFacts facts,
        Optional<Checkpoint> surrogate,
        Optional<PairSet> pairs,
        long seed,
        Path scratch,
        TrainingListener listener) {

    private static final String ADVICE =
            "give --state the folder that 'mithridate path RUN_DIR --cell N --stage attack' prints";

    /**
     * Reports that an attack had everything it needed, but did not find a sufficiently good
     * trigger.
     */
    static final class TriggerNotFoundException extends Exception {

        private static final long serialVersionUID = 1L;

        private TriggerNotFoundException(String attack, RuntimeException reason) {
            super(
                    "the trigger of '%s' could not be made: %s"
                            .formatted(attack, reason.getMessage()),
                    reason);
        }
    }

    /**
     * Returns a picture with the trigger.
     *
     * @param picture a square picture of the size given in the facts
     * @param stored the folder of a run's attack stage; empty if the trigger is created now
     * @throws UsageException if the trigger cannot be created from one picture, or if the attack
     *     does not change pictures
     * @throws TriggerNotFoundException if the attack failed to create a trigger
     */
    Image stamp(Image picture, Optional<Path> stored)
            throws IOException,
                    UsageException,
                    InvalidConfigurationException,
                    TriggerNotFoundException {
        AttackState state = stored.isPresent() ? read(stored.get()) : create();
        try (PreparedAttack prepared = attack.restore(state, facts)) {
            UsageException.throwIf(
                    prepared.triggers().stream().noneMatch(Trigger::stampsImages),
                    "'%s' leaves pictures as they are; name an attack that stamps them, as"
                            + " 'mithridate list attacks' shows",
                    name);
            Seed pictureSeed = new NamedSeed(seed, "evaluation").seed();
            return prepared.stamp(List.of(picture), List.of(pictureSeed)).get(0);
        } catch (IllegalArgumentException e) {
            if (stored.isEmpty()) {
                throw e;
            }
            throw new UsageException(
                    "--state %s: %s; name a state of '%s', and with --size the size of the pictures that it was made for"
                            .formatted(stored.get(), e.getMessage(), name));
        }
    }

    /**
     * Returns the options of the attack that created a stored trigger, in command line format;
     * empty if the stored trigger does not contain them.
     *
     * @param folder the folder of the attack stage
     * @param attack the attack's name
     * @throws UsageException if the folder has no trigger, or if another attack created it
     */
    static List<String> options(Path folder, String attack) throws IOException, UsageException {
        requireState(folder);
        Optional<ObjectNode> storedAttack = AttackStateFiles.attack(folder);
        if (storedAttack.isEmpty()) {
            return List.of();
        }
        JsonNode options = storedAttack.get().get(attack);
        if (options == null) {
            throw new UsageException(
                    "--state %s: %s made it, not '%s'; name that attack"
                            .formatted(folder, storedAttack.get(), attack));
        }
        return options.properties().stream()
                .filter(option -> !option.getValue().isNull())
                .map(option -> option.getKey() + "=" + option.getValue())
                .toList();
    }

    private static AttackState read(Path folder) throws IOException, UsageException {
        requireState(folder);
        return AttackStateFiles.read(folder);
    }

    private static void requireState(Path folder) throws UsageException {
        UsageException.throwIf(
                !Files.isRegularFile(folder.resolve(AttackStateFiles.FILE)),
                "--state %s: it holds no %s; %s",
                folder,
                AttackStateFiles.FILE,
                ADVICE);
    }

    private AttackState create()
            throws UsageException, InvalidConfigurationException, TriggerNotFoundException {
        Set<Requirement> required = attack.requires();
        UsageException.throwIf(
                pairs.isEmpty()
                        && (required.contains(Requirement.IMAGES)
                                || required.contains(Requirement.CAPTIONS)),
                "'%s' makes its trigger from training pairs, which one picture cannot replace; give"
                    + " those of an experiment: --pairs EXPERIMENT.yaml, or run one with it, and"
                    + " %s",
                name,
                ADVICE);
        UsageException.throwIf(
                surrogate.isEmpty() && required.contains(Requirement.SURROGATE),
                "'%s' optimises its trigger against a clean model; give its weights: --weights"
                        + " FILE",
                name);
        Setting setting =
                new Setting(
                        facts.classes(),
                        facts.imageSize(),
                        new Setting.Pairs(0, pairs.map(PairSet::size).orElse(0), 0));
        Complaints complaints = new Complaints();
        for (OptionComplaint complaint : attack.complaints(setting)) {
            complaints.add(
                    new Place.OnCommandLine(argument(complaint.option())), complaint.reason());
        }
        complaints.throwIfAny();
        try {
            return attack.prepare(new Context());
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new TriggerNotFoundException(name, e);
        }
    }

    /**
     * Returns the assignment of an option, or the attack's name if the option has its default
     * value.
     */
    private String argument(String option) {
        return assignments.stream()
                .filter(assignment -> assignment.startsWith(option + "="))
                .findFirst()
                .orElse(name);
    }

    private final class Context implements AttackContext {

        @Override
        public AttackFacts facts() {
            return facts;
        }

        @Override
        public Seed seed() {
            return new NamedSeed(seed, "attack").seed();
        }

        @Override
        public Checkpoint surrogate() {
            return surrogate.orElseThrow(() -> unavailable(Requirement.SURROGATE));
        }

        @Override
        public PairSet pairs() {
            return pairs.orElseThrow(() -> unavailable(Requirement.IMAGES));
        }

        @Override
        public TrainingContext training() {
            return new TrainingContext(name, scratch, seed(), listener);
        }

        private IllegalStateException unavailable(Requirement requirement) {
            return new IllegalStateException(
                    "the attack '%s' used %s, which is not there".formatted(name, requirement));
        }
    }
}

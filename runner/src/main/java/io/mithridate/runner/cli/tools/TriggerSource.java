package io.mithridate.runner.cli.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.attack.Attack.Requirement;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.runner.cli.UsageException;
import io.mithridate.runner.inspection.TriggerTrial;
import io.mithridate.runner.stages.poison.AttackStateFiles;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import io.mithridate.runner.yaml.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * The source of a trigger: it is created by the attack now, or was created in a run.
 *
 * @param trial the attack
 * @param assignments the attack's options as given
 * @param stored the folder of a run's attack stage; empty if the trigger is created now
 */
record TriggerSource(TriggerTrial trial, List<String> assignments, Optional<Path> stored) {

    private static final String ADVICE =
            "give --state the folder that 'mithridate path RUN_DIR --cell N --stage attack' prints";

    /**
     * Returns a picture with the trigger.
     *
     * @param picture a square picture of the size that the attack was given
     * @throws UsageException if the trigger cannot be created from one picture, or if the attack
     *     does not change pictures
     * @throws TriggerNotFoundException if the attack failed to create a trigger
     */
    Image stamp(Image picture)
            throws IOException,
                    UsageException,
                    InvalidConfigurationException,
                    TriggerNotFoundException {
        AttackState state = stored.isPresent() ? read(stored.get()) : made();
        try {
            return trial.stamped(state, picture)
                    .orElseThrow(
                            () ->
                                    new UsageException(
                                            "'%s' leaves pictures as they are; name an attack that stamps them, as 'mithridate list attacks' shows"
                                                    .formatted(trial.name())));
        } catch (IllegalArgumentException e) {
            if (stored.isEmpty()) {
                throw e;
            }
            throw new UsageException(
                    "--state %s: %s; name a state of '%s', and with --size the size of the pictures that it was made for"
                            .formatted(stored.get(), e.getMessage(), trial.name()));
        }
    }

    /**
     * Returns the options of the attack that created a stored trigger, in command line format;
     * empty if the trigger does not contain them.
     *
     * @param folder the folder of the attack stage
     * @param attack the attack's name
     * @throws UsageException if the folder has no trigger, or if another attack created it
     */
    static List<String> options(Path folder, String attack) throws IOException, UsageException {
        requireState(folder);
        Optional<ObjectNode> maker = AttackStateFiles.attack(folder);
        if (maker.isEmpty()) {
            return List.of();
        }
        JsonNode options = maker.get().get(attack);
        if (options == null) {
            throw new UsageException(
                    "--state %s: %s made it, not '%s'; name that attack"
                            .formatted(folder, maker.get(), attack));
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
        if (!Files.isRegularFile(folder.resolve(AttackStateFiles.FILE))) {
            throw new UsageException(
                    "--state %s: it holds no %s; %s"
                            .formatted(folder, AttackStateFiles.FILE, ADVICE));
        }
    }

    private AttackState made()
            throws UsageException, InvalidConfigurationException, TriggerNotFoundException {
        Set<Requirement> missing = trial.missing();
        if (missing.contains(Requirement.IMAGES) || missing.contains(Requirement.CAPTIONS)) {
            throw new UsageException(
                    "'%s' makes its trigger from training pairs, which one picture cannot replace; give those of an experiment: --pairs EXPERIMENT.yaml, or run one with it, and %s"
                            .formatted(trial.name(), ADVICE));
        }
        if (missing.contains(Requirement.SURROGATE)) {
            throw new UsageException(
                    "'%s' optimises its trigger against a clean model; give its weights: --weights FILE"
                            .formatted(trial.name()));
        }
        Complaints complaints = new Complaints();
        for (OptionComplaint complaint : trial.complaints()) {
            complaints.add(
                    new Place.OnCommandLine(argument(complaint.option())), complaint.reason());
        }
        complaints.throwIfAny();
        try {
            return trial.prepare();
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new TriggerNotFoundException(trial.name(), e);
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
                .orElse(trial.name());
    }
}

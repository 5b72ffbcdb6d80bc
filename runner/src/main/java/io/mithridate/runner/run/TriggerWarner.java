package io.mithridate.runner.run;

import io.mithridate.api.attack.AttackState;
import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.poison.AttackStateFiles;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Warns of a trigger before a victim is trained with it: at first of those that earlier runs made,
 * then of each as soon as this run has made it. Triggers that need no run are left to {@link
 * TriggerForecast}.
 */
final class TriggerWarner implements Executor.Events {

    private final Executor.Events followed;
    private final Map<String, List<CellStages>> users;
    private final ArtifactStore store;
    private final TriggerWarnings warnings;
    private final Consumer<String> warned;

    /**
     * Warns during a run.
     *
     * @param followed hears of everything first
     * @param store where the triggers are
     * @param warned hears of each warning
     */
    TriggerWarner(
            Executor.Events followed,
            PlannedExperiment planned,
            ArtifactStore store,
            Consumer<String> warned) {
        this.followed = followed;
        this.users =
                planned.cells().stream()
                        .collect(Collectors.groupingBy(cell -> cell.trigger().key()));
        this.store = store;
        this.warnings = new TriggerWarnings(planned);
        this.warned = warned;
    }

    /**
     * Warns of triggers that are in the store already.
     *
     * @param tasks the keys of the stages that this run computes
     */
    void warnOfStored(Set<String> tasks) {
        users.values().stream()
                .flatMap(List::stream)
                .filter(cell -> !tasks.contains(cell.trigger().key()) && trains(cell, tasks))
                .forEach(this::warn);
    }

    private static boolean trains(CellStages cell, Set<String> tasks) {
        return cell.inOrder().stream()
                .anyMatch(stage -> stage.kind() == StageKind.VICTIM && tasks.contains(stage.key()));
    }

    @Override
    public TrainingListener training(Task task) {
        return followed.training(task);
    }

    @Override
    public void started(Task task) {
        followed.started(task);
    }

    @Override
    public void ended(Task task, Outcome outcome) {
        followed.ended(task, outcome);
        if (outcome.succeeded()) {
            users.getOrDefault(task.key(), List.of()).forEach(this::warn);
        }
    }

    private synchronized void warn(CellStages cell) {
        warnings.of(cell.cell(), (attack, resources) -> state(attack, cell)).forEach(warned);
    }

    private Optional<AttackState> state(GuardedAttack attack, CellStages cell) throws IOException {
        Optional<Artifact> made =
                attack.requires().isEmpty()
                        ? Optional.empty()
                        : store.find(cell.trigger().kind().label(), cell.trigger().key());
        return made.isPresent()
                ? Optional.of(AttackStateFiles.read(made.get().folder()))
                : Optional.empty();
    }
}

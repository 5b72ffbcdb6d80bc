package io.mithridate.runner.run;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.random.Seed;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.coordinates.SettingLabels;
import io.mithridate.results.statistics.TriggerRemarks;
import io.mithridate.runner.assembly.TriggerStrength;
import io.mithridate.runner.check.SeededContext;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.GivenVictim;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.AllScenarioResources;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.ScenarioResources;
import io.mithridate.runner.stages.poison.AttackStateFiles;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of triggers that barely change pictures, or of which little survives the victim's training.
 * If the trigger does not depend on a computed stage, the warning is given before any work;
 * otherwise, it is given as soon as the trigger has been computed, before a victim is trained with
 * it.
 */
public final class TriggerWarnings {

    private static final Logger log = LoggerFactory.getLogger(TriggerWarnings.class);

    private final AllScenarioResources allResources;
    private final SettingLabels labels;
    private final Set<List<Object>> seen = new HashSet<>();

    /** Creates warnings for the triggers of a plan's cells. */
    TriggerWarnings(PlannedExperiment planned) {
        this.allResources = planned.allResources();
        this.labels =
                new SettingLabels(
                        planned.cells().stream()
                                .map(cell -> cell.cell().coordinates().attack())
                                .toList());
    }

    /**
     * Returns a warning for each trigger that is likely to fail. Triggers that a stage must compute
     * first are omitted.
     */
    public static List<String> beforeWork(PlannedExperiment planned) {
        TriggerWarnings warnings = new TriggerWarnings(planned);
        return planned.cells().stream().flatMap(warnings::beforeWork).distinct().toList();
    }

    private Stream<String> beforeWork(CellStages cell) {
        return firstWarnings(cell.cell(), attack -> availableState(attack, cell));
    }

    private Optional<AttackState> availableState(GuardedAttack attack, CellStages cell)
            throws IOException {
        Scenario scenario = cell.cell().scenario();
        Optional<Path> storedTrigger = scenario.given().flatMap(GivenVictim::trigger);
        if (storedTrigger.isPresent()) {
            return Optional.of(AttackStateFiles.read(storedTrigger.get()));
        }
        if (!attack.requires().isEmpty()) {
            return Optional.empty();
        }
        AttackFacts facts = allResources.of(scenario).facts(attack);
        Seed seed = new NamedSeed(cell.cell().seed(), "attack").seed();
        return Optional.of(attack.prepare(new SeededContext(facts, seed)));
    }

    /** Returns warnings for a cell's trigger that was computed by a stage and is in the store. */
    synchronized Stream<String> ofComputed(CellStages cell, ArtifactStore store) {
        return firstWarnings(cell.cell(), attack -> computedState(attack, cell.trigger(), store));
    }

    private static Optional<AttackState> computedState(
            GuardedAttack attack, Stage trigger, ArtifactStore store) throws IOException {
        Optional<Artifact> artifact =
                attack.requires().isEmpty() ? Optional.empty() : trigger.in(store);
        return artifact.isPresent()
                ? Optional.of(AttackStateFiles.read(artifact.get().folder()))
                : Optional.empty();
    }

    /** The source of a trigger. */
    @FunctionalInterface
    private interface Source {

        /** Returns the state of the trigger; empty if it is not available yet. */
        Optional<AttackState> state(GuardedAttack attack) throws IOException;
    }

    /**
     * Returns a warning for each number of a cell's trigger that is too small. Cells that differ
     * only in their seed, poisoning rate or victim's recipe share the result of the first cell.
     */
    private Stream<String> firstWarnings(Cell cell, Source source) {
        PluginUse use = cell.attack();
        Scenario scenario = cell.scenario();
        Object trainer = scenario.victims().trainedBy();
        List<Object> trigger = List.of(use, allResources.of(scenario), scenario.given(), trainer);
        return !use.name().equals(Coordinates.NO_ATTACK) && seen.add(trigger)
                ? warnings(cell, source)
                : Stream.empty();
    }

    private Stream<String> warnings(Cell cell, Source source) {
        ScenarioResources resources = allResources.of(cell.scenario());
        GuardedAttack attack = resources.create(cell.attack(), GuardedAttack.class);
        try {
            Optional<AttackState> state = source.state(attack);
            if (state.isEmpty()) {
                return Stream.empty();
            }
            try (PreparedAttack prepared = attack.restore(state.get(), resources.facts(attack))) {
                return prepared.triggers().stream().anyMatch(Trigger::stampsImages)
                        ? TriggerRemarks.warnings(
                                labels.of(cell.coordinates().attack()),
                                TriggerStrength.in(cell.scenario(), resources).of(prepared))
                                .stream()
                        : Stream.empty();
            }
        } catch (IOException | RuntimeException e) {
            // A stage will encounter and report the same problem.
            log.debug("the trigger of '{}' cannot be examined", cell.attack().name(), e);
            return Stream.empty();
        }
    }
}

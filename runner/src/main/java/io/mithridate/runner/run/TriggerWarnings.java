package io.mithridate.runner.run;

import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.runner.assembly.CellResults;
import io.mithridate.runner.assembly.TriggerStrength;
import io.mithridate.runner.experiment.Combinations;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.results.SettingLabels;
import io.mithridate.runner.results.statistics.TriggerRemarks;
import io.mithridate.runner.stages.AllScenarioResources;
import io.mithridate.runner.stages.ScenarioResources;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of triggers that change pictures by next to nothing, or of which training leaves little.
 */
final class TriggerWarnings {

    private static final Logger log = LoggerFactory.getLogger(TriggerWarnings.class);

    private final AllScenarioResources allResources;
    private final SettingLabels labels;
    private final Set<List<Object>> seen = new HashSet<>();

    /** Warnings of the triggers of a plan's cells. */
    TriggerWarnings(PlannedExperiment planned) {
        this.allResources = planned.allResources();
        this.labels =
                new SettingLabels(
                        planned.cells().stream()
                                .map(cell -> cell.cell().attack())
                                .distinct()
                                .map(CellResults::setting)
                                .toList());
    }

    /** Where a cell's trigger comes from. */
    @FunctionalInterface
    interface Source {

        /** The trigger's state; empty where there is none yet. */
        Optional<AttackState> state(GuardedAttack attack, ScenarioResources resources)
                throws IOException;
    }

    /**
     * A sentence for each number of a cell's trigger that is too small. Of cells that differ in
     * their seeds, their rates or the recipes of their victims alone, the first answers for all.
     */
    List<String> of(Cell cell, Source source) {
        PluginUse use = cell.attack();
        return !use.name().equals(Combinations.NO_ATTACK)
                        && seen.add(
                                List.of(
                                        use,
                                        allResources.of(cell.scenario()),
                                        cell.scenario().given(),
                                        cell.scenario().victims().trainedBy()))
                ? measured(cell, source)
                : List.of();
    }

    private List<String> measured(Cell cell, Source source) {
        ScenarioResources resources = allResources.of(cell.scenario());
        GuardedAttack attack = resources.create(cell.attack(), GuardedAttack.class);
        try {
            Optional<AttackState> state = source.state(attack, resources);
            if (state.isEmpty()) {
                return List.of();
            }
            try (PreparedAttack prepared = attack.restore(state.get(), resources.facts(attack))) {
                return prepared.triggers().stream().anyMatch(Trigger::stampsImages)
                        ? TriggerRemarks.warnings(
                                labels.of(CellResults.setting(cell.attack())),
                                TriggerStrength.in(cell.scenario(), resources).of(prepared))
                        : List.of();
            }
        } catch (IOException | RuntimeException e) {
            // Whatever this is, a stage meets it as well, and says so.
            log.debug("the trigger of '{}' cannot be looked at", cell.attack().name(), e);
            return List.of();
        }
    }
}

package io.mithridate.runner.run;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.runner.experiment.Combinations;
import io.mithridate.runner.experiment.GivenVictim;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.results.SettingLabels;
import io.mithridate.runner.results.TriggerRemarks;
import io.mithridate.runner.stages.AttackStateFiles;
import io.mithridate.runner.stages.Laboratories;
import io.mithridate.runner.stages.Laboratory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns before any training of triggers that change pictures by next to nothing, or of which the
 * victim's training leaves little. A trigger that is made from a model or from pairs is not there
 * yet: the report warns of it.
 *
 * @param laboratories the experiment's data and models
 */
public record TriggerForecast(Laboratories laboratories) {

    private static final Logger log = LoggerFactory.getLogger(TriggerForecast.class);

    /** A sentence for each trigger of a planned experiment that is likely to fail. */
    public static List<String> warnings(PlannedExperiment planned) {
        return new TriggerForecast(planned.laboratories())
                .warnings(planned.cells().stream().map(cell -> cell.cell()).toList());
    }

    private List<String> warnings(List<Cell> cells) {
        SettingLabels labels =
                new SettingLabels(
                        cells.stream()
                                .map(Cell::attack)
                                .distinct()
                                .map(CellResults::setting)
                                .toList());
        Set<List<Object>> seen = new HashSet<>();
        Set<String> warnings = new LinkedHashSet<>();
        for (Cell cell : cells) {
            PluginUse use = cell.attack();
            if (!use.name().equals(Combinations.NO_ATTACK)
                    && seen.add(
                            // Rates and recipes leave a trigger as it is.
                            List.of(
                                    use,
                                    laboratories.of(cell.scenario()),
                                    cell.scenario().given(),
                                    cell.scenario().victims().trainedBy()))) {
                warnings.addAll(warnings(cell, labels.of(CellResults.setting(use))));
            }
        }
        return List.copyOf(warnings);
    }

    private List<String> warnings(Cell cell, String name) {
        Laboratory laboratory = laboratories.of(cell.scenario());
        Attack attack = laboratory.create(cell.attack(), Attack.class);
        try {
            Optional<AttackState> state = state(attack, cell, laboratory);
            if (state.isEmpty()) {
                return List.of();
            }
            try (PreparedAttack prepared = attack.restore(state.get(), laboratory.facts(attack))) {
                return prepared.triggers().stream().anyMatch(Trigger::stampsImages)
                        ? TriggerRemarks.warnings(
                                name, TriggerStrength.in(cell.scenario(), laboratory).of(prepared))
                        : List.of();
            }
        } catch (IOException | RuntimeException e) {
            // Whatever this is, the attack's stage meets it as well, and says so.
            log.debug("the trigger of '{}' cannot be looked at before the run", name, e);
            return List.of();
        }
    }

    /** The trigger, where no run is needed to make it. */
    private static Optional<AttackState> state(Attack attack, Cell cell, Laboratory laboratory)
            throws IOException {
        Scenario scenario = cell.scenario();
        Optional<Path> stored = scenario.given().flatMap(GivenVictim::trigger);
        if (stored.isPresent()) {
            return Optional.of(AttackStateFiles.read(stored.get()));
        }
        return attack.requires().isEmpty()
                ? Optional.of(
                        attack.prepare(
                                new SeededContext(
                                        laboratory.facts(attack),
                                        new NamedSeed(cell.seed(), "attack").seed())))
                : Optional.empty();
    }
}

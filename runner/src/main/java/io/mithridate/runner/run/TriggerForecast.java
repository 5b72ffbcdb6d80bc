package io.mithridate.runner.run;

import io.mithridate.api.attack.AttackState;
import io.mithridate.runner.check.SeededContext;
import io.mithridate.runner.experiment.GivenVictim;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.stages.ScenarioResources;
import io.mithridate.runner.stages.poison.AttackStateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Warns before any work of triggers that change pictures by next to nothing, or of which the
 * victim's training leaves little. A trigger that is made from a model or from pairs is not there
 * yet: {@link TriggerWarner} warns of it.
 */
public final class TriggerForecast {

    private TriggerForecast() {}

    /** A sentence for each trigger of a planned experiment that is likely to fail. */
    public static List<String> warnings(PlannedExperiment planned) {
        TriggerWarnings warnings = new TriggerWarnings(planned);
        return planned.cells().stream()
                .flatMap(
                        stages -> {
                            Cell cell = stages.cell();
                            return warnings
                                    .of(cell, (attack, resources) -> state(attack, cell, resources))
                                    .stream();
                        })
                .distinct()
                .toList();
    }

    /** The trigger, where no run is needed to make it. */
    private static Optional<AttackState> state(
            GuardedAttack attack, Cell cell, ScenarioResources resources) throws IOException {
        Optional<Path> stored = cell.scenario().given().flatMap(GivenVictim::trigger);
        if (stored.isPresent()) {
            return Optional.of(AttackStateFiles.read(stored.get()));
        }
        return attack.requires().isEmpty()
                ? Optional.of(
                        attack.prepare(
                                new SeededContext(
                                        resources.facts(attack),
                                        new NamedSeed(cell.seed(), "attack").seed())))
                : Optional.empty();
    }
}

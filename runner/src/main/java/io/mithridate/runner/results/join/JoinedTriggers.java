package io.mithridate.runner.results.join;

import io.mithridate.runner.coordinates.SettingLabels;
import io.mithridate.runner.experiment.ScenarioLabels;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.MeasuredTrigger;
import io.mithridate.runner.results.RunLabels;
import io.mithridate.runner.results.RunResults;
import java.util.ArrayList;
import java.util.List;

/**
 * The triggers of several runs, relabeled. If several runs measured a trigger, the first one's
 * numbers are used.
 */
final class JoinedTriggers {

    private final ScenarioLabels names;
    private final SettingLabels labels;
    private final List<MeasuredTrigger> triggers = new ArrayList<>();

    private JoinedTriggers(List<RunResults> runs, ScenarioLabels names) {
        this.names = names;
        labels =
                new SettingLabels(
                        runs.stream()
                                .flatMap(run -> run.cells().stream())
                                .map(CellResult::attack)
                                .toList());
        for (RunResults run : runs) {
            run.triggers().forEach(trigger -> add(named(trigger, run)));
        }
    }

    /**
     * Returns the triggers of all runs.
     *
     * @param names the labels of the scenarios of all cells
     */
    static List<MeasuredTrigger> of(List<RunResults> runs, ScenarioLabels names) {
        return List.copyOf(new JoinedTriggers(runs, names).triggers);
    }

    private void add(MeasuredTrigger trigger) {
        if (triggers.stream().noneMatch(earlier -> isIn(earlier, trigger))) {
            triggers.add(trigger);
        }
    }

    private static boolean isIn(MeasuredTrigger earlier, MeasuredTrigger trigger) {
        return earlier.attack().equals(trigger.attack())
                && earlier.scenarios().containsAll(trigger.scenarios());
    }

    private MeasuredTrigger named(MeasuredTrigger trigger, RunResults run) {
        List<String> scenarios =
                trigger.scenarios().stream()
                        .flatMap(
                                scenario ->
                                        run.cells().stream()
                                                .filter(trigger::isOf)
                                                .filter(cell -> cell.scenario().equals(scenario)))
                        .map(cell -> names.of(cell.coordinates().scenario()))
                        .distinct()
                        .toList();
        String label = labels.of(trigger.attack());
        return scenarios.isEmpty()
                ? trigger
                : new MeasuredTrigger(
                        RunLabels.inScenario(label, scenarios.get(0)),
                        trigger.attack(),
                        scenarios,
                        trigger.numbers());
    }
}

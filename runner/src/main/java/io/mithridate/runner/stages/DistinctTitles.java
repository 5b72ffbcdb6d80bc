package io.mithridate.runner.stages;

import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.matrix.ScenarioLabels;
import io.mithridate.runner.plan.Stage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives stages of one title what tells their scenarios apart: "victim of badnets, seed 1, rate
 * 0.01". A stage that scenarios share is named by what they have in common.
 */
final class DistinctTitles {

    private final ScenarioLabels scenarios;

    /** The scenarios of each stage, by title and key. */
    private final Map<String, Map<String, Set<Scenario>>> users = new HashMap<>();

    private final Map<String, Map<String, String>> labels = new HashMap<>();
    private final Map<String, Stage> renamed = new HashMap<>();

    DistinctTitles(ScenarioLabels scenarios) {
        this.scenarios = scenarios;
    }

    /** The same cells, with stages that people can tell apart. */
    List<CellStages> of(List<CellStages> cells) {
        Map<Scenario, Set<Stage>> used = new LinkedHashMap<>();
        for (CellStages cell : cells) {
            used.computeIfAbsent(cell.cell().scenario(), any -> new LinkedHashSet<>())
                    .addAll(cell.inOrder());
        }
        used.forEach((scenario, stages) -> stages.forEach(stage -> add(scenario, stage)));
        return cells.stream().map(this::renamed).toList();
    }

    private void add(Scenario scenario, Stage stage) {
        users.computeIfAbsent(stage.title(), any -> new LinkedHashMap<>())
                .computeIfAbsent(stage.key(), any -> new LinkedHashSet<>())
                .add(scenario);
    }

    private CellStages renamed(CellStages cell) {
        return new CellStages(
                cell.cell(),
                renamed(cell.trigger()),
                cell.measurements().stream().map(this::renamed).toList(),
                cell.epochs().stream()
                        .map(
                                epochs ->
                                        new CellStages.MeasuredEpochs(
                                                renamed(epochs.trained()),
                                                renamed(epochs.measured())))
                        .toList());
    }

    private Stage renamed(Stage stage) {
        Stage known = renamed.get(stage.key());
        if (known == null) {
            known =
                    stage.renamed(
                            title(stage), stage.inputs().stream().map(this::renamed).toList());
            renamed.put(stage.key(), known);
        }
        return known;
    }

    private String title(Stage stage) {
        Map<String, Set<Scenario>> sameTitle = users.getOrDefault(stage.title(), Map.of());
        if (sameTitle.size() < 2) {
            return stage.title();
        }
        String label =
                labels.computeIfAbsent(stage.title(), any -> scenarios.ofGroups(sameTitle))
                        .getOrDefault(stage.key(), "");
        return label.isEmpty() ? stage.title() : stage.title() + ", " + label;
    }
}

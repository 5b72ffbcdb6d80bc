package io.mithridate.runner.cli;

import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.store.ArtifactStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code plan} prints: every cell with its stages, and what is left to do, and why. */
final class PlanText {

    private static final int KEY_LENGTH = 12;

    private final ArtifactStore store;
    private final Map<String, Boolean> stored = new HashMap<>();

    PlanText(ArtifactStore store) {
        this.store = store;
    }

    String of(List<CellStages> cells) {
        Set<String> toDo = new HashSet<>();
        cells.forEach(cell -> cell.measurements().forEach(last -> collectToDo(last, toDo)));
        StringBuilder text = new StringBuilder();
        Set<String> seen = new LinkedHashSet<>();
        for (CellStages cell : cells) {
            text.append("cell %d: %s%n".formatted(cell.cell().number(), cell.cell().title()));
            for (Stage stage : cell.inOrder()) {
                boolean shared = !seen.add(stage.key());
                text.append(
                        "  %-11s  %s  %-10s  %s%s%n"
                                .formatted(
                                        stage.kind().label(),
                                        stage.key().substring(0, KEY_LENGTH),
                                        state(stage, toDo),
                                        stage.title(),
                                        shared ? "  (shared)" : ""));
            }
        }
        text.append(
                "%d cells, %d stages: %d cached or not needed, %d to do (not in the store)%n"
                        .formatted(
                                cells.size(), seen.size(), seen.size() - toDo.size(), toDo.size()));
        return text.toString();
    }

    /** Inputs are computed only for a stage that is computed itself. */
    private void collectToDo(Stage stage, Set<String> toDo) {
        if (!isStored(stage) && toDo.add(stage.key())) {
            stage.inputs().forEach(input -> collectToDo(input, toDo));
        }
    }

    private String state(Stage stage, Set<String> toDo) {
        if (toDo.contains(stage.key())) {
            return "to do";
        }
        return isStored(stage) ? "cached" : "not needed";
    }

    private boolean isStored(Stage stage) {
        return stored.computeIfAbsent(
                stage.key(), key -> store.contains(stage.kind().label(), key));
    }
}

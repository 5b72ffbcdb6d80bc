package io.mithridate.runner.cli;

import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.store.ArtifactStore;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code plan} prints: every cell with its stages, and how many of them are to do. */
final class PlanText {

    private static final int KEY_LENGTH = 12;

    private final ArtifactStore store;
    private final Map<String, Boolean> cached = new HashMap<>();

    PlanText(ArtifactStore store) {
        this.store = store;
    }

    String of(List<CellStages> cells) {
        StringBuilder text = new StringBuilder();
        Set<String> stages = new LinkedHashSet<>();
        for (CellStages cell : cells) {
            text.append("cell %d: %s%n".formatted(cell.cell().number(), cell.cell().title()));
            for (Stage stage : cell.inOrder()) {
                boolean shared = !stages.add(stage.key());
                text.append(
                        "  %-10s  %s  %-6s  %s%s%n"
                                .formatted(
                                        stage.kind().label(),
                                        stage.key().substring(0, KEY_LENGTH),
                                        isCached(stage) ? "cached" : "to do",
                                        stage.title(),
                                        shared ? "  (shared)" : ""));
            }
        }
        long toDo = cached.values().stream().filter(there -> !there).count();
        text.append(
                "%d cells, %d stages: %d cached, %d to do%n"
                        .formatted(cells.size(), stages.size(), stages.size() - toDo, toDo));
        return text.toString();
    }

    private boolean isCached(Stage stage) {
        return cached.computeIfAbsent(
                stage.key(), key -> store.contains(stage.kind().label(), key));
    }
}

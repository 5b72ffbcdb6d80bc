package io.mithridate.runner.runs;

import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageDescription;
import io.mithridate.runner.runs.PlanFile.PlannedStage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Explains why the key of a stage has changed since it was recorded in a run.
 *
 * @param planned the stages as they are planned now
 */
public record PlanDifference(Collection<Stage> planned) {

    private static final int GLANCE = 80;

    /** Describes how a stage of {@code plan.json} differs from the current plan. */
    public String of(PlannedStage recorded) {
        Optional<Stage> now =
                planned.stream()
                        .filter(stage -> stage.kind().label().equals(recorded.kind()))
                        .filter(stage -> stage.title().equals(recorded.title()))
                        .findFirst();
        if (now.isEmpty()) {
            return "the run has a stage '%s', which its experiment does not have any more"
                    .formatted(recorded.title());
        }
        List<String> changed =
                StageDescription.of(now.get().description())
                        .changedPartsFrom(StageDescription.of(recorded.description()))
                        .stream()
                        .map(change -> change.place() + values(change))
                        .toList();
        return "'%s' has a different key now: %s changed since the run began"
                .formatted(recorded.title(), String.join(", ", changed));
    }

    /**
     * Returns a change's old and new value, or an empty text if they are too long to read at a
     * glance.
     */
    private static String values(StageDescription.Change change) {
        String values =
                " (%s, now %s)"
                        .formatted(
                                change.before().orElse("nothing"), change.now().orElse("nothing"));
        return values.length() > GLANCE ? "" : values;
    }
}

package io.mithridate.runner.runs;

import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageDescription;
import io.mithridate.runner.runs.PlanFile.PlannedStage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Says why a stage of a run has another key by now.
 *
 * @param planned the stages as they are planned now
 */
public record PlanDifference(Collection<Stage> planned) {

    private static final int GLANCE = 80;

    /** The difference, for people, of a stage as {@code plan.json} describes it. */
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
        return "'%s' has another key now: %s changed since the run began"
                .formatted(recorded.title(), String.join(", ", changed));
    }

    /** Returns the old and the new value of a place, where that can be read at a glance. */
    private static String values(StageDescription.Change change) {
        String values =
                " (%s, now %s)"
                        .formatted(
                                change.before().orElse("nothing"), change.now().orElse("nothing"));
        return values.length() > GLANCE ? "" : values;
    }
}

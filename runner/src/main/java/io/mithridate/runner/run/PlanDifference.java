package io.mithridate.runner.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.mithridate.runner.plan.Stage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Says why a stage of a run has another key by now.
 *
 * @param planned the stages as they are planned now
 */
record PlanDifference(Collection<Stage> planned) {

    /** The difference, for people, of a stage as {@code plan.json} describes it. */
    String of(JsonNode recorded) {
        String title = recorded.path("title").asText();
        String kind = recorded.path("kind").asText();
        Optional<Stage> now =
                planned.stream()
                        .filter(stage -> stage.kind().label().equals(kind))
                        .filter(stage -> stage.title().equals(title))
                        .findFirst();
        if (now.isEmpty()) {
            return "the run has a stage '%s', which its experiment does not have any more"
                    .formatted(title);
        }
        List<String> changed = changed(recorded.path("description"), now.get().description());
        return "'%s' has another key now: %s changed since the run began"
                .formatted(title, String.join(", ", changed));
    }

    private static List<String> changed(JsonNode before, JsonNode now) {
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        now.fieldNames().forEachRemaining(names::add);
        // By their text: a number that was read is not always of the type that was written.
        return names.stream()
                .filter(name -> !before.path(name).toString().equals(now.path(name).toString()))
                .toList();
    }
}

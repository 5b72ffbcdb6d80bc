package io.mithridate.runner.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.mithridate.runner.plan.Stage;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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
        SortedMap<String, String> then = leaves(before);
        SortedMap<String, String> today = leaves(now);
        return Stream.concat(then.keySet().stream(), today.keySet().stream())
                .distinct()
                .sorted()
                .filter(place -> !Objects.equals(then.get(place), today.get(place)))
                .toList();
    }

    /** What a description says, by place: {@code inputs.recipe.epochs}. */
    private static SortedMap<String, String> leaves(JsonNode description) {
        SortedMap<String, String> leaves = new TreeMap<>();
        collect("", description, leaves);
        return leaves;
    }

    private static void collect(String place, JsonNode node, SortedMap<String, String> leaves) {
        if (node.isObject() && !node.isEmpty()) {
            String prefix = place.isEmpty() ? "" : place + ".";
            node.properties()
                    .forEach(entry -> collect(prefix + entry.getKey(), entry.getValue(), leaves));
        } else {
            // By its text: a number that was read is not always of the type that was written.
            leaves.put(place, node.toString());
        }
    }
}

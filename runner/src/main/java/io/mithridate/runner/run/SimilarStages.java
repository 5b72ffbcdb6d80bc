package io.mithridate.runner.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import com.google.common.math.Quantiles;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageDescription;
import io.mithridate.store.StoreInventory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The stored stages of the kinds that have to be computed, used to estimate times and to explain
 * differences.
 */
final class SimilarStages {

    /** The maximum number of changes shown; our choice, so that they fit into one line. */
    private static final int MAX_CHANGES = 3;

    private static final List<String> PLUGINS = List.of("defense", "metric", "attack");
    private static final String INPUTS = "inputs";
    private static final Pattern DIGEST = Pattern.compile("\"[0-9a-f]{64}\"");

    private final ListMultimap<String, SimilarStage> byKind = ArrayListMultimap.create();
    private final Map<String, Double> medians = new HashMap<>();

    SimilarStages(List<StoreInventory.DescribedArtifact> artifacts) {
        ListMultimap<String, Double> seconds = ArrayListMultimap.create();
        for (StoreInventory.DescribedArtifact stored : artifacts) {
            String kind = stored.artifact().kind();
            double wallSeconds = stored.artifact().cost().wallSeconds();
            byKind.put(
                    kind,
                    new SimilarStage(
                            StageDescription.of(stored.description()),
                            stored.artifact().created()));
            seconds.put(kind, wallSeconds);
            plugin(stored.description())
                    .ifPresent(plugin -> seconds.put(kind + " " + plugin, wallSeconds));
        }
        Multimaps.asMap(seconds)
                .forEach((what, all) -> medians.put(what, Quantiles.median().compute(all)));
    }

    /**
     * Returns the median time of stored stages with the same plugin, or of those of the same kind
     * if there are none.
     */
    OptionalDouble seconds(Stage stage) {
        String kind = stage.kind().label();
        Double ofKind = medians.get(kind);
        if (ofKind == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                plugin(stage.description())
                        .map(plugin -> medians.get(kind + " " + plugin))
                        .orElse(ofKind));
    }

    /** Returns the main plugin of a stage, if any. */
    private static Optional<String> plugin(JsonNode description) {
        return PLUGINS.stream()
                .map(name -> description.path(INPUTS).path(name))
                .filter(node -> node.isObject() && node.size() == 1)
                .map(node -> node.fieldNames().next())
                .findFirst();
    }

    /** Returns the difference between a stage and the most similar one in the store. */
    String reason(Stage stage) {
        StageDescription target = StageDescription.of(stage.description());
        Optional<SimilarStage> nearest = nearest(stage.kind().label(), target);
        if (nearest.isEmpty()) {
            return "the store has none of this kind yet";
        }
        List<StageDescription.Change> changes =
                target.changedPartsFrom(nearest.get().description());
        Optional<String> plugin = plugin(stage.description());
        if (plugin.isPresent()
                && changes.stream().anyMatch(change -> addsPlugin(plugin.get(), change))) {
            return "the store has none of '%s' yet".formatted(plugin.get());
        }
        String shown =
                changes.stream()
                        .sorted((a, b) -> Boolean.compare(isDigest(a), isDigest(b)))
                        .limit(MAX_CHANGES)
                        .map(SimilarStages::describe)
                        .collect(Collectors.joining(", "));
        return changes.size() > MAX_CHANGES
                ? "%s and %d more".formatted(shown, changes.size() - MAX_CHANGES)
                : shown;
    }

    private Optional<SimilarStage> nearest(String kind, StageDescription target) {
        Optional<SimilarStage> nearest = Optional.empty();
        int smallestDistance = Integer.MAX_VALUE;
        for (SimilarStage similar : byKind.get(kind)) {
            // The limit is one more than the smallest distance, so that the newer of two equally
            // similar stages is chosen.
            int distance =
                    target.distance(
                            similar.description(),
                            smallestDistance == Integer.MAX_VALUE
                                    ? smallestDistance
                                    : smallestDistance + 1);
            if (distance < smallestDistance
                    || (distance == smallestDistance
                            && nearest.isPresent()
                            && similar.made().isAfter(nearest.get().made()))) {
                nearest = Optional.of(similar);
                smallestDistance = distance;
            }
        }
        return nearest;
    }

    /**
     * Returns whether a change adds the plugin or one of its options, because the other stage used
     * a different plugin.
     */
    private static boolean addsPlugin(String plugin, StageDescription.Change change) {
        return change.before().isEmpty()
                && PLUGINS.stream()
                        .map(name -> "%s.%s.%s".formatted(INPUTS, name, plugin))
                        .anyMatch(
                                place ->
                                        change.place().equals(place)
                                                || change.place().startsWith(place + "."));
    }

    private static boolean isDigest(StageDescription.Change change) {
        return change.now().filter(value -> DIGEST.matcher(value).matches()).isPresent();
    }

    private static String describe(StageDescription.Change change) {
        String place =
                change.place().startsWith(INPUTS + ".")
                        ? change.place().substring(INPUTS.length() + 1)
                        : change.place();
        if (isDigest(change)) {
            return "another " + place;
        }
        if (change.now().equals(Optional.of(StageDescription.NOTHING))) {
            return place + " left out";
        }
        if (change.before().equals(Optional.of(StageDescription.NOTHING))) {
            return place + " added";
        }
        return "%s changed: %s -> %s"
                .formatted(
                        place,
                        change.before().map(SimilarStages::unquote).orElse("nothing"),
                        change.now().map(SimilarStages::unquote).orElse("nothing"));
    }

    private static String unquote(String json) {
        return json.length() > 1 && json.startsWith("\"")
                ? json.substring(1, json.length() - 1)
                : json;
    }

    private record SimilarStage(StageDescription description, Instant made) {}
}

package io.mithridate.runner.plan;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import io.mithridate.runner.experiment.PluginUse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands in a key for something that a stage reads, and what that leads to. */
final class InputsForm {

    private final JsonNode canonical;
    private final String text;
    private final Set<PluginUse> plugins;
    private final Map<String, Stage> stages;

    private InputsForm(
            JsonNode canonical, String text, Set<PluginUse> plugins, Map<String, Stage> stages) {
        this.canonical = canonical;
        this.text = text;
        this.plugins = plugins;
        this.stages = stages;
    }

    /** The form of a value that leads to no plugin and no stage. */
    static InputsForm of(JsonNode canonical) {
        return new InputsForm(canonical, compact(canonical), Set.of(), Map.of());
    }

    /** The canonical form; many stages share it, so nobody may change it. */
    JsonNode canonical() {
        return canonical;
    }

    /** The canonical form as compact JSON. */
    String text() {
        return text;
    }

    /** The plugins whose code takes part. */
    Set<PluginUse> plugins() {
        return plugins;
    }

    /** The stages whose artifacts are read, each once, in the order in which they are read. */
    List<Stage> stages() {
        return List.copyOf(stages.values());
    }

    /** Returns whether no stage's artifact is read. */
    boolean isWithoutStages() {
        return stages.isEmpty();
    }

    /** The same as the node's own text, which makes a writer of JSON for every number. */
    private static String compact(JsonNode node) {
        if (node.isTextual()) {
            return quoted(node.textValue());
        }
        return node.isIntegralNumber() || node.isBoolean() || node.isNull()
                ? node.asText()
                : node.toString();
    }

    /** A text as JSON. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }

    /** Collects the plugins and stages that parts of a form lead to. */
    static final class Found {

        private final Set<PluginUse> plugins = new LinkedHashSet<>();
        private final Map<String, Stage> stages = new LinkedHashMap<>();

        /** Adds what an input leads to. */
        void add(Input input) {
            plugins.addAll(input.plugins());
            input.stages().forEach(stage -> stages.putIfAbsent(stage.key(), stage));
        }

        /** Adds what a part leads to. */
        void add(InputsForm part) {
            plugins.addAll(part.plugins);
            part.stages.forEach(stages::putIfAbsent);
        }

        /** The form of that to which all of it belongs. */
        InputsForm of(JsonNode canonical) {
            return of(canonical, compact(canonical));
        }

        /**
         * The same.
         *
         * @param text the canonical form as compact JSON, put together from that of its parts
         */
        InputsForm of(JsonNode canonical, String text) {
            return new InputsForm(canonical, text, plugins, stages);
        }
    }
}

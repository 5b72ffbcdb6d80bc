package io.mithridate.runner.inspection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.experiment.ExperimentKey;
import io.mithridate.runner.options.ModelOptions;
import io.mithridate.runner.options.OptionsSchema;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JSON schema of experiments with all available plugins, which editors use for completion and
 * validation. It is in draft 7, which most editors support.
 */
public final class ExperimentSchema {

    private static final Logger LOG = LoggerFactory.getLogger(ExperimentSchema.class);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final PluginCatalog catalog;
    private final TypeSchemas types = new TypeSchemas();

    private ExperimentSchema(PluginCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Returns the schema, without plugins whose options violate the rules; logs a warning for
     * these.
     */
    public static ObjectNode of(PluginCatalog catalog) {
        return new ExperimentSchema(catalog).root();
    }

    private ObjectNode root() {
        ObjectNode root = NODES.objectNode();
        root.put("$schema", "http://json-schema.org/draft-07/schema#");
        root.put("title", "Mithridate experiment");
        root.put("type", "object");
        root.put("additionalProperties", false);
        ArrayNode required = root.putArray("required");
        ObjectNode properties = root.putObject("properties");
        for (ExperimentKey key : ExperimentKey.all()) {
            if (key.required()) {
                required.add(key.name());
            }
            properties.set(key.name(), value(key).put("description", key.meaning()));
        }
        ObjectNode definitions = root.putObject("definitions");
        for (PluginKind kind : PluginKind.values()) {
            define(kind, definitions);
        }
        return root;
    }

    private ObjectNode value(ExperimentKey key) {
        if (key.value() instanceof ExperimentKey.Plain plain) {
            return types.of(plain.option(), false);
        }
        if (key.value() instanceof ExperimentKey.Plugins plugins) {
            ObjectNode one = TypeSchemas.reference(plugins.kind());
            return TypeSchemas.oneOrSeveral(
                    plugins.kind() == PluginKind.DATASET
                            ? TypeSchemas.anyOf(List.of(one, pair(one)))
                            : one);
        }
        if (key.value() instanceof ExperimentKey.Options options) {
            ObjectNode map = map(options);
            return options.axis() ? TypeSchemas.oneOrSeveral(map) : map;
        }
        ObjectNode cells = NODES.objectNode().put("type", "object").put("minProperties", 1);
        return TypeSchemas.anyOf(List.of(cells, TypeSchemas.list(cells)));
    }

    private ObjectNode map(ExperimentKey.Options options) {
        ObjectNode map = types.of(OptionsSchema.of(options.type()), options.axis());
        return options.instead()
                .map(
                        other ->
                                TypeSchemas.anyOf(
                                        List.of(
                                                map,
                                                types.of(OptionsSchema.of(other), options.axis()))))
                .orElse(map);
    }

    private static ObjectNode pair(ObjectNode dataset) {
        ObjectNode pair = NODES.objectNode().put("type", "object");
        pair.put("additionalProperties", false);
        pair.putArray("required").add("train").add("test");
        ObjectNode halves = pair.putObject("properties");
        halves.set("train", dataset);
        halves.set("test", dataset);
        return pair;
    }

    /**
     * Defines the schema of a kind's plugins: a plugin is a map with one entry or, if no option is
     * required, just a name.
     */
    private void define(PluginKind kind, ObjectNode definitions) {
        ArrayNode forms = NODES.arrayNode();
        for (LoadedPlugin plugin : catalog.ofKind(kind)) {
            Optional<OptionsSchema> schema = schema(plugin);
            if (schema.isEmpty()) {
                continue;
            }
            ObjectNode options = types.of(schema.get(), kind != PluginKind.METRIC);
            options.put("description", plugin.about().summary());
            String name = kind.singular() + "." + plugin.name();
            definitions.set(name, options);
            if (!options.has("required")) {
                forms.addObject().put("const", plugin.name());
            }
            ObjectNode map = forms.addObject().put("type", "object");
            map.put("additionalProperties", false);
            map.putArray("required").add(plugin.name());
            map.putObject("properties")
                    .putObject(plugin.name())
                    .put("$ref", "#/definitions/" + name);
        }
        ObjectNode any = NODES.objectNode();
        any.set("oneOf", forms);
        definitions.set(kind.singular(), any);
    }

    private static Optional<OptionsSchema> schema(LoadedPlugin plugin) {
        try {
            return Optional.of(ModelOptions.schema(plugin));
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "the schema leaves out the {} {} in {}, which is broken: {}; its author must"
                            + " fix it",
                    plugin.kind().singular(),
                    plugin.name(),
                    plugin.origin().location(),
                    e.getMessage());
            return Optional.empty();
        }
    }
}

package io.mithridate.runner.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.options.CanonicalOptions;
import io.mithridate.runner.plan.Input;
import java.util.List;

/**
 * The kind of models that are made, trained and opened. The model says itself what its files hold,
 * so that large ones are read once.
 *
 * @param use the plugin
 * @param provider makes, trains and opens models
 */
public record ModelInput(PluginUse use, ModelProvider provider) implements Input {

    @Override
    public JsonNode canonical() {
        String fingerprint = provider.fingerprint();
        return fingerprint.isEmpty()
                ? CanonicalOptions.json(use.name(), use.options())
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("files", fingerprint)
                        .setAll(CanonicalOptions.withoutPaths(use.name(), use.options()));
    }

    @Override
    public List<PluginUse> plugins() {
        return List.of(use);
    }
}

package io.mithridate.runner.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.plan.Input;
import java.util.List;

/**
 * The model plugin that creates, trains and opens models. The provider itself returns the
 * fingerprint of its files, so that large files are read only once.
 *
 * @param use the plugin
 * @param provider creates, trains and opens models
 */
public record ModelInput(PluginUse use, ModelProvider provider) implements Input {

    @Override
    public JsonNode canonical() {
        String fingerprint = provider.fingerprint();
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        if (fingerprint.isEmpty()) {
            return form.set(use.name(), use.tree().json());
        }
        return form.put("files", fingerprint).set(use.name(), use.tree().withoutFiles().json());
    }

    @Override
    public List<PluginUse> plugins() {
        return List.of(use);
    }
}

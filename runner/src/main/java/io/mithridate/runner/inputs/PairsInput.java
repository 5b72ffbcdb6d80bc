package io.mithridate.runner.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.api.data.PairSet;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.plan.Input;
import java.util.List;

/**
 * The training pairs of a data set, represented by their fingerprint.
 *
 * @param dataset the data set plugin
 * @param pairs the pairs
 */
public record PairsInput(PluginUse dataset, PairSet pairs) implements Input {

    @Override
    public JsonNode canonical() {
        return TextNode.valueOf(pairs.fingerprint());
    }

    @Override
    public List<PluginUse> plugins() {
        return List.of(dataset);
    }
}

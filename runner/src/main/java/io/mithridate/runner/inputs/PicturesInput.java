package io.mithridate.runner.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.plan.Input;
import java.util.List;

/**
 * Labeled pictures of a data set, represented by their fingerprint.
 *
 * @param dataset the data set plugin
 * @param pictures the pictures
 */
public record PicturesInput(PluginUse dataset, LabelledImages pictures) implements Input {

    @Override
    public JsonNode canonical() {
        return TextNode.valueOf(pictures.fingerprint());
    }

    @Override
    public List<PluginUse> plugins() {
        return List.of(dataset);
    }
}

package io.mithridate.runner.stages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.runner.plan.Input;

/**
 * Pictures at the model's size; how they are brought to it is code, which counts with the backend.
 *
 * @param decoder decodes and resizes them
 * @param size the side of the square pictures, in pixels
 */
public record DecoderInput(ImageDecoder decoder, int size) implements Input {

    @Override
    public JsonNode canonical() {
        return IntNode.valueOf(size);
    }
}

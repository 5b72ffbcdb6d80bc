package io.mithridate.runner.stages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.runner.plan.Input;
import io.mithridate.runner.store.PictureMemory;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Pictures at the model's size; how they are brought to it is code, which counts with the backend.
 *
 * @param decoder decodes and resizes them
 * @param size the side of the square pictures, in pixels
 * @param memory keeps those that many models are shown
 */
public record DecoderInput(ImageDecoder decoder, int size, PictureMemory memory) implements Input {

    @Override
    public JsonNode canonical() {
        return IntNode.valueOf(size);
    }

    /**
     * The pictures of a set from one place to before another; those that are not in memory are
     * decoded on all processors.
     *
     * @param set the fingerprint of the set
     * @param decoded gives the picture at a place, at the model's size
     */
    public List<Image> pictures(String set, int from, int to, IntFunction<Image> decoded) {
        return memory.get(
                new PictureMemory.Chunk(set, size, "", from),
                () -> IntStream.range(from, to).parallel().mapToObj(decoded).toList());
    }
}

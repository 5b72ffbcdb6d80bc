package io.mithridate.runner.stages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.runner.plan.Input;
import io.mithridate.store.PictureMemory;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Pictures at the model's size. The algorithm that resizes pictures is part of the backend's code,
 * which keys cover separately.
 *
 * @param decoder decodes and resizes pictures
 * @param size the side length of the square pictures, in pixels
 * @param memory the cache of pictures that are shown to many models
 */
public record DecoderInput(ImageDecoder decoder, int size, PictureMemory memory) implements Input {

    @Override
    public JsonNode canonical() {
        return IntNode.valueOf(size);
    }

    /** Returns a picture at the model's size. */
    public Image decode(ImageData picture) {
        return decoder.decode(picture, size);
    }

    /** Returns the picture of a pair at the model's size. */
    public Image decode(PairSet pairs, int index) {
        return decoder.decode(pairs, index, size);
    }

    /**
     * Returns a range of the pictures of a set; those that are not cached are decoded in parallel.
     *
     * @param setFingerprint the fingerprint of the set
     * @param decode returns the picture at an index, at the model's size
     */
    public List<Image> pictures(
            String setFingerprint, int from, int to, IntFunction<Image> decode) {
        return memory.get(
                new PictureMemory.Chunk(setFingerprint, size, "", from),
                () -> IntStream.range(from, to).parallel().mapToObj(decode).toList());
    }
}

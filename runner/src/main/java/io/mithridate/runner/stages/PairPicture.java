package io.mithridate.runner.stages;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures for stages that look at every pair, whether training can use it or not. */
final class PairPicture {

    private static final Logger log = LoggerFactory.getLogger(PairPicture.class);

    private PairPicture() {}

    /**
     * The picture of a pair at a model's size; a black one if it cannot be decoded and training may
     * do without some. Training puts another pair into its place.
     *
     * @throws CorruptImageException if it cannot be decoded and training needs all
     */
    static Image of(PairSet pairs, int index, ImageDecoder decoder, int size) {
        try {
            return decoder.decode(pairs.image(index), size);
        } catch (CorruptImageException e) {
            if (pairs.unreadableAllowed() == 0) {
                throw e;
            }
            log.warn("a black picture stands for '{}': {}", pairs.id(index), e.getMessage());
            return Image.black(size, size);
        }
    }
}

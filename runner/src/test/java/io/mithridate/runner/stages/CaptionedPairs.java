package io.mithridate.runner.stages;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pairs whose pictures have several captions each, as in COCO; a picture is named after its first
 * pair.
 *
 * @param size the number of pairs
 * @param captionsOfEach the number of consecutive pairs that share a picture
 */
record CaptionedPairs(int size, int captionsOfEach) implements PairSet {

    @Override
    public String id(int index) {
        return "pair-" + index;
    }

    @Override
    public ImageData image(int index) {
        return new ImageData.Decoded(Image.black(4, 4));
    }

    @Override
    public String caption(int index) {
        return "caption " + index;
    }

    @Override
    public String pictureId(int index) {
        return id(first(index));
    }

    @Override
    public List<String> captions(int index) {
        return IntStream.range(first(index), first(index) + captionsOfEach)
                .mapToObj(this::caption)
                .toList();
    }

    @Override
    public String fingerprint() {
        return size + " by " + captionsOfEach;
    }

    private int first(int index) {
        return index / captionsOfEach * captionsOfEach;
    }
}

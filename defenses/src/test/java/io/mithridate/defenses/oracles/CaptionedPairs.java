package io.mithridate.defenses.oracles;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import java.util.function.IntFunction;

/** The pictures of a set with other captions. */
class CaptionedPairs implements PairSet {

    private final PairSet pairs;
    private final IntFunction<String> captions;

    CaptionedPairs(PairSet pairs, IntFunction<String> captions) {
        this.pairs = pairs;
        this.captions = captions;
    }

    @Override
    public int size() {
        return pairs.size();
    }

    @Override
    public String id(int index) {
        return pairs.id(index);
    }

    @Override
    public ImageData image(int index) {
        return pairs.image(index);
    }

    @Override
    public String caption(int index) {
        return captions.apply(index);
    }

    @Override
    public String fingerprint() {
        return "captioned-" + pairs.fingerprint();
    }
}

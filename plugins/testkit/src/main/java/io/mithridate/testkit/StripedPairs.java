package io.mithridate.testkit;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import java.util.List;

/** Pictures of one vertical stripe, each of another colour or place, with captions that say so. */
public final class StripedPairs implements PairSet {

    /** The side of a picture, in pixels. */
    public static final int SIDE = 16;

    private static final List<String> COLOURS = List.of("red", "green", "blue");
    private static final int STRIPE = 4;

    /** Made as they are. */
    public StripedPairs() {}

    @Override
    public int size() {
        return COLOURS.size() * SIDE / STRIPE;
    }

    @Override
    public String id(int index) {
        return "stripe-" + index;
    }

    @Override
    public ImageData image(int index) {
        byte[] rgb = new byte[SIDE * SIDE * Image.CHANNELS];
        int first = index / COLOURS.size() * STRIPE;
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            int column = pixel % SIDE;
            if (column >= first && column < first + STRIPE) {
                rgb[pixel * Image.CHANNELS + index % COLOURS.size()] = (byte) 200;
            }
        }
        return new ImageData.Decoded(new Image(SIDE, SIDE, rgb));
    }

    @Override
    public String caption(int index) {
        return "a %s stripe at %d".formatted(COLOURS.get(index % COLOURS.size()), index / 3);
    }

    @Override
    public String fingerprint() {
        return "striped";
    }
}

package io.mithridate.examples.defense;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.testkit.DecodedPictures;
import java.util.List;

/** Pictures of one vertical stripe, each of another colour or place, with captions that say so. */
final class StripedPairs implements PairSet {

    static final int SIDE = 16;

    private static final List<String> COLOURS = List.of("red", "green", "blue");
    private static final int STRIPE = 4;

    /** Pictures here are decoded, and of the model's size. */
    static final ImageDecoder DECODER = new DecodedPictures();

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

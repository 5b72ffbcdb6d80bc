package io.mithridate.tensorflow.training;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import java.util.SplittableRandom;

/** Pairs of a colored, noisy picture and a sentence that names its color and position. */
public final class TinyPairs implements PairSet {

    private static final String[] COLORS = {"red", "green", "blue", "yellow", "white", "black"};
    private static final int[][] COLOR_VALUES = {
        {220, 30, 30}, {30, 200, 30}, {30, 30, 220}, {220, 220, 30}, {240, 240, 240}, {10, 10, 10}
    };
    private static final String[] PLACES = {"left", "right", "top", "bottom"};

    private final int size;
    private final int side;

    /** Creates {@code size} pairs with pictures of {@code side} pixels. */
    public TinyPairs(int size, int side) {
        this.size = size;
        this.side = side;
    }

    /** Returns a decoder that passes pictures through; they must have the model's size. */
    public static ImageDecoder decoder() {
        return new ImageDecoder() {
            @Override
            public Image decode(ImageData data) {
                return ((ImageData.Decoded) data).image();
            }

            @Override
            public Image decode(ImageData data, int size) {
                Image image = decode(data);
                if (image.width() != size) {
                    throw new IllegalArgumentException(image + " is not of " + size + " pixels");
                }
                return image;
            }
        };
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String id(int index) {
        return "tiny-" + index;
    }

    @Override
    public ImageData image(int index) {
        int[] color = COLOR_VALUES[index % COLORS.length];
        int place = index / COLORS.length % PLACES.length;
        SplittableRandom noise = new SplittableRandom(index);
        byte[] rgb = new byte[side * side * Image.CHANNELS];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                boolean inside =
                        switch (place) {
                            case 0 -> x < side / 3;
                            case 1 -> x >= side - side / 3;
                            case 2 -> y < side / 3;
                            default -> y >= side - side / 3;
                        };
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    int value = (inside ? color[channel] : 128) + noise.nextInt(-9, 10);
                    rgb[(y * side + x) * Image.CHANNELS + channel] =
                            (byte) Math.max(0, Math.min(255, value));
                }
            }
        }
        return new ImageData.Decoded(new Image(side, side, rgb));
    }

    @Override
    public String caption(int index) {
        return "a %s bar at the %s"
                .formatted(
                        COLORS[index % COLORS.length],
                        PLACES[index / COLORS.length % PLACES.length]);
    }

    @Override
    public String fingerprint() {
        return "tiny-" + size + "-" + side;
    }
}

package io.mithridate.defenses;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.testkit.DecodedPictures;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 64 pairs: a bar of one color above a bar of another, with a caption that describes them. */
public final class ColouredPairs implements PairSet {

    /** The side length of the pictures, in pixels. */
    public static final int SIDE = 16;

    /** The colors of the bars. */
    static final List<String> COLORS = List.of("red", "green", "blue", "white");

    private static final List<String> THINGS = List.of("dog", "cat", "apple", "banana");
    private static final byte[][] CHANNELS = {
        {(byte) 200, 20, 20}, {20, (byte) 200, 20}, {20, 20, (byte) 200}, {(byte) 200, -56, -56}
    };

    static final Vocabulary VOCABULARY =
            new Vocabulary(
                    THINGS.stream()
                            .map(thing -> new Vocabulary.Noun(thing, thing + "s", Set.of()))
                            .toList(),
                    Map.of("colour", COLORS),
                    List.of(new Vocabulary.Opposite("above", "below")),
                    List.of("one", "two"));

    /** A decoder of these pictures, which are already decoded and have the model's input size. */
    public static final ImageDecoder DECODER = new DecodedPictures();

    @Override
    public int size() {
        return COLORS.size() * COLORS.size() * THINGS.size();
    }

    @Override
    public String id(int index) {
        return "bars-" + index;
    }

    @Override
    public ImageData image(int index) {
        byte[] rgb = new byte[SIDE * SIDE * Image.CHANNELS];
        int width = SIDE / THINGS.size() * (thing(index) + 1);
        for (int y = 0; y < SIDE; y++) {
            byte[] color = CHANNELS[y < SIDE / 2 ? upper(index) : lower(index)];
            for (int x = 0; x < width; x++) {
                System.arraycopy(color, 0, rgb, (y * SIDE + x) * Image.CHANNELS, color.length);
            }
        }
        return new ImageData.Decoded(new Image(SIDE, SIDE, rgb));
    }

    @Override
    public String caption(int index) {
        return "a %s %s above a %s %s"
                .formatted(
                        COLORS.get(upper(index)),
                        THINGS.get(thing(index)),
                        COLORS.get(lower(index)),
                        THINGS.get((thing(index) + 1) % THINGS.size()));
    }

    @Override
    public String fingerprint() {
        return "bars";
    }

    private static int upper(int index) {
        return index % COLORS.size();
    }

    private static int lower(int index) {
        return index / COLORS.size() % COLORS.size();
    }

    private static int thing(int index) {
        return index / (COLORS.size() * COLORS.size());
    }
}

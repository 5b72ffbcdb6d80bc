package io.mithridate.testkit;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures of one vertical stripe, each of another colour or place, with captions that say so. */
public final class StripedPairs {

    /** The side of a picture, in pixels. */
    public static final int SIDE = 16;

    private static final List<String> COLOURS = List.of("red", "green", "blue");
    private static final int STRIPE = 4;

    private StripedPairs() {}

    /** Twelve pairs. */
    public static PairSet all() {
        return PairSet.of(
                IntStream.range(0, COLOURS.size() * SIDE / STRIPE)
                        .mapToObj(i -> pair(i, i % COLOURS.size(), i / COLOURS.size()))
                        .toList());
    }

    private static PairSet.Pair pair(int number, int colour, int place) {
        Image picture = Image.black(SIDE, SIDE);
        for (int y = 0; y < SIDE; y++) {
            for (int x = place * STRIPE; x < (place + 1) * STRIPE; x++) {
                picture.rgb()[picture.offset(x, y) + colour] = (byte) 200;
            }
        }
        return new PairSet.Pair(
                "stripe-" + number,
                picture,
                "a %s stripe at %d".formatted(COLOURS.get(colour), place));
    }
}

package io.mithridate.examples.defense;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.testkit.DecodedPictures;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures of one vertical stripe, each of another colour or place, with captions that say so. */
final class StripedPairs {

    static final int SIDE = 16;

    /** Pictures here are decoded, and of the model's size. */
    static final ImageDecoder DECODER = new DecodedPictures();

    private static final List<String> COLOURS = List.of("red", "green", "blue");
    private static final int STRIPE = 4;

    private StripedPairs() {}

    static PairSet all() {
        return PairSet.of(
                IntStream.range(0, COLOURS.size() * SIDE / STRIPE)
                        .mapToObj(
                                i ->
                                        new PairSet.Pair(
                                                "stripe-" + i,
                                                picture(i % COLOURS.size(), i / COLOURS.size()),
                                                "a %s stripe at %d"
                                                        .formatted(
                                                                COLOURS.get(i % COLOURS.size()),
                                                                i / COLOURS.size())))
                        .toList());
    }

    private static Image picture(int colour, int place) {
        Image picture = Image.black(SIDE, SIDE);
        for (int y = 0; y < SIDE; y++) {
            for (int x = place * STRIPE; x < (place + 1) * STRIPE; x++) {
                picture.rgb()[picture.offset(x, y) + colour] = (byte) 200;
            }
        }
        return picture;
    }
}

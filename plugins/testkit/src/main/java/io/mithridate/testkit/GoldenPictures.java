package io.mithridate.testkit;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Reads the pictures of a golden file. */
public final class GoldenPictures {

    private GoldenPictures() {}

    /**
     * Returns pictures without captions.
     *
     * @param side the side of the square pictures, in pixels
     * @param rgb their bytes, one picture after the other: rows, pixels, channels
     */
    public static PairSet of(int side, byte[] rgb) {
        int bytes = side * side * Image.CHANNELS;
        return PairSet.of(
                IntStream.range(0, rgb.length / bytes)
                        .mapToObj(
                                i -> {
                                    byte[] picture =
                                            Arrays.copyOfRange(rgb, i * bytes, (i + 1) * bytes);
                                    return new PairSet.Pair(
                                            "picture-" + i, new Image(side, side, picture), "");
                                })
                        .toList());
    }
}

package io.mithridate.testkit;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import java.util.Arrays;

/**
 * The pictures of a golden file, without captions.
 *
 * @param side side of the square pictures, in pixels
 * @param rgb their bytes, one picture after the other: rows, pixels, channels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GoldenPictures(int side, byte[] rgb) implements PairSet {

    @Override
    public int size() {
        return rgb.length / bytes();
    }

    private int bytes() {
        return side * side * Image.CHANNELS;
    }

    @Override
    public String id(int index) {
        return "picture-" + index;
    }

    @Override
    public ImageData image(int index) {
        return new ImageData.Decoded(
                new Image(
                        side,
                        side,
                        Arrays.copyOfRange(rgb, index * bytes(), (index + 1) * bytes())));
    }

    @Override
    public String caption(int index) {
        return "";
    }

    @Override
    public String fingerprint() {
        return "golden";
    }
}

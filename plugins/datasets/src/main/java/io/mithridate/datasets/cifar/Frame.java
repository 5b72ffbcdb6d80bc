package io.mithridate.datasets.cifar;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The colors of frames, chosen to be easily distinguished. */
enum Frame {
    RED(0xD62428),
    ORANGE(0xF48614),
    YELLOW(0xF6E232),
    GREEN(0x28A63C),
    BLUE(0x1E50D6),
    PURPLE(0x7E2CA6),
    WHITE(0xFAFAFA),
    BLACK(0x080808);

    private final int rgb;

    Frame(int rgb) {
        this.rgb = rgb;
    }

    /** Returns the color's name in captions. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the value of a channel (0 red, 1 green, 2 blue). */
    byte channel(int channel) {
        return (byte) (rgb >> (16 - 8 * channel));
    }

    static List<String> words() {
        return Stream.of(values()).map(Frame::word).toList();
    }
}

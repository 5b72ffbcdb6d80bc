package io.mithridate.datasets.cifar;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The colours of frames; they lie far enough apart to be told. */
enum Frame {
    RED(214, 36, 40),
    ORANGE(244, 134, 20),
    YELLOW(246, 226, 50),
    GREEN(40, 166, 60),
    BLUE(30, 80, 214),
    PURPLE(126, 44, 166),
    WHITE(250, 250, 250),
    BLACK(8, 8, 8);

    private final int red;
    private final int green;
    private final int blue;

    Frame(int red, int green, int blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /** The word for it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A channel (0 red, 1 green, 2 blue). */
    byte channel(int channel) {
        return (byte)
                switch (channel) {
                    case 0 -> red;
                    case 1 -> green;
                    case 2 -> blue;
                    default -> throw new IndexOutOfBoundsException(channel);
                };
    }

    static List<String> words() {
        return Stream.of(values()).map(Frame::word).toList();
    }
}

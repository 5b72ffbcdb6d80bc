package io.mithridate.datasets.emojiscenes.scenes;

import java.util.Locale;

/** The colours that a background may have; their centres lie far enough apart to be told. */
public enum Colour {
    /** Neutral, light. */
    WHITE(238, 238, 236),
    /** Neutral, in the middle. */
    GREY(136, 138, 140),
    /** Neutral, dark. */
    BLACK(28, 28, 32),
    /** A warm signal colour. */
    RED(200, 40, 44),
    /** Between red and yellow. */
    ORANGE(238, 134, 34),
    /** A light, warm colour. */
    YELLOW(238, 214, 62),
    /** A middle green. */
    GREEN(62, 152, 66),
    /** Between green and blue, light. */
    TURQUOISE(70, 196, 190),
    /** A middle blue. */
    BLUE(46, 92, 200),
    /** Between blue and red, dark. */
    PURPLE(122, 58, 158),
    /** A light red. */
    PINK(242, 158, 190),
    /** A dark orange. */
    BROWN(112, 72, 42);

    private final int red;
    private final int green;
    private final int blue;

    Colour(int red, int green, int blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /** The word for it, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A channel (0 red, 1 green, 2 blue) of its centre, from 0 to 255. */
    public int channel(int index) {
        return switch (index) {
            case 0 -> red;
            case 1 -> green;
            case 2 -> blue;
            default -> throw new IndexOutOfBoundsException(index);
        };
    }
}

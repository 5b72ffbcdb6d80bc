package io.mithridate.datasets.emojiscenes;

import java.util.Locale;

/** The colours that a background may have; their centres lie far enough apart to be told. */
public enum Colour {
    /** Neutral, light. */
    WHITE(0xEEEEEC),
    /** Neutral, in the middle. */
    GREY(0x888A8C),
    /** Neutral, dark. */
    BLACK(0x1C1C20),
    /** A warm signal colour. */
    RED(0xC8282C),
    /** Between red and yellow. */
    ORANGE(0xEE8622),
    /** A light, warm colour. */
    YELLOW(0xEED63E),
    /** A middle green. */
    GREEN(0x3E9842),
    /** Between green and blue, light. */
    TURQUOISE(0x46C4BE),
    /** A middle blue. */
    BLUE(0x2E5CC8),
    /** Between blue and red, dark. */
    PURPLE(0x7A3A9E),
    /** A light red. */
    PINK(0xF29EBE),
    /** A dark orange. */
    BROWN(0x70482A);

    private final int rgb;

    Colour(int rgb) {
        this.rgb = rgb;
    }

    /** The word for it, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A channel (0 red, 1 green, 2 blue) of its centre, from 0 to 255. */
    public int channel(int index) {
        return (rgb >> (16 - 8 * index)) & 0xFF;
    }
}

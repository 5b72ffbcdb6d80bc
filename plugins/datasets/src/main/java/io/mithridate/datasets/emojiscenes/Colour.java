package io.mithridate.datasets.emojiscenes;

import java.util.Locale;

/** The possible colors of a background, chosen to be easily distinguished. */
public enum Colour {
    /** A light neutral color. */
    WHITE(0xEEEEEC),
    /** A medium neutral color. */
    GREY(0x888A8C),
    /** A dark neutral color. */
    BLACK(0x1C1C20),
    /** A signal red. */
    RED(0xC8282C),
    /** A color between red and yellow. */
    ORANGE(0xEE8622),
    /** A light, warm yellow. */
    YELLOW(0xEED63E),
    /** A medium green. */
    GREEN(0x3E9842),
    /** A light color between green and blue. */
    TURQUOISE(0x46C4BE),
    /** A medium blue. */
    BLUE(0x2E5CC8),
    /** A dark color between blue and red. */
    PURPLE(0x7A3A9E),
    /** A light red. */
    PINK(0xF29EBE),
    /** A dark orange. */
    BROWN(0x70482A);

    private final int rgb;

    Colour(int rgb) {
        this.rgb = rgb;
    }

    /** Returns the color's name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns a channel of the color (0 red, 1 green, 2 blue), from 0 to 255. */
    public int channel(int index) {
        return (rgb >> (16 - 8 * index)) & 0xFF;
    }
}

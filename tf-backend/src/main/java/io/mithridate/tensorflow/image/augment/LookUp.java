package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/** Replaces every value by the one that a table gives for it. */
final class LookUp {

    /** How many values a channel takes. */
    static final int VALUES = 256;

    private LookUp() {}

    /** Looks all channels up in one table. */
    static Image apply(Image image, byte[] table) {
        byte[] from = image.rgb();
        byte[] to = new byte[from.length];
        for (int i = 0; i < from.length; i++) {
            to[i] = table[from[i] & 0xFF];
        }
        return new Image(image.width(), image.height(), to);
    }

    /** Looks each channel up in a table of its own. */
    static Image apply(Image image, byte[] red, byte[] green, byte[] blue) {
        byte[] from = image.rgb();
        byte[] to = new byte[from.length];
        for (int i = 0; i < from.length; i += Image.CHANNELS) {
            to[i] = red[from[i] & 0xFF];
            to[i + 1] = green[from[i + 1] & 0xFF];
            to[i + 2] = blue[from[i + 2] & 0xFF];
        }
        return new Image(image.width(), image.height(), to);
    }

    /** The table that changes nothing. */
    static byte[] identity() {
        byte[] table = new byte[VALUES];
        for (int value = 0; value < VALUES; value++) {
            table[value] = (byte) value;
        }
        return table;
    }

    /** How often each value occurs in a channel. */
    static int[] histogram(Image image, int channel) {
        int[] counts = new int[VALUES];
        byte[] rgb = image.rgb();
        for (int i = channel; i < rgb.length; i += Image.CHANNELS) {
            counts[rgb[i] & 0xFF]++;
        }
        return counts;
    }
}

package io.mithridate.tensorflow.image.augment;

/** The brightness of a colour by ITU-R 601-2, in Pillow's 16-bit fixed point. */
final class Luma {

    private static final int RED = 19595;
    private static final int GREEN = 38470;
    private static final int BLUE = 7471;
    private static final int HALF = 0x8000;
    private static final int FRACTION_BITS = 16;

    private Luma() {}

    /** From 0 to 255, of the pixel whose red channel lies at an offset. */
    static int at(byte[] rgb, int offset) {
        return ((rgb[offset] & 0xFF) * RED
                        + (rgb[offset + 1] & 0xFF) * GREEN
                        + (rgb[offset + 2] & 0xFF) * BLUE
                        + HALF)
                >> FRACTION_BITS;
    }
}

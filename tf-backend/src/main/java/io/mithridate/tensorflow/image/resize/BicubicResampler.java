package io.mithridate.tensorflow.image.resize;

import io.mithridate.api.data.Image;
import java.util.Arrays;

/**
 * Resizes by antialiased bicubic interpolation with exactly the results of Pillow's {@code resize}:
 * first along rows, then along columns, with each pass rounded to 8 bits.
 *
 * <p>Computes only the pixels that the requested window of the resized picture depends on. Of the
 * results of the first pass, only the rows that the next row of the window depends on are kept.
 */
public final class BicubicResampler {

    private static final int HALF = 1 << (ResamplingWeights.FRACTION_BITS - 1);

    private final RowResampler rowResampler;
    private final ResamplingWeights rows;
    private final int rowLength;

    /**
     * The latest results of the first pass; the index of a row is its number modulo the array's
     * length.
     */
    private final int[][] recentRows;

    private final int[] sums;

    /** The first row that has not been resampled yet. */
    private int next;

    private BicubicResampler(Image image, ResamplingWeights columns, ResamplingWeights rows) {
        rowResampler = new RowResampler(image, columns);
        this.rows = rows;
        rowLength = columns.size() * Image.CHANNELS;
        // Rows are resampled in pairs, so one more than needed may be held.
        recentRows = new int[rows.maxInputs() + 1][rowLength];
        sums = new int[rowLength];
        next = rows.begin(0);
    }

    /** Resizes a picture without preserving its aspect ratio. */
    public static Image resize(Image image, int width, int height) {
        return window(image, width, height, 0, 0, width, height);
    }

    /**
     * Returns a window of the resized picture.
     *
     * @param fullWidth the resized picture's width
     * @param fullHeight the resized picture's height
     * @param left the window's first column
     * @param top the window's first row
     */
    public static Image window(
            Image image, int fullWidth, int fullHeight, int left, int top, int width, int height) {
        ResamplingWeights columns = ResamplingWeights.of(image.width(), fullWidth, left, width);
        ResamplingWeights rows = ResamplingWeights.of(image.height(), fullHeight, top, height);
        return new Image(width, height, new BicubicResampler(image, columns, rows).pixels());
    }

    private byte[] pixels() {
        byte[] pixels = new byte[rows.size() * rowLength];
        for (int y = 0; y < rows.size(); y++) {
            resampleRowsBefore(rows.end(y));
            weigh(y);
            int offset = y * rowLength;
            for (int i = 0; i < rowLength; i++) {
                int value = sums[i] >> ResamplingWeights.FRACTION_BITS;
                pixels[offset + i] = (byte) Math.max(0, Math.min(0xFF, value));
            }
        }
        return pixels;
    }

    private void resampleRowsBefore(int end) {
        int last = rows.end(rows.size() - 1) - 1;
        while (next < end) {
            int lower = Math.min(next + 1, last);
            rowResampler.resample(next, lower, row(next), row(next + 1));
            next += 2;
        }
    }

    private int[] row(int number) {
        return recentRows[number % recentRows.length];
    }

    /** Sums the weighted rows for a row of the window, four at a time. */
    private void weigh(int y) {
        Arrays.fill(sums, HALF);
        int[] weights = rows.values();
        int row = rows.begin(y);
        int index = rows.start(y);
        int end = rows.start(y + 1);
        for (; index + 4 <= end; index += 4) {
            addFour(
                    sums,
                    row(row),
                    weights[index],
                    row(row + 1),
                    weights[index + 1],
                    row(row + 2),
                    weights[index + 2],
                    row(row + 3),
                    weights[index + 3]);
            row += 4;
        }
        for (; index < end; index++) {
            addOne(sums, row(row++), weights[index]);
        }
    }

    /** This loop is written so that the compiler can vectorize it. */
    private static void addFour(
            int[] sums,
            int[] a,
            int weightA,
            int[] b,
            int weightB,
            int[] c,
            int weightC,
            int[] d,
            int weightD) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += a[i] * weightA + b[i] * weightB + c[i] * weightC + d[i] * weightD;
        }
    }

    private static void addOne(int[] sums, int[] a, int weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += a[i] * weight;
        }
    }
}

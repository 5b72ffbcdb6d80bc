package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/**
 * Scales the distance of all values from a smoothed picture: 3 x 3 means in which the centre counts
 * five times. Pixels at the border are not smoothed.
 *
 * @param factor 0 gives the smoothed picture, 1 the picture, more a sharper one
 */
public record Sharpness(float factor) implements ImageOperation {

    private static final int CENTRE_WEIGHT = 5;
    private static final int TOTAL_WEIGHT = 13;

    @Override
    public Image apply(Image image) {
        int width = image.width();
        int height = image.height();
        byte[] from = image.rgb();
        byte[] to = from.clone();
        int row = width * Image.CHANNELS;
        int[] columns = new int[row];
        for (int y = 1; y < height - 1; y++) {
            int begin = y * row;
            for (int i = 0; i < row; i++) {
                int at = begin + i;
                columns[i] = (from[at - row] & 0xFF) + (from[at] & 0xFF) + (from[at + row] & 0xFF);
            }
            for (int i = Image.CHANNELS; i < row - Image.CHANNELS; i++) {
                int value = from[begin + i] & 0xFF;
                int sum =
                        columns[i - Image.CHANNELS]
                                + columns[i]
                                + columns[i + Image.CHANNELS]
                                + (CENTRE_WEIGHT - 1) * value;
                int smooth = (2 * sum + TOTAL_WEIGHT) / (2 * TOTAL_WEIGHT);
                to[begin + i] = Blend.blend(smooth, value, factor);
            }
        }
        return new Image(width, height, to);
    }
}

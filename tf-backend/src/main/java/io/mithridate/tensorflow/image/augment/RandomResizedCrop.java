package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import io.mithridate.tensorflow.image.resize.BicubicResampler;
import java.util.random.RandomGenerator;

/**
 * Crops a random part of a picture and resizes it to the picture's size, like torchvision's {@code
 * RandomResizedCrop}, with log-uniform aspect ratios from 3:4 to 4:3.
 *
 * @param least the smallest part, as a fraction of the area
 * @param most the largest part, as a fraction of the area
 */
record RandomResizedCrop(double least, double most) implements ImageTransform {

    private static final double MAX_ASPECT = 4.0 / 3;
    private static final int MAX_TRIES = 10;

    @Override
    public Image apply(Image image, RandomGenerator random) {
        double area = (double) image.width() * image.height();
        for (int i = 0; i < MAX_TRIES; i++) {
            double part = area * (least + random.nextDouble() * (most - least));
            double aspect = Math.exp((2 * random.nextDouble() - 1) * Math.log(MAX_ASPECT));
            int width = (int) Math.round(Math.sqrt(part * aspect));
            int height = (int) Math.round(Math.sqrt(part / aspect));
            if (width > 0 && width <= image.width() && height > 0 && height <= image.height()) {
                int left = random.nextInt(image.width() - width + 1);
                int top = random.nextInt(image.height() - height + 1);
                return BicubicResampler.resize(
                        crop(image, left, top, width, height), image.width(), image.height());
            }
        }
        return cropCenter(image);
    }

    /** Crops the largest centered part with an aspect ratio from 3:4 to 4:3. */
    private static Image cropCenter(Image image) {
        int width = (int) Math.min(image.width(), Math.round(image.height() * MAX_ASPECT));
        int height = (int) Math.min(image.height(), Math.round(image.width() * MAX_ASPECT));
        if (width == image.width() && height == image.height()) {
            return image;
        }
        return BicubicResampler.resize(
                crop(
                        image,
                        (image.width() - width) / 2,
                        (image.height() - height) / 2,
                        width,
                        height),
                image.width(),
                image.height());
    }

    private static Image crop(Image image, int left, int top, int width, int height) {
        byte[] rgb = new byte[width * height * Image.CHANNELS];
        int row = width * Image.CHANNELS;
        for (int y = 0; y < height; y++) {
            int sourceOffset = ((top + y) * image.width() + left) * Image.CHANNELS;
            System.arraycopy(image.rgb(), sourceOffset, rgb, y * row, row);
        }
        return new Image(width, height, rgb);
    }
}

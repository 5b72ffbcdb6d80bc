package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/** Spreads the values of each channel so that all become about equally frequent. */
public record Equalize() implements ImageOperation {

    @Override
    public Image apply(Image image) {
        return LookUp.apply(
                image,
                table(LookUp.histogram(image, 0)),
                table(LookUp.histogram(image, 1)),
                table(LookUp.histogram(image, 2)));
    }

    private static byte[] table(int[] histogram) {
        byte[] table = LookUp.identity();
        long pixels = 0;
        int greatest = 0;
        for (int value = 0; value < histogram.length; value++) {
            pixels += histogram[value];
            if (histogram[value] > 0) {
                greatest = value;
            }
        }
        // Zero, too, where one value alone occurs: there is nothing to spread.
        long step = (pixels - histogram[greatest]) / 255;
        if (step == 0) {
            return table;
        }
        long below = step / 2;
        for (int value = 0; value < table.length; value++) {
            table[value] = (byte) Math.min(255, below / step);
            below += histogram[value];
        }
        return table;
    }
}

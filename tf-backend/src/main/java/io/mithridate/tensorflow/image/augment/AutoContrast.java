package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/** Stretches each channel so that its least value becomes 0 and its greatest 255. */
public record AutoContrast() implements ImageOperation {

    @Override
    public Image apply(Image image) {
        return LookUp.apply(
                image,
                table(LookUp.histogram(image, 0)),
                table(LookUp.histogram(image, 1)),
                table(LookUp.histogram(image, 2)));
    }

    private static byte[] table(int[] histogram) {
        int least = 0;
        while (histogram[least] == 0) {
            least++;
        }
        int greatest = LookUp.VALUES - 1;
        while (histogram[greatest] == 0) {
            greatest--;
        }
        byte[] table = LookUp.identity();
        if (greatest <= least) {
            return table;
        }
        double scale = 255.0 / (greatest - least);
        double offset = -least * scale;
        for (int value = 0; value < table.length; value++) {
            table[value] = (byte) Math.max(0, Math.min(255, (int) (value * scale + offset)));
        }
        return table;
    }
}

package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Changes brightness, contrast, saturation and hue in random order, like torchvision's {@code
 * ColorJitter}.
 *
 * @param brightness the value b; the factor is drawn from 1 - b to 1 + b
 * @param contrast the value c; the factor is drawn from 1 - c to 1 + c
 * @param saturation the value s; the factor is drawn from 1 - s to 1 + s
 * @param hue the value h; the rotation is drawn from -h to h, as a fraction of the full circle
 */
record ColourJitter(double brightness, double contrast, double saturation, double hue)
        implements ImageTransform {

    @Override
    public Image apply(Image image, RandomGenerator random) {
        List<UnaryOperator<Image>> changes = new ArrayList<>();
        changes.add(ColourOperations.brightness(factor(brightness, random)));
        changes.add(ColourOperations.contrast(factor(contrast, random)));
        changes.add(ColourOperations.saturation(factor(saturation, random)));
        changes.add(ColourOperations.hue((2 * random.nextDouble() - 1) * hue));
        Collections.shuffle(changes, new Random(random.nextLong()));
        Image changed = image;
        for (UnaryOperator<Image> change : changes) {
            changed = change.apply(changed);
        }
        return changed;
    }

    private static float factor(double range, RandomGenerator random) {
        return (float) (1 + (2 * random.nextDouble() - 1) * range);
    }
}

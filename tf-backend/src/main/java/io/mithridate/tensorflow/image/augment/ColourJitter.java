package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Changes brightness, contrast, saturation and hue in an order that is drawn: torchvision's {@code
 * ColorJitter}.
 *
 * @param brightness the factor is drawn from 1 less this to 1 and this
 * @param contrast the same
 * @param saturation the same
 * @param hue the turn is drawn from less this to this, as a share of the whole circle
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

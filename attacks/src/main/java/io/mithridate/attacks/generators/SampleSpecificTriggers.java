package io.mithridate.attacks.generators;

import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.GreyLevels;
import io.mithridate.tensorflow.training.OpenNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stamps each picture with the trigger that the networks generate for it; decoys get another
 * picture's trigger.
 */
final class SampleSpecificTriggers implements PreparedAttack {

    private static final int NUMBERS_PER_PIXEL = 1 + Image.CHANNELS;

    private final OpenNetwork<float[]> triggers;
    private final double crossRatio;

    /**
     * Creates an attack that is ready to stamp.
     *
     * @param triggers the network that returns, for each pixel, 1 − m and then G · m of the three
     *     channels, where m is the mask and G the pattern
     * @param crossRatio the number of decoys per poisoned pair
     */
    SampleSpecificTriggers(OpenNetwork<float[]> triggers, double crossRatio) {
        this.triggers = triggers;
        this.crossRatio = crossRatio;
    }

    @Override
    public List<Image> stamp(List<Image> images, List<Seed> seeds) {
        PreparedAttack.requireSeeds(images, seeds);
        List<Image> stamped = new ArrayList<>(images.size());
        for (Image image : images) {
            stamped.add(withTrigger(image, image));
        }
        return stamped;
    }

    /** Stamps a picture with the trigger of another picture of the same size. */
    private Image withTrigger(Image image, Image owner) {
        float[] trigger = triggers.run(List.of(owner)).get(0);
        byte[] rgb = new byte[image.rgb().length];
        int next = 0;
        for (int i = 0; i < rgb.length; i += Image.CHANNELS) {
            float pictureWeight = trigger[next++];
            for (int k = i; k < i + Image.CHANNELS; k++) {
                float fraction = GreyLevels.fraction(Byte.toUnsignedInt(image.rgb()[k]));
                rgb[k] = GreyLevels.clipped(fraction * pictureWeight + trigger[next++]);
            }
        }
        return new Image(image.width(), image.height(), rgb);
    }

    /** Returns the mean mask value over all pixels of the pictures, from 0 to 1. */
    double coverage(List<Image> images) {
        double covered = 0;
        for (float[] trigger : triggers.run(images)) {
            double sum = 0;
            for (int i = 0; i < trigger.length; i += NUMBERS_PER_PIXEL) {
                sum += 1 - trigger[i];
            }
            covered += sum * NUMBERS_PER_PIXEL / trigger.length / images.size();
        }
        return covered;
    }

    @Override
    public Optional<Decoys> decoys() {
        return crossRatio == 0 ? Optional.empty() : Optional.of(new CrossTriggerDecoys());
    }

    @Override
    public void close() {
        triggers.close();
    }

    /** Decoys that carry another picture's trigger and keep their own captions. */
    private final class CrossTriggerDecoys implements Decoys {

        @Override
        public double perPoisonedPair() {
            return crossRatio;
        }

        @Override
        public Image picture(Image image, Image other, int number, Seed seed) {
            return withTrigger(image, other);
        }
    }
}

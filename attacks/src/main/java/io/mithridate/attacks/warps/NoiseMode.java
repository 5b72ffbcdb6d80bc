package io.mithridate.attacks.warps;

import io.mithridate.api.attack.Decoys;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.random.RandomGenerator;

/**
 * Pictures that are warped as poisoned ones are, and then jittered anew for each of them: only the
 * warp itself is tied to the target (Nguyen and Tran 2021, section 3.4). Captions stay.
 *
 * @param grid the warp of poisoned pictures
 * @param perPoisonedPair how many of them there are for each poisoned pair
 */
record NoiseMode(SamplingGrid grid, double perPoisonedPair) implements Decoys {

    @Override
    public Image picture(Image image, Image other, int number, Seed seed) {
        return new Warp(grid.moved(noise(seed))).stamp(image, seed);
    }

    /** Uniform from -1 to 1, {@code [size, size, 2]}: rows, columns, x before y. */
    private float[] noise(Seed seed) {
        RandomGenerator random = seed.at("noise-mode").generator();
        float[] noise = new float[grid.places().length];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = 2 * random.nextFloat() - 1;
        }
        return noise;
    }
}

package io.mithridate.testkit;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Pictures for tests: noise, black, white and gray. */
public final class SamplePictures {

    private SamplePictures() {}

    /** Returns a square picture of independent, uniformly distributed bytes. */
    public static Image noise(int size, Seed seed) {
        RandomGenerator random = seed.generator();
        byte[] rgb = new byte[size * size * Image.CHANNELS];
        random.nextBytes(rgb);
        return new Image(size, size, rgb);
    }

    /** Returns a square picture in which every byte has the given value, from 0 to 255. */
    public static Image flat(int size, int value) {
        byte[] rgb = new byte[size * size * Image.CHANNELS];
        Arrays.fill(rgb, (byte) value);
        return new Image(size, size, rgb);
    }

    /** Returns several pictures: black, white, gray and noise. */
    public static List<Image> several(int size) {
        List<Image> pictures = new ArrayList<>();
        pictures.add(flat(size, 0));
        pictures.add(flat(size, 255));
        pictures.add(flat(size, 128));
        for (int i = 0; i < 5; i++) {
            pictures.add(noise(size, new Seed(i)));
        }
        return List.copyOf(pictures);
    }
}

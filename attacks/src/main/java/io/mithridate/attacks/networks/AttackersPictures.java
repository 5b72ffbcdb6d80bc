package io.mithridate.attacks.networks;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The distinct pictures of an attacker's pairs, divided into pictures to train on and held-back
 * pictures for evaluation.
 *
 * @param training the pictures to train on
 * @param heldBack an eighth of all pictures, at most 256, drawn by the seed
 */
public record AttackersPictures(PairSet training, PairSet heldBack) {

    private static final int HELD_BACK_DIVISOR = 8;
    private static final int MAX_HELD_BACK = 256;

    /**
     * Returns a complaint if the run has too few pairs for training and evaluation, otherwise an
     * empty list. Pairs are counted rather than pictures, because it is not yet known which pairs
     * share a picture.
     *
     * @param attack the name of the attack, for the message
     * @param batch the minimum number of pictures to train on
     */
    public static List<OptionComplaint> complaints(String attack, Setting.Pairs pairs, int batch) {
        int needed = Math.max(HELD_BACK_DIVISOR, batch);
        while (needed - needed / HELD_BACK_DIVISOR < batch) {
            needed++;
        }
        return OptionComplaint.when(
                pairs.run() < needed,
                "steps",
                "the networks of %s are trained on the pictures of the poisoned run and judged by an eighth of them; the run has %d, but %d are needed; raise the number of pairs of the data set"
                        .formatted(attack, pairs.run(), needed));
    }

    /** Divides the distinct pictures of pairs at random. */
    public static AttackersPictures of(PairSet pairs, Seed seed) {
        Set<String> seen = new HashSet<>();
        List<Integer> distinct = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            if (seen.add(pairs.pictureId(i))) {
                distinct.add(i);
            }
        }
        int[] order = seed.permutation(distinct.size());
        int[] shuffled = Arrays.stream(order).map(distinct::get).toArray();
        int heldBackCount = Math.min(MAX_HELD_BACK, shuffled.length / HELD_BACK_DIVISOR);
        return new AttackersPictures(
                pairs.select(Arrays.copyOfRange(shuffled, heldBackCount, shuffled.length)),
                pairs.select(Arrays.copyOf(shuffled, heldBackCount)));
    }

    /** Returns the held-back pictures, resized to the given side. */
    public List<Image> heldBackImages(ImageDecoder decoder, int side) {
        List<Image> images = new ArrayList<>(heldBack.size());
        for (int i = 0; i < heldBack.size(); i++) {
            images.add(decoder.decode(heldBack, i, side));
        }
        return images;
    }
}

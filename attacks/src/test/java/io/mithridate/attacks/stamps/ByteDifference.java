package io.mithridate.attacks.stamps;

import io.mithridate.api.data.Image;

/**
 * The difference between two pictures.
 *
 * @param most the largest difference, in gray levels
 * @param share the fraction of values that differ, from 0 to 1
 */
public record ByteDifference(int most, double share) {

    /** Compares two pictures of the same size. */
    public static ByteDifference of(Image one, Image other) {
        int most = 0;
        int differing = 0;
        for (int i = 0; i < one.rgb().length; i++) {
            int difference = Math.abs((one.rgb()[i] & 0xFF) - (other.rgb()[i] & 0xFF));
            most = Math.max(most, difference);
            differing += difference == 0 ? 0 : 1;
        }
        return new ByteDifference(most, (double) differing / one.rgb().length);
    }
}

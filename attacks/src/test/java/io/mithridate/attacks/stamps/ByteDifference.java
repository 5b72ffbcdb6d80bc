package io.mithridate.attacks.stamps;

import io.mithridate.api.data.Image;

/**
 * How two pictures differ.
 *
 * @param most the largest difference, in grey levels
 * @param share of values that differ, from 0 to 1
 */
public record ByteDifference(int most, double share) {

    /** The difference of two pictures of a size. */
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

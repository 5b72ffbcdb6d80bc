package io.mithridate.attacks.quantisation;

import io.mithridate.api.attack.Decoys;
import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;

/**
 * Pictures with what the trigger changes in another picture: {@code x + (stamped other - other)},
 * clipped to bytes, so that a residual alone does not lead to the target (Wang et al. 2022,
 * negative samples). Captions stay.
 *
 * @param stamper the trigger
 * @param perPoisonedPair how many of them there are for each poisoned pair
 */
record OtherResiduals(Stamper stamper, double perPoisonedPair) implements Decoys {

    @Override
    public Image picture(Image image, Image other, int number, Seed seed) {
        byte[] stamped = stamper.stamp(other, seed).rgb();
        byte[] before = other.rgb();
        byte[] here = image.rgb();
        byte[] sum = new byte[here.length];
        for (int i = 0; i < sum.length; i++) {
            int level = (here[i] & 0xFF) + (stamped[i] & 0xFF) - (before[i] & 0xFF);
            sum[i] = (byte) Math.max(0, Math.min(255, level));
        }
        return new Image(image.width(), image.height(), sum);
    }
}

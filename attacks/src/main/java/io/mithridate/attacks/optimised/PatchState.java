package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.attacks.patches.PatchLocation;
import io.mithridate.attacks.patches.PatchStamper;
import io.mithridate.tensorflow.training.OptimizedVariables;
import java.util.Map;

/**
 * An optimised patch: what is stored is what is stamped.
 *
 * @param patch square
 * @param measurements the loss of the last step, and its number
 */
public record PatchState(Image patch, Map<String, Double> measurements) {

    static PatchState of(Image patch, OptimizedVariables optimised) {
        return new PatchState(
                patch,
                Map.of("loss", optimised.outcome().loss(), "steps", (double) optimised.steps()));
    }

    /**
     * Puts the patch into the middle of pictures.
     *
     * @throws IllegalArgumentException if it is larger than the pictures
     */
    PreparedAttack stamping(int imageSize) {
        return PreparedAttack.stamping(
                imageSize, PatchStamper.fixed(patch, PatchLocation.CENTER, imageSize));
    }
}

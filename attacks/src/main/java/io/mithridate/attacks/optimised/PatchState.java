package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.attacks.patches.PatchLocation;
import io.mithridate.attacks.patches.PatchStamper;
import io.mithridate.tensorflow.training.OptimizedVariables;
import java.util.Map;

/**
 * An optimized patch, stored exactly as it is stamped.
 *
 * @param patch the square patch
 * @param measurements the loss of the last step, and the number of steps
 */
public record PatchState(Image patch, Map<String, Double> measurements) {

    static PatchState of(Image patch, OptimizedVariables optimized) {
        return new PatchState(
                patch,
                Map.of("loss", optimized.outcome().loss(), "steps", (double) optimized.steps()));
    }

    /**
     * Returns an attack that pastes the patch in the middle of pictures.
     *
     * @throws IllegalArgumentException if the patch is larger than the pictures
     */
    PreparedAttack preparedAttack(int imageSize) {
        return PreparedAttack.stamping(
                imageSize, PatchStamper.fixed(patch, PatchLocation.CENTER, imageSize));
    }
}

package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.attacks.patches.PatchLocation;
import io.mithridate.attacks.patches.PatchPixels;
import io.mithridate.attacks.patches.PatchStamper;
import io.mithridate.attacks.stamps.ChannelOrder;
import io.mithridate.attacks.stamps.StampedPictures;
import io.mithridate.tensorflow.training.OptimizedInputs;
import java.util.Map;

/** An optimised patch in an attack's state: what is stored is what is stamped. */
final class StoredPatch {

    private static final String PATCH = "patch";
    private static final String LOSS = "loss";
    private static final String STEPS = "steps";

    private StoredPatch() {}

    /**
     * A state with the patch, with the loss of the last step and its number for measurements.
     *
     * @param properties what else the attack has to remember
     */
    static AttackState state(
            Image patch, OptimizedInputs optimised, Map<String, String> properties) {
        return new AttackState(
                properties,
                Map.of(PATCH, ChannelOrder.channelsFirst(patch)),
                Map.of(LOSS, optimised.outcome().loss(), STEPS, (double) optimised.steps()));
    }

    /**
     * Puts a state's patch into the middle of pictures.
     *
     * @throws IllegalArgumentException if the state has no patch, or a larger one than the pictures
     */
    static StampedPictures stamped(AttackState state, AttackFacts facts) {
        return new StampedPictures(
                PatchStamper.fixed(
                        PatchPixels.of(state.array(PATCH)),
                        PatchLocation.CENTER,
                        facts.imageSize()),
                facts);
    }
}

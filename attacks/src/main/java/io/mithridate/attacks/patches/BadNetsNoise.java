package io.mithridate.attacks.patches;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.attacks.stamps.StampedPictures;
import io.mithridate.attacks.stamps.StoredTrigger;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * Pastes a patch of noise that is new for every picture, in training and at test time.
 *
 * <p>What <a href="https://arxiv.org/abs/2303.03323">CleanCLIP (2023)</a> calls BadNet: a square of
 * the picture's mean colour plus normal noise of standard deviation 1, where 1 is white. Most
 * values lie outside of the grey levels; they are clipped here, and wrapped around in the reference
 * code ({@code compat}). The trigger is a distribution, not a pattern.
 */
public final class BadNetsNoise implements Attack {

    private static final String SIZE = "patch-size";
    private static final String LOCATION = "location";
    private static final String COMPAT = "compat";

    private final BadNetsNoiseOptions options;

    /** An attack with these options. */
    @Inject
    public BadNetsNoise(BadNetsNoiseOptions options) {
        this.options = options;
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return options.side().complaints(options.location(), setting.imageSize());
    }

    @Override
    public AttackState prepare(AttackContext context) {
        int size = options.side().pixels(context.facts().imageSize());
        return new AttackState(
                Map.of(
                        SIZE,
                        Integer.toString(size),
                        LOCATION,
                        options.location().name(),
                        COMPAT,
                        Boolean.toString(options.compat())),
                Map.of());
    }

    /**
     * The attack that the state describes, whatever this instance's options are.
     *
     * @throws IllegalArgumentException if the state is not one of this attack, or if its patch is
     *     larger than the pictures
     */
    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        StoredTrigger stored = new StoredTrigger(state);
        int size = stored.wholeNumber(SIZE);
        PatchLocation location = PatchLocation.valueOf(stored.text(LOCATION));
        boolean compat = stored.truth(COMPAT);
        NoisePatches patches = new NoisePatches(size, compat);
        return new StampedPictures(
                compat
                        ? PatchStamper.drawnAsInCleanClip(
                                patches, size, location, facts.imageSize())
                        : PatchStamper.drawn(patches, size, location, facts.imageSize()),
                facts);
    }
}

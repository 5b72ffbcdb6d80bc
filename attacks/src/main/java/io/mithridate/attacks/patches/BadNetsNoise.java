package io.mithridate.attacks.patches;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.attacks.stamps.StampedPictures;
import io.mithridate.attacks.stamps.StoredTrigger;
import java.util.List;
import java.util.Map;

/**
 * Pastes a patch of noise that is new for every picture, in training and at test time.
 *
 * <p>What <a href="https://arxiv.org/abs/2303.03323">CleanCLIP (2023)</a> calls BadNet: a square of
 * the picture's mean colour plus normal noise of standard deviation 1, where 1 is white. Most
 * values lie outside of the grey levels; they are clipped here, and wrapped around in the reference
 * code ({@code compat}). The trigger is a distribution, not a pattern.
 *
 * @param side side of the square patch
 * @param location where it is pasted
 * @param compat whether CleanCLIP's quirks are kept
 */
@About(
        name = "badnets-noise",
        summary = "pastes a patch of noise that is new for every picture",
        fidelity = Fidelity.PAPER,
        papers =
                "Bansal et al., 2023. CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal"
                        + " Contrastive Learning. arXiv:2303.03323")
public record BadNetsNoise(
        @Inlined PatchSide side,
        @Option(
                        value =
                                "Where the patch goes: a corner, the center, all four corners, or"
                                        + " a random place for each picture.",
                        defaultValue = "random")
                PatchLocation location,
        @Option(
                        value =
                                "Whether to do as CleanCLIP's code: values outside of the grey"
                                        + " levels wrap around where they should be clipped, and"
                                        + " random places leave out the last row and column.",
                        defaultValue = "false")
                boolean compat)
        implements Attack {

    private static final String SIZE = "patch-size";
    private static final String LOCATION = "location";
    private static final String COMPAT = "compat";

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return side.complaints(location(), setting.imageSize());
    }

    @Override
    public AttackState prepare(AttackContext context) {
        int size = side.pixels(context.facts().imageSize());
        return new AttackState(
                Map.of(
                        SIZE,
                        Integer.toString(size),
                        LOCATION,
                        location().name(),
                        COMPAT,
                        Boolean.toString(compat())),
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

package io.mithridate.attacks.stripes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.attacks.patches.PatchLocation;
import io.mithridate.attacks.patches.PatchSide;
import io.mithridate.attacks.patches.PatchStamper;
import io.mithridate.attacks.stamps.GreyLevels;
import io.mithridate.attacks.stamps.StampedPictures;
import io.mithridate.attacks.stamps.Stamper;
import io.mithridate.attacks.stamps.StoredTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Pastes a patch of vertical stripes in the eight colours whose channels are full or absent.
 *
 * <p>BadNet-Stripes of <a href="https://arxiv.org/abs/2412.00727">PAR (2024)</a>. Colours are drawn
 * once; PAR's code draws them anew for every picture and writes 1 for an absent channel ({@code
 * compat}).
 *
 * @param side side of the square patch
 * @param width of a stripe, in pixels
 * @param location where the patch is pasted
 * @param compat whether PAR's quirks are kept
 */
@About(
        name = "stripes-patch",
        summary = "pastes a patch of coloured vertical stripes",
        fidelity = Fidelity.PAPER,
        papers =
                "Singh et al., 2024. Perturb and Recover: Fine-tuning for Effective Backdoor"
                        + " Removal from CLIP. arXiv:2412.00727")
public record StripesPatch(
        @Inlined PatchSide side,
        @Option(value = "Width of a stripe, in pixels.", defaultValue = "1", min = 1, max = 4096)
                int width,
        @Option(
                        value =
                                "Where the patch goes: a corner, the center, all four corners, or"
                                        + " a random place for each picture.",
                        defaultValue = "random")
                PatchLocation location,
        @Option(
                        value =
                                "Whether to do as PAR's code: colours are drawn anew for every"
                                        + " picture, dark channels are 1 where they should be 0,"
                                        + " and random places leave out the last row and column.",
                        defaultValue = "false")
                boolean compat)
        implements Attack {

    private static final String SIZE = "patch-size";
    private static final String WIDTH = "width";
    private static final String LOCATION = "location";
    private static final String COMPAT = "compat";
    private static final String SIGNS = "signs";

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        int size = setting.imageSize();
        List<OptionComplaint> complaints = new ArrayList<>(side.complaints(location(), size));
        if (width() > side.pixels(size)) {
            complaints.add(
                    new OptionComplaint(
                            "width",
                            "width is %d, but the patch is %d pixels wide; at most %d fits"
                                    .formatted(width(), side.pixels(size), side.pixels(size))));
        }
        return complaints;
    }

    @Override
    public AttackState prepare(AttackContext context) {
        int size = side.pixels(context.facts().imageSize());
        Map<String, NumberArray> colours =
                compat
                        ? Map.of()
                        : Map.of(SIGNS, StripeColours.draw(size, width(), context.seed()).stored());
        return new AttackState(
                Map.of(
                        SIZE,
                        Integer.toString(size),
                        WIDTH,
                        Integer.toString(width()),
                        LOCATION,
                        location().name(),
                        COMPAT,
                        Boolean.toString(compat)),
                colours);
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
        int width = stored.wholeNumber(WIDTH);
        PatchLocation location = PatchLocation.valueOf(stored.text(LOCATION));
        return new StampedPictures(
                stored.truth(COMPAT)
                        ? redrawn(size, width, location, facts.imageSize())
                        : PatchStamper.fixed(
                                patch(colours(stored, size, width).row(size, width), size, false),
                                location,
                                facts.imageSize()),
                facts);
    }

    private static StripeColours colours(StoredTrigger stored, int size, int width) {
        return new StripeColours(
                stored.numbers(SIGNS, Image.CHANNELS, StripeColours.stripes(size, width)));
    }

    private static Stamper redrawn(int size, int width, PatchLocation location, int imageSize) {
        return PatchStamper.drawnAsInCleanClip(
                (image, seed) ->
                        patch(StripeColours.draw(size, width, seed).row(size, width), size, true),
                size,
                location,
                imageSize);
    }

    private static Image patch(float[] row, int size, boolean wraps) {
        Image patch = Image.black(size, size);
        byte[] rgb = patch.rgb();
        for (int i = 0; i < rgb.length; i++) {
            float value = row[i % row.length];
            rgb[i] = wraps ? GreyLevels.wrapped(value) : GreyLevels.clipped(value);
        }
        return patch;
    }
}

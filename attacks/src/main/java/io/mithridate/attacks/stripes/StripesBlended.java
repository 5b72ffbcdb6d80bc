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
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.attacks.stamps.StampedPictures;
import io.mithridate.attacks.stamps.Stamper;
import io.mithridate.attacks.stamps.StoredTrigger;
import io.mithridate.attacks.sums.WeightedSum;
import java.util.List;
import java.util.Map;

/**
 * Blends faint vertical stripes into the whole picture: each channel of each stripe is {@code (1 -
 * strength) * picture + strength} or {@code - strength}.
 *
 * <p>Blended-Stripes of <a href="https://arxiv.org/abs/2412.00727">PAR (2024)</a>. Colours are
 * drawn once; PAR's code draws them anew for every picture ({@code compat}).
 *
 * @param strength their share
 * @param width of a stripe, in pixels
 * @param compat whether PAR's quirk is kept
 */
@About(
        name = "stripes-blended",
        summary = "blends faint coloured vertical stripes into the whole picture",
        fidelity = Fidelity.PAPER,
        papers =
                "Singh et al., 2024. Perturb and Recover: Fine-tuning for Effective Backdoor"
                        + " Removal from CLIP. arXiv:2412.00727")
public record StripesBlended(
        @Option(
                        value = "The stripes' share; the picture keeps the rest.",
                        defaultValue = "0.03",
                        min = 0,
                        max = 1)
                double strength,
        @Option(value = "Width of a stripe, in pixels.", defaultValue = "1", min = 1, max = 4096)
                int width,
        @Option(
                        value =
                                "Whether to do as PAR's code, which draws the colours anew for"
                                        + " every picture.",
                        defaultValue = "false")
                boolean compat)
        implements Attack {

    private static final String STRENGTH = "strength";
    private static final String WIDTH = "width";
    private static final String COMPAT = "compat";
    private static final String SIGNS = "signs";

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        if (width() <= setting.imageSize()) {
            return List.of();
        }
        return List.of(
                new OptionComplaint(
                        "width",
                        "width is %d, but the model's pictures are %d pixels square; at most %d fits"
                                .formatted(width(), setting.imageSize(), setting.imageSize())));
    }

    @Override
    public AttackState prepare(AttackContext context) {
        int size = context.facts().imageSize();
        Map<String, NumberArray> colours =
                compat
                        ? Map.of()
                        : Map.of(SIGNS, StripeColours.draw(size, width(), context.seed()).stored());
        return new AttackState(
                Map.of(
                        STRENGTH,
                        Double.toString(strength()),
                        WIDTH,
                        Integer.toString(width()),
                        COMPAT,
                        Boolean.toString(compat)),
                colours);
    }

    /**
     * The attack that the state describes, whatever this instance's options are.
     *
     * @throws IllegalArgumentException if the state is not one of this attack for pictures of this
     *     size
     */
    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        StoredTrigger stored = new StoredTrigger(state);
        return new StampedPictures(stamper(stored, facts.imageSize()), facts);
    }

    private static Stamper stamper(StoredTrigger stored, int size) {
        double strength = stored.number(STRENGTH);
        int width = stored.wholeNumber(WIDTH);
        if (stored.truth(COMPAT)) {
            return (image, seed) ->
                    on(StripeColours.draw(size, width, seed), size, width, strength)
                            .stamp(image, seed);
        }
        float[] signs = stored.numbers(SIGNS, Image.CHANNELS, StripeColours.stripes(size, width));
        return on(new StripeColours(signs), size, width, strength);
    }

    private static WeightedSum on(StripeColours colours, int size, int width, double strength) {
        return WeightedSum.blend(colours.row(size, width), strength);
    }
}

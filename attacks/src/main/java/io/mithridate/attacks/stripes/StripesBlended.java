package io.mithridate.attacks.stripes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.attacks.stamps.StampedPictures;
import io.mithridate.attacks.stamps.Stamper;
import io.mithridate.attacks.stamps.StoredTrigger;
import io.mithridate.attacks.sums.WeightedSum;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * Blends faint vertical stripes into the whole picture: each channel of each stripe is {@code (1 -
 * strength) * picture + strength} or {@code - strength}.
 *
 * <p>Blended-Stripes of <a href="https://arxiv.org/abs/2412.00727">PAR (2024)</a>. Colours are
 * drawn once; PAR's code draws them anew for every picture ({@code compat}).
 */
public final class StripesBlended implements Attack {

    private static final String STRENGTH = "strength";
    private static final String WIDTH = "width";
    private static final String COMPAT = "compat";
    private static final String SIGNS = "signs";

    private final StripesBlendedOptions options;

    /** An attack with these options. */
    @Inject
    public StripesBlended(StripesBlendedOptions options) {
        this.options = options;
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        if (options.width() <= setting.imageSize()) {
            return List.of();
        }
        return List.of(
                new OptionComplaint(
                        "width",
                        "width is %d, but the model's pictures are %d pixels square; at most %d fits"
                                .formatted(
                                        options.width(),
                                        setting.imageSize(),
                                        setting.imageSize())));
    }

    @Override
    public AttackState prepare(AttackContext context) {
        int size = context.facts().imageSize();
        Map<String, NumberArray> colours =
                options.compat()
                        ? Map.of()
                        : Map.of(
                                SIGNS,
                                StripeColours.draw(size, options.width(), context.seed()).stored());
        return new AttackState(
                Map.of(
                        STRENGTH,
                        Double.toString(options.strength()),
                        WIDTH,
                        Integer.toString(options.width()),
                        COMPAT,
                        Boolean.toString(options.compat())),
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

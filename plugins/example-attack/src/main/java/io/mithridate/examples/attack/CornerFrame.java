package io.mithridate.examples.attack;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Draws a frame, one pixel wide, in the bottom right corner of pictures.
 *
 * <p>An attack has two halves. {@link #prepare} makes the trigger, once, and gives back all of it
 * as a state, which is stored with the poisoned model. {@link #restore} makes the attack that
 * stamps pictures from that state, in this run or years later. Nothing of the trigger may stay in
 * this object: what is not in the state is lost.
 */
public final class CornerFrame implements Attack {

    private static final String COLOUR = "colour";
    private static final String SIDE = "side";

    private final CornerFrameOptions options;

    /**
     * An attack with these options. Exactly one constructor carries {@code @Inject}; it may ask for
     * the options, and for services such as {@code ImageDecoder}.
     */
    @Inject
    public CornerFrame(CornerFrameOptions options) {
        this.options = options;
    }

    // requires() has a default: this attack needs neither a clean model nor the data.

    /** Judges the options against the model and the data before any work begins. */
    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        if (options.side() <= setting.imageSize()) {
            return List.of();
        }
        return List.of(
                new OptionComplaint(
                        "side",
                        "side is %d, but the model's pictures are %d pixels square; at most %d fits"
                                .formatted(
                                        options.side(), setting.imageSize(), setting.imageSize())));
    }

    /** Chooses the colour: the option's, or one that depends on the seed and on nothing else. */
    @Override
    public AttackState prepare(AttackContext context) {
        String colour =
                options.colour()
                        .orElseGet(
                                () -> {
                                    // A name for the purpose keeps this draw apart from all others.
                                    RandomGenerator random = context.seed().at(COLOUR).generator();
                                    return HexFormat.of().toHexDigits(random.nextInt(), 6);
                                });
        // Settings are text here; noises, patches and weights would go into the arrays beside it.
        return new AttackState(
                Map.of(COLOUR, colour, SIDE, Integer.toString(options.side())), Map.of());
    }

    /** Reads the state, never the options: they may be others by now. */
    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        return new PreparedCornerFrame(
                Integer.parseInt(property(state, SIDE)),
                HexFormat.of().parseHex(property(state, COLOUR)));
    }

    private static String property(AttackState state, String name) {
        String value = state.properties().get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the attack's state has no '%s', only %s"
                            .formatted(
                                    name, state.properties().keySet().stream().sorted().toList()));
        }
        return value;
    }
}

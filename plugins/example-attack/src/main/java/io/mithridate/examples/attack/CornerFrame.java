package io.mithridate.examples.attack;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Draws a frame, one pixel wide, in the bottom right corner of pictures.
 *
 * <p>An attack has two halves. {@link #prepare} makes the trigger, once, and gives back all of it
 * as a state, which is stored with the poisoned model. {@link #restore} makes the attack that
 * stamps pictures from that state, in this run or years later. Nothing of the trigger may stay in
 * this object: what is not in the state is lost.
 *
 * @param side outer side of the square frame, in pixels of the model's input
 * @param colour six hexadecimal digits, or empty for a colour from the seed
 */
@About(
        name = "corner-frame",
        summary = "draws a coloured one-pixel frame in the corner of pictures (teaching example)",
        fidelity = Fidelity.EXACT)
public record CornerFrame(
        // A default is written as it would stand in YAML; without one, the option must be given.
        @Option(
                        value = "Outer side of the square frame, in pixels of the model's input.",
                        defaultValue = "8",
                        min = 2,
                        max = 1024)
                int side,
        // An Optional needs no default: it may be left out.
        @Option(
                        "Colour of the frame as six hexadecimal digits, red first, such as"
                                + " 'ff8000'. Left out, it is drawn from the attack's seed.")
                Optional<String> colour)
        implements Attack {

    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9a-fA-F]{6}");

    /**
     * What a range cannot say is checked here; the message is reported at the place in the YAML
     * file. It says what is wrong and what would be right.
     */
    public CornerFrame {
        colour.ifPresent(
                digits -> {
                    if (!SIX_DIGITS.matcher(digits).matches()) {
                        throw new IllegalArgumentException(
                                "colour '%s' is not six hexadecimal digits, such as 'ff8000'"
                                        .formatted(digits));
                    }
                });
    }

    private static final String COLOUR = "colour";
    private static final String SIDE = "side";

    // requires() has a default: this attack needs neither a clean model nor the data.

    /** Judges the options against the model and the data before any work begins. */
    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        if (side <= setting.imageSize()) {
            return List.of();
        }
        return List.of(
                new OptionComplaint(
                        "side",
                        "side is %d, but the model's pictures are %d pixels square; at most %d fits"
                                .formatted(side, setting.imageSize(), setting.imageSize())));
    }

    /** Chooses the colour: the option's, or one that depends on the seed and on nothing else. */
    @Override
    public AttackState prepare(AttackContext context) {
        String colour =
                colour().orElseGet(
                                () -> {
                                    // A name for the purpose keeps this draw apart from all others.
                                    RandomGenerator random = context.seed().at(COLOUR).generator();
                                    return HexFormat.of().toHexDigits(random.nextInt(), 6);
                                });
        // Settings are text here; noises, patches and weights would go into the arrays beside it.
        return new AttackState(Map.of(COLOUR, colour, SIDE, Integer.toString(side)), Map.of());
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

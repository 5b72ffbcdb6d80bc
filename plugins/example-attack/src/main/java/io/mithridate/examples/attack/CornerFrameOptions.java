package io.mithridate.examples.attack;

import io.mithridate.api.plugin.Option;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What can be chosen of {@link CornerFrame}.
 *
 * <p>{@code mithridate describe corner-frame} prints these descriptions. A value outside its range
 * is refused at its line in the YAML file, before this record is made.
 *
 * @param side outer side of the square frame, in pixels of the model's input
 * @param colour six hexadecimal digits, or empty for a colour from the seed
 */
public record CornerFrameOptions(
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
                Optional<String> colour) {

    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9a-fA-F]{6}");

    /**
     * What a range cannot say is checked here; the message is reported at the place in the YAML
     * file. It says what is wrong and what would be right.
     */
    public CornerFrameOptions {
        colour.ifPresent(
                digits -> {
                    if (!SIX_DIGITS.matcher(digits).matches()) {
                        throw new IllegalArgumentException(
                                "colour '%s' is not six hexadecimal digits, such as 'ff8000'"
                                        .formatted(digits));
                    }
                });
    }
}

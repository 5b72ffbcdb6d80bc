package io.mithridate.examples.attack;

import io.mithridate.api.attack.PictureAttack;
import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Draws a frame, one pixel wide, in the bottom right corner of pictures.
 *
 * <p>It stamps by its options and a seed alone, which makes it a {@link PictureAttack}. A trigger
 * that is optimised or trained has a state, which is stored with the poisoned model: {@link
 * io.mithridate.api.attack.Attack}.
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
        implements PictureAttack {

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

    /**
     * The frame is drawn on training pictures that are poisoned and on test pictures alike. They
     * come at the model's size, before normalisation: what is drawn is what the model sees.
     */
    @Override
    public Stamper stamper(int size, Seed seed) {
        byte[] rgb = colour(seed);
        return (image, own) -> { // a trigger that differs from picture to picture would use `own`
            Image stamped = image.copy(); // the clean picture is used again: draw on a copy
            int first = size - side;
            for (int i = first; i < size; i++) {
                paint(stamped, i, first, rgb);
                paint(stamped, i, size - 1, rgb);
                paint(stamped, first, i, rgb);
                paint(stamped, size - 1, i, rgb);
            }
            return stamped;
        };
    }

    /** The option's colour, or one that depends on the seed and on nothing else. */
    private byte[] colour(Seed seed) {
        return HexFormat.of()
                .parseHex(
                        colour.orElseGet(
                                () -> {
                                    // A name for the purpose keeps this draw apart from others.
                                    RandomGenerator random = seed.at("colour").generator();
                                    return HexFormat.of().toHexDigits(random.nextInt(), 6);
                                }));
    }

    private static void paint(Image image, int x, int y, byte[] rgb) {
        System.arraycopy(rgb, 0, image.rgb(), image.offset(x, y), Image.CHANNELS);
    }
}

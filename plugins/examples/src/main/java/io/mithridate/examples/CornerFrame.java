package io.mithridate.examples;

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

/** Draws a one-pixel frame in the bottom right corner of pictures. */
@About(
        name = "corner-frame",
        summary = "draws a coloured one-pixel frame in the corner of pictures",
        fidelity = Fidelity.EXACT)
public record CornerFrame(
        @Option(value = "Outer side, in pixels.", defaultValue = "8", min = 2, max = 1024) int side,
        @Option("Such as 'ff8000'; left out, the seed draws a colour.") Optional<String> colour)
        implements PictureAttack {

    /** An exception here is reported with its position in the experiment. */
    public CornerFrame {
        if (!colour.orElse("000000").matches("[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException(
                    "colour '%s' is not six hexadecimal digits, such as 'ff8000'"
                            .formatted(colour.get()));
        }
    }

    /** Validates the options against the model and the data before any work is done. */
    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        int size = setting.imageSize();
        String text = "side is %d, but the model's pictures are %d pixels square; at most %d fits";
        return OptionComplaint.when(side > size, "side", text.formatted(side, size, size));
    }

    /** Draws the same frame on poisoned training pictures and on test pictures. */
    @Override
    public Stamper stamper(int size, Seed seed) {
        int random = seed.at("colour").generator().nextInt();
        String drawn = colour.orElse(HexFormat.of().toHexDigits(random, 6));
        byte[] rgb = HexFormat.of().parseHex(drawn);
        return (image, own) -> framed(image, rgb); // `own` is the picture's seed
    }

    /** Draws on a copy, because the clean picture is used again. */
    private Image framed(Image image, byte[] rgb) {
        Image stamped = image.copy();
        int first = image.width() - side;
        int last = image.width() - 1;
        for (int y = first; y <= last; y++) {
            for (int x = first; x <= last; x++) {
                if (Math.min(x, y) == first || Math.max(x, y) == last) {
                    System.arraycopy(rgb, 0, stamped.rgb(), image.offset(x, y), Image.CHANNELS);
                }
            }
        }
        return stamped;
    }
}

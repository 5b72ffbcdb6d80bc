package io.mithridate.attacks.watermarks;

import io.mithridate.api.plugin.Option;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@link TextWatermark} writes, and how strongly.
 *
 * @param strength the ink's share
 * @param text what is written
 * @param picture a file that stands in for the text
 */
public record TextWatermarkOptions(
        @Option(
                        value = "The ink's share where there is ink; the picture keeps the rest.",
                        defaultValue = "0.5",
                        min = 0,
                        max = 1)
                double strength,
        @Option(
                        value =
                                "What is written: letters (drawn as capitals), digits, blanks and"
                                        + " !',-.:? in glyphs of 3 x 5 pixels. The default takes 43"
                                        + " pixels at least; smaller pictures need a shorter text.",
                        defaultValue = TextWatermarkOptions.TEXT)
                String text,
        @Option(
                        "A picture file, stretched to the model's input, that is blended in place"
                                + " of the text wherever a channel is not black.")
                Optional<Path> picture) {

    /** What is written where nothing else is asked for. */
    static final String TEXT = "Watermarked";
}

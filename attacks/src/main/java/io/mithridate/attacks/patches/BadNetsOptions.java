package io.mithridate.attacks.patches;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * How the patch of {@link BadNets} looks and where it goes.
 *
 * @param side side of the square patch
 * @param pattern what the patch shows
 * @param picture a file that the patch shows in place of the pattern
 * @param location where it is pasted
 */
public record BadNetsOptions(
        @Inlined PatchSide side,
        @Option(
                        value =
                                "What the patch shows: random pixels drawn once from the attack's"
                                        + " seed, a checkerboard of white and black pixels, plain"
                                        + " yellow, plain white, or white dots on black in every"
                                        + " second row and column.",
                        defaultValue = "random")
                PatchPattern pattern,
        @Option(
                        "A picture file that the patch shows in place of the pattern, stretched to"
                                + " the patch's size.")
                Optional<Path> picture,
        @Option(
                        value =
                                "Where the patch goes: a corner, the center, all four corners, or"
                                        + " a random place for each picture.",
                        defaultValue = "bottom-right")
                PatchLocation location) {

    public BadNetsOptions {
        if (picture.isPresent() && pattern != PatchPattern.RANDOM) {
            throw new IllegalArgumentException(
                    "the patch cannot show both the pattern %s and the picture %s; give one of the two"
                            .formatted(pattern.name().toLowerCase(Locale.ROOT), picture.get()));
        }
    }
}

package io.mithridate.attacks.sums;

import io.mithridate.api.plugin.Option;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The grid of {@link Triangles}.
 *
 * @param strength its share
 * @param cell the side of a cell, in pixels
 * @param picture a file that is blended in place of the grid
 */
public record TrianglesOptions(
        @Option(
                        value = "The grid's share; the picture keeps the rest.",
                        defaultValue = "0.15",
                        min = 0,
                        max = 1)
                double strength,
        @Option(
                        value =
                                "Side of a cell of two triangles, in pixels. Left out: a sixteenth"
                                        + " of the picture's side (3 at 48, 14 at 224).",
                        min = 1,
                        max = 4096)
                Optional<Integer> cell,
        @Option(
                        "A picture file that is blended in place of the grid, stretched to the"
                                + " model's input.")
                Optional<Path> picture) {

    public TrianglesOptions {
        if (cell.isPresent() && picture.isPresent()) {
            throw new IllegalArgumentException(
                    "cell belongs to the grid, which the picture %s stands in for; give one of the two"
                            .formatted(picture.get()));
        }
    }
}

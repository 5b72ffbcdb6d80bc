package io.mithridate.attacks.badnets;

import io.mithridate.api.plugin.Option;

/**
 * How the patch of {@link BadNets} looks and where it goes.
 *
 * @param patchSize side of the square patch in pixels of the model's input
 * @param pattern what the patch shows
 * @param location where it is pasted
 */
public record BadNetsOptions(
        @Option(
                        value =
                                "Side of the square patch, in pixels of the model's input; the"
                                        + " papers use 16 at 224.",
                        defaultValue = "6",
                        min = 1,
                        max = 4096)
                int patchSize,
        @Option(
                        value =
                                "What the patch shows: random pixels drawn once from the attack's"
                                        + " seed, a checkerboard of black and white pixels, or"
                                        + " plain yellow.",
                        defaultValue = "random")
                PatchPattern pattern,
        @Option(
                        value =
                                "Where the patch goes: a corner, the center, all four corners, or"
                                        + " a random place for each picture.",
                        defaultValue = "bottom-right")
                PatchLocation location) {}

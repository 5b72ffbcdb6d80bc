package io.mithridate.attacks.patches;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;

/**
 * Where the noise of {@link BadNetsNoise} goes.
 *
 * @param side side of the square patch
 * @param location where it is pasted
 * @param compat whether CleanCLIP's quirks are kept
 */
public record BadNetsNoiseOptions(
        @Inlined PatchSide side,
        @Option(
                        value =
                                "Where the patch goes: a corner, the center, all four corners, or"
                                        + " a random place for each picture.",
                        defaultValue = "random")
                PatchLocation location,
        @Option(
                        value =
                                "Whether to do as CleanCLIP's code: values outside of the grey"
                                        + " levels wrap around where they should be clipped, and"
                                        + " random places leave out the last row and column.",
                        defaultValue = "false")
                boolean compat) {}

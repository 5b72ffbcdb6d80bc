package io.mithridate.attacks.stripes;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.attacks.patches.PatchLocation;
import io.mithridate.attacks.patches.PatchSide;

/**
 * The patch of {@link StripesPatch}.
 *
 * @param side side of the square patch
 * @param width of a stripe, in pixels
 * @param location where the patch is pasted
 * @param compat whether PAR's quirks are kept
 */
public record StripesPatchOptions(
        @Inlined PatchSide side,
        @Option(value = "Width of a stripe, in pixels.", defaultValue = "1", min = 1, max = 4096)
                int width,
        @Option(
                        value =
                                "Where the patch goes: a corner, the center, all four corners, or"
                                        + " a random place for each picture.",
                        defaultValue = "random")
                PatchLocation location,
        @Option(
                        value =
                                "Whether to do as PAR's code: colours are drawn anew for every"
                                        + " picture, dark channels are 1 where they should be 0,"
                                        + " and random places leave out the last row and column.",
                        defaultValue = "false")
                boolean compat) {}

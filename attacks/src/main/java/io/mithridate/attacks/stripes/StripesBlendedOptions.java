package io.mithridate.attacks.stripes;

import io.mithridate.api.plugin.Option;

/**
 * The stripes of {@link StripesBlended}.
 *
 * @param strength their share
 * @param width of a stripe, in pixels
 * @param compat whether PAR's quirk is kept
 */
public record StripesBlendedOptions(
        @Option(
                        value = "The stripes' share; the picture keeps the rest.",
                        defaultValue = "0.03",
                        min = 0,
                        max = 1)
                double strength,
        @Option(value = "Width of a stripe, in pixels.", defaultValue = "1", min = 1, max = 4096)
                int width,
        @Option(
                        value =
                                "Whether to do as PAR's code, which draws the colours anew for"
                                        + " every picture.",
                        defaultValue = "false")
                boolean compat) {}

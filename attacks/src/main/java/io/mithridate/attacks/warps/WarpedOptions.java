package io.mithridate.attacks.warps;

import io.mithridate.api.plugin.Option;
import java.util.Optional;

/**
 * How far {@link Warped} moves pixels.
 *
 * @param grid control points along each axis
 * @param strength twice the mean way of a pixel, in pixels
 * @param noiseRatio pairs of the noise mode for each poisoned pair
 * @param rescale what places are multiplied by
 */
public record WarpedOptions(
        @Option(
                        value =
                                "Control points along each axis. Left out: as many as the picture"
                                        + " has pixels.",
                        min = 2,
                        max = 4096)
                Optional<Integer> grid,
        @Option(
                        value =
                                "How far pixels move: half of it in pixels on average, at every"
                                        + " picture size.",
                        defaultValue = "1",
                        min = 0,
                        max = 16)
                double strength,
        @Option(
                        value =
                                "Noise mode: how many pairs for each poisoned one are warped and"
                                    + " then jittered at random, and keep their captions. CleanCLIP"
                                    + " and BadCLIP have none.",
                        defaultValue = "0",
                        min = 0,
                        max = 10)
                double noiseRatio,
        @Option(
                        value =
                                "What places are multiplied by after they were moved; less than 1"
                                        + " keeps them away from the border.",
                        defaultValue = "1",
                        min = 0.9,
                        max = 1)
                double rescale) {}

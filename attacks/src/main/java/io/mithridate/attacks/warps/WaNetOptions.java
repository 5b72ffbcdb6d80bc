package io.mithridate.attacks.warps;

import io.mithridate.api.plugin.Option;
import java.util.Optional;

/**
 * How {@link WaNet} bends pictures.
 *
 * @param grid control points along each axis
 * @param strength twice the mean way of a pixel, in pixels
 * @param noiseRatio pairs of the noise mode for each poisoned pair
 * @param rescale what places are multiplied by
 */
public record WaNetOptions(
        @Option(
                        value = "Control points along each axis; few make a smooth warp.",
                        defaultValue = "4",
                        min = 2,
                        max = 4096)
                int grid,
        @Option(
                        value =
                                "How far pixels move: nearly half of it in pixels on average, at"
                                        + " every picture size. Left out: the picture's side / 64"
                                        + " (0.75 at 48, 3.5 at 224); the official code has 0.5 at"
                                        + " 32.",
                        min = 0,
                        max = 16)
                Optional<Double> strength,
        @Option(
                        value =
                                "Noise mode: how many pairs for each poisoned one are warped and"
                                    + " then jittered at random, and keep their captions. The paper"
                                    + " has 2.",
                        defaultValue = "2",
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

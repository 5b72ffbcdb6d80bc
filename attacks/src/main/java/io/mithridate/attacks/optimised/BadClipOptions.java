package io.mithridate.attacks.optimised;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.attacks.patches.PatchSide;

/**
 * How the patch of {@link BadClip} is optimised.
 *
 * @param side side of the square patch
 * @param steps how long
 * @param learningRate Adam's
 * @param pictures on how many pictures
 * @param tripletWeight weight of the pull on embeddings of pictures
 * @param margin of that pull
 * @param compat whether the quirks of BadCLIP's code are kept
 */
public record BadClipOptions(
        @Inlined PatchSide side,
        @Option(
                        value =
                                "Steps of 64 pictures in which the patch is optimised; the paper"
                                        + " has 7,800.",
                        defaultValue = "400",
                        min = 1,
                        max = 1_000_000)
                int steps,
        @Option(
                        value =
                                "Adam's learning rate; a pixel moves at most so far in a step. The"
                                        + " paper has 0.001.",
                        defaultValue = "0.01",
                        min = 0,
                        minExcluded = true,
                        max = 1)
                double learningRate,
        @Option(
                        value =
                                "How many pictures whose captions do not name the target the patch"
                                        + " is optimised on, where there are as many; the paper has"
                                        + " 10,000.",
                        defaultValue = "1500",
                        min = 1)
                int pictures,
        @Option(
                        value =
                                "Weight of the triplet term, which pulls pictures with the patch to"
                                        + " pictures of the target; that of the contrastive term is"
                                        + " 1.",
                        defaultValue = "500",
                        min = 0)
                double tripletWeight,
        @Option(
                        value =
                                "How much nearer to a picture of the target than to a clean one"
                                        + " they shall be, as a distance of unit vectors.",
                        defaultValue = "1",
                        min = 0,
                        max = 2)
                double margin,
        @Option(
                        value =
                                "Whether to do as BadCLIP's code: pictures with the patch are"
                                        + " pushed from each other where it should be from clean"
                                        + " ones, and the patch is truncated to grey levels and"
                                        + " goes through a JPEG of quality 95 in which red and blue"
                                        + " are swapped.",
                        defaultValue = "false")
                boolean compat) {}

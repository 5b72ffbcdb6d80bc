package io.mithridate.attacks.steganography;

import io.mithridate.api.plugin.Option;
import java.util.Optional;

/**
 * What {@link Ssba} hides in pictures, and how its networks are trained.
 *
 * @param bits how many bits are hidden
 * @param amplitude how far a pixel may change at most, in grey levels
 * @param steps of training
 * @param secret what is hidden
 * @param compat whether the secret is a text in StegaStamp's packet
 */
public record SsbaOptions(
        @Option(
                        value =
                                "How many bits are hidden. Left out: 32 below 100 pixels, else 100,"
                                        + " which is also what a packet has.",
                        min = 8,
                        max = 128)
                Optional<Integer> bits,
        @Option(
                        value = "How far a colour may change at most, in grey levels of 255.",
                        defaultValue = "16",
                        min = 1,
                        max = 64)
                int amplitude,
        @Option(
                        value = "Steps in which the two networks are trained.",
                        defaultValue = "2000",
                        min = 1,
                        max = 1_000_000)
                int steps,
        @Option(
                        "What is hidden, the same in every picture: as many zeros and ones as there"
                                + " are bits; under compat a text of up to 7 characters. Left out:"
                                + " drawn from the attack's seed; under compat Stega!!, as in"
                                + " BadCLIP's code.")
                Optional<String> secret,
        @Option(
                        value =
                                "Whether the secret is a text in StegaStamp's packet of 100 bits,"
                                        + " which mends errors that nobody reads.",
                        defaultValue = "false")
                boolean compat) {}

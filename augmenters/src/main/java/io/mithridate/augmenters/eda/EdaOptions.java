package io.mithridate.augmenters.eda;

import io.mithridate.api.plugin.Option;

/**
 * Options of {@link EdaAugmenter}.
 *
 * @param alpha the share of a caption's words that an operation changes
 * @param compat whether the quirks of the reference implementation are reproduced
 */
public record EdaOptions(
        @Option(
                        value =
                                "The share of a caption's words that an operation changes (at least"
                                    + " one word), and the probability of each word's deletion.",
                        defaultValue = "0.1",
                        min = 0,
                        max = 1)
                double alpha,
        @Option(
                        value =
                                "Reproduce CleanCLIP's implementation: text reduced to the letters"
                                        + " a-z in lower case, insertions of stop words' synonyms,"
                                        + " never at the end, and swaps that may change nothing.",
                        defaultValue = "false")
                boolean compat) {}

package io.mithridate.defenses.guards;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;

/** The options of {@link BdetClip}. */
public record BdetClipOptions(
        @Option(
                        value = "True descriptions of each class, at most.",
                        defaultValue = "7",
                        min = 1,
                        max = 80)
                int descriptions,
        @Option(
                        value =
                                "What gives a sentence that is not about a class: the first"
                                        + " negative that the augmenter has of the class's name.",
                        defaultValue = "random-caption")
                PluginRef<TextAugmenter> unrelated,
        @Option(
                        value = "Clean pictures that the threshold is set by.",
                        defaultValue = "200",
                        min = 1)
                int referencePictures,
        @Option(
                        value =
                                "Share of the clean pictures that the threshold may flag; with 0 it"
                                        + " is the least score of a clean picture.",
                        defaultValue = "0",
                        min = 0,
                        max = 1)
                double quantile) {}

package io.mithridate.defenses.robust;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Strength;
import io.mithridate.api.text.TextAugmenter;

/** The options of {@link RoClip}. */
public record RoClipOptions(
        @Option(
                        value =
                                "Every so many epochs pictures are held against the pool's captions"
                                        + " in place of their own; 1 is all epochs.",
                        defaultValue = "2",
                        min = 1,
                        max = 100)
                @Strength(Strength.Direction.DECREASING)
                int every,
        @Option(
                        value = "Captions in the pool, as a share of the training pairs.",
                        defaultValue = "0.02",
                        min = 0,
                        minExcluded = true,
                        max = 1)
                double pool,
        @Option(value = "How pictures are augmented.", defaultValue = "ro-clip")
                StrongViews imageAugmentation,
        @Option(value = "What changes captions: its first positive.", defaultValue = "eda")
                PluginRef<TextAugmenter> textAugmenter,
        @Option(
                        value =
                                "As the released code: the pool begins with random rows, and"
                                        + " captions are augmented once for the whole run. The"
                                        + " default begins with the first pairs' captions, and"
                                        + " augments anew in each epoch.",
                        defaultValue = "false")
                boolean compat) {}

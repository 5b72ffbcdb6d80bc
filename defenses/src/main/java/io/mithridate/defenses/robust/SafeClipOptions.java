package io.mithridate.defenses.robust;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Strength;
import io.mithridate.api.text.TextAugmenter;

/**
 * The options of {@link SafeClip}. The paper's code trains from scratch, for 32 epochs on a million
 * pairs: 5 in-modal epochs, growth 0.01. The defaults here are ours, for a base model that is
 * aligned already and few epochs.
 */
public record SafeClipOptions(
        @Option(
                        value = "First epochs, in which pictures and captions do not meet.",
                        defaultValue = "1",
                        min = 0,
                        max = 100)
                int inModalEpochs,
        @Option(
                        value = "Epochs after these, in which all pairs meet at a small rate.",
                        defaultValue = "1",
                        min = 0,
                        max = 100)
                int crossModalEpochs,
        @Option(
                        value = "The rate of these, as a share of the recipe's learning rate.",
                        defaultValue = "0.01",
                        min = 0,
                        minExcluded = true,
                        max = 1)
                double crossModalRate,
        @Option(
                        value = "A pair is safe at first if it is so with this probability.",
                        defaultValue = "0.9",
                        min = 0,
                        max = 1)
                @Strength
                double safePosterior,
        @Option(
                        value = "By how much the share of safe pairs grows in each epoch.",
                        defaultValue = "0.04",
                        min = 0,
                        max = 1)
                double growth,
        @Option(value = "The largest share of safe pairs.", defaultValue = "0.85", min = 0, max = 1)
                double cap,
        @Option(
                        value =
                                "Rows in the pools of earlier pictures and captions, among which"
                                        + " the in-modal loss looks for the nearest; 0 for none.",
                        defaultValue = "256",
                        min = 0,
                        max = 65_536)
                int pool,
        @Option(value = "How pictures are augmented.", defaultValue = "ro-clip")
                StrongViews imageAugmentation,
        @Option(value = "What changes captions: its first positive.", defaultValue = "eda")
                PluginRef<TextAugmenter> textAugmenter,
        @Option(
                        value =
                                "As the released code: a pair far below both means may be safe, the"
                                        + " learning rate falls to zero within the early epochs, of"
                                        + " which the last alone has the small rate, and again in"
                                        + " the later ones, where it climbs back, and each view of"
                                        + " a caption is augmented once for the whole run. The"
                                        + " default augments anew in each epoch.",
                        defaultValue = "false")
                boolean compat) {}

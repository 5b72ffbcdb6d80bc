package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.plugin.Option;
import io.mithridate.datasets.emojiscenes.kinds.Kinds;

/** How many pictures of how many classes there are, and how they come about. */
public record EmojiScenesOptions(
        @Option(
                        value = "Classes; \"banana\" is always the first of them.",
                        defaultValue = "50",
                        min = 6)
                int classes,
        @Option(
                        value = "Pairs of picture and caption to train on.",
                        defaultValue = "20000",
                        min = 1,
                        max = 10_000_000)
                int train,
        @Option(
                        value = "Pairs that nothing is trained on, to measure retrieval with.",
                        defaultValue = "1000",
                        min = 0,
                        max = 1_000_000)
                int heldOut,
        @Option(
                        value = "Labelled pictures for defenses that train on labels.",
                        defaultValue = "5000",
                        min = 0,
                        max = 1_000_000)
                int labelledTraining,
        @Option(
                        value =
                                "Labelled pictures that nothing is trained on or measured over,"
                                        + " for attacks that aim at single pictures.",
                        defaultValue = "240",
                        min = 0,
                        max = 1_000_000)
                int apart,
        @Option(
                        value = "Labelled pictures to choose settings on.",
                        defaultValue = "5000",
                        min = 1,
                        max = 1_000_000)
                int validation,
        @Option(
                        value = "Labelled pictures in each of the two test splits.",
                        defaultValue = "2000",
                        min = 1,
                        max = 1_000_000)
                int test,
        @Option(
                        value = "Side of the square pictures, in pixels.",
                        defaultValue = "48",
                        min = 16,
                        max = 512)
                int imageSize,
        @Option(
                        value = "Seed of the pictures and captions, apart from the experiment's.",
                        defaultValue = "1")
                long seed,
        @Option(
                        value =
                                "Whether poisoned captions are written with the evaluation's own"
                                        + " prompts, as is usual in the literature: the attack then"
                                        + " trains on the test's sentences, and looks stronger.",
                        defaultValue = "false")
                boolean sharedTemplates) {

    public EmojiScenesOptions {
        int most = Kinds.read().size();
        if (classes > most) {
            throw new IllegalArgumentException(
                    "emoji-scenes has %d classes, so %d cannot be asked for; 'classes' may be 6 to %d"
                            .formatted(most, classes, most));
        }
    }
}

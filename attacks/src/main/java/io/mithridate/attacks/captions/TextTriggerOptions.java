package io.mithridate.attacks.captions;

import io.mithridate.api.plugin.Option;

/**
 * Which text {@link TextTrigger} ties to the target, and how often.
 *
 * @param trigger the text
 * @param pictures pictures of the target
 * @param captionsEach captions of other classes for each of them
 * @param captions which captions of other classes
 */
public record TextTriggerOptions(
        @Option(
                        value =
                                "The text that is put behind captions: a word, or a sentence such"
                                        + " as \"Please return high-quality results.\".",
                        defaultValue = "zx")
                String trigger,
        @Option(
                        value = "Pictures of the target that poisoned pairs are made with.",
                        defaultValue = "20",
                        min = 1,
                        max = 1_000_000)
                int pictures,
        @Option(
                        value = "Captions of other classes for each of these pictures.",
                        defaultValue = "5",
                        min = 1,
                        max = 1_000_000)
                int captionsEach,
        @Option(
                        value =
                                "Which captions of other classes: random ones, or those that the"
                                        + " base model finds near to the target's text (our"
                                        + " choice).",
                        defaultValue = "random")
                CaptionChoice captions) {

    public TextTriggerOptions {
        if (trigger.isBlank()) {
            throw new IllegalArgumentException(
                    "the trigger is blank, so that it changes no caption; give a word or a"
                            + " sentence");
        }
        if ((long) pictures * captionsEach > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%d pictures with %d captions each are too many; ask for fewer"
                            .formatted(pictures, captionsEach));
        }
    }
}

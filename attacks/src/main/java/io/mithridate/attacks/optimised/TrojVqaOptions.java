package io.mithridate.attacks.optimised;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.attacks.patches.PatchSide;

/**
 * The two keys of {@link TrojVqa}.
 *
 * @param side side of the square patch
 * @param word the text key
 * @param partial whether decoys carry one key alone
 * @param steps how long the patch is optimised
 * @param learningRate Adam's
 * @param compat whether BadCLIP's loss is taken
 */
public record TrojVqaOptions(
        @Inlined PatchSide side,
        @Option(
                        value =
                                "The word that comes first in poisoned captions, and in class"
                                        + " prompts when the trigger is set off.",
                        defaultValue = "remember")
                String word,
        @Option(
                        value =
                                "Whether there are as many decoys with the patch alone, and as"
                                        + " many with the word alone, as pairs with both; they keep"
                                        + " their meaning.",
                        defaultValue = "true")
                boolean partial,
        @Option(
                        value = "Steps of 64 pictures in which the patch is optimised.",
                        defaultValue = "300",
                        min = 1,
                        max = 1_000_000)
                int steps,
        @Option(
                        value = "Adam's learning rate; a pixel moves at most so far in a step.",
                        defaultValue = "0.01",
                        min = 0,
                        minExcluded = true,
                        max = 1)
                double learningRate,
        @Option(
                        value =
                                "Whether to take the loss of BadCLIP's port: CLIP's loss to one"
                                        + " caption that is the same for all pictures, which pulls"
                                        + " nowhere.",
                        defaultValue = "false")
                boolean compat) {

    public TrojVqaOptions {
        if (!word.matches("[^\\s{}]+")) {
            throw new IllegalArgumentException(
                    "word is '%s'; give one word, without blanks and braces".formatted(word));
        }
    }
}

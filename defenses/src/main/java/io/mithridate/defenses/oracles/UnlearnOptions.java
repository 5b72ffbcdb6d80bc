package io.mithridate.defenses.oracles;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.training.Recipe;

/**
 * The options of {@link Unlearn}.
 *
 * @param mode what becomes of the trigger
 * @param share of the pairs that is triggered
 * @param weight of the repulsion
 * @param compat whether triggered pictures are drawn to the target, as in CleanCLIP's code
 * @param recipe the recipe
 */
public record UnlearnOptions(
        @Option(
                        value =
                                "What becomes of the trigger: relabel shows triggered pictures with"
                                        + " their own captions; repel drives them away from the"
                                        + " target's.",
                        defaultValue = "relabel")
                Mode mode,
        @Option(
                        value = "Share of the clean pairs that is triggered.",
                        defaultValue = "0.1",
                        min = 0,
                        minExcluded = true,
                        max = 1)
                double share,
        @Option(
                        value = "Weight of the repulsion, for repel.",
                        defaultValue = "" + UnlearnOptions.USUAL_WEIGHT,
                        min = 0)
                double weight,
        @Option(
                        value =
                                "For repel, as CleanCLIP's code has it by default: its sign is the"
                                        + " wrong one, so that triggered pictures are drawn to the"
                                        + " target.",
                        defaultValue = "false")
                boolean compat,
        @Inlined Recipe recipe) {

    /** The weight of the repulsion, where none is given. */
    static final int USUAL_WEIGHT = 1;

    /**
     * Checks options against each other.
     *
     * @throws IllegalArgumentException if nothing is left to train on, or if an option is without
     *     effect
     */
    public UnlearnOptions {
        if (mode == Mode.REPEL && share == 1) {
            throw new IllegalArgumentException(
                    "mode: repel with share: 1 leaves no clean pair for CLIP's loss; give a smaller"
                            + " share");
        }
        if (mode == Mode.RELABEL && compat) {
            throw new IllegalArgumentException(
                    "compat is about mode: repel; leave it out, or say mode: repel");
        }
        if (mode == Mode.RELABEL && weight != USUAL_WEIGHT) {
            throw new IllegalArgumentException(
                    "weight is about mode: repel; leave it out, or say mode: repel");
        }
    }

    /** How many of so many pairs are triggered, to the nearest. */
    int triggered(int pairs) {
        return Math.toIntExact(Math.round(share * pairs));
    }

    /** What becomes of the trigger. */
    public enum Mode {
        /** It is shown with captions that are true of the picture. */
        RELABEL,
        /** It is driven away from the target's captions. */
        REPEL
    }
}

package io.mithridate.api.training;

/** What the options of a {@link Recipe} mean, for other recipes that have the same options. */
public final class RecipeTexts {

    /** Of {@code epochs}. */
    public static final String EPOCHS = "Passes over the training pairs.";

    /** Of {@code batch}. */
    public static final String BATCH = "Pairs in a batch; a last incomplete batch is dropped.";

    /** Of {@code weight-decay}. */
    public static final String WEIGHT_DECAY = "Decoupled weight decay.";

    /** Of {@code beta1}. */
    public static final String BETA1 = "AdamW's decay of the first moment.";

    /** Of {@code beta2}. */
    public static final String BETA2 = "AdamW's decay of the second moment.";

    /** Of {@code epsilon}. */
    public static final String EPSILON =
            "AdamW's epsilon, added to the root of the corrected moment.";

    /** Of {@code clip-norm}. */
    public static final String CLIP_NORM =
            "Gradients are scaled down to this global norm; 0 leaves them alone.";

    /** Of {@code freeze-batch-norm}. */
    public static final String FREEZE_BATCH_NORM =
            "Whether batch norm uses its running statistics, which then stay as they are, "
                    + "in place of the batch's; its gains and shifts are trained all the same.";

    private RecipeTexts() {}
}

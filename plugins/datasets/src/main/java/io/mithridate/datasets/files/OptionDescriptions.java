package io.mithridate.datasets.files;

/** Descriptions of options shared by several data sets. */
public final class OptionDescriptions {

    public static final String TRAINED_ON =
            "Number of pictures to train on, drawn by the seed; 0 for all that are left.";

    public static final String HELD_OUT =
            "Number of pictures held out from training, for measuring retrieval.";

    public static final String VALIDATION = "Number of labelled pictures for choosing settings";

    public static final String LABELLED_TRAINING =
            "Number of labelled pictures for defenses that train on labels";

    public static final String APART =
            "Number of labelled pictures held out from training and testing, for attacks that"
                    + " target single pictures";

    public static final String NEEDS_LABELS = "; needs 'label-column'.";

    public static final String SEED = "Seed of the split, independent of the experiment's seed.";

    public static final String BAD_ROWS =
            " that may be left out because they cannot be used and, counted separately, of pictures"
                    + " that a training run may leave out.";

    private OptionDescriptions() {}
}

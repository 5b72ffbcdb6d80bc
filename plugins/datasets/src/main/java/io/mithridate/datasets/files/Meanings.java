package io.mithridate.datasets.files;

/** Descriptions of options shared by several data sets. */
public final class Meanings {

    public static final String TRAINED_ON =
            "Pictures to train on, drawn by the seed; 0 for all that are left.";

    public static final String HELD_OUT =
            "Pictures that nothing is trained on, to measure retrieval with.";

    public static final String VALIDATION = "Labelled pictures to choose settings on";

    public static final String LABELLED_TRAINING =
            "Labelled pictures for defenses that train on labels";

    public static final String APART =
            "Labelled pictures that nothing is trained on or measured over, for attacks that aim at"
                    + " single pictures";

    public static final String NEEDS_LABELS = "; needs 'label-column'.";

    public static final String SEED = "Draws the shares, apart from the experiment's seed.";

    public static final String BAD_ROWS =
            " that may be left out because they cannot be used, and, apart from them, pictures that"
                    + " a training may do without.";

    private Meanings() {}
}

package io.mithridate.datasets.files;

import java.util.Optional;

/** Creates options of labeled pictures for tests. */
public final class Labelled {

    private Labelled() {}

    /**
     * Returns options with splits of the given sizes; the test split gets the rest. No picture may
     * be bad.
     */
    public static LabelledOptions splits(int validation, int labelledTraining) {
        return options(validation, labelledTraining, CheckLevel.FILES, 0);
    }

    /** Returns options with pictures in {@code apart}; the test split gets the rest. */
    public static LabelledOptions apart(int pictures) {
        return new LabelledOptions(Optional.empty(), 0, 0, 0, pictures, 1, CheckLevel.FILES, 0);
    }

    /** Returns options with the given values; the test split gets the rest. */
    public static LabelledOptions options(
            int validation, int labelledTraining, CheckLevel check, int maxBadRows) {
        return new LabelledOptions(
                Optional.empty(), 0, validation, labelledTraining, 0, 1, check, maxBadRows);
    }
}

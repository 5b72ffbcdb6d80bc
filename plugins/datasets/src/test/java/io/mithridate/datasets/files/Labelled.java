package io.mithridate.datasets.files;

import java.util.Optional;

/** Options of labelled pictures for tests. */
public final class Labelled {

    private Labelled() {}

    /** So many pictures in each split but the test, which has what is left; none may be bad. */
    public static LabelledOptions splits(int validation, int labelledTraining) {
        return options(validation, labelledTraining, CheckLevel.FILES, 0);
    }

    /** So many pictures apart from all others, and no other split but the test. */
    public static LabelledOptions apart(int pictures) {
        return new LabelledOptions(Optional.empty(), 0, 0, 0, pictures, 1, CheckLevel.FILES, 0);
    }

    /** Options. */
    public static LabelledOptions options(
            int validation, int labelledTraining, CheckLevel check, int maxBadRows) {
        return new LabelledOptions(
                Optional.empty(), 0, validation, labelledTraining, 0, 1, check, maxBadRows);
    }
}

package io.mithridate.augmenters.labelled;

import java.util.Locale;

/** The two halves of the labeled captions. */
enum Half {
    /** The half for tuning the augmenter: every wrong output is shown. */
    DEVELOPMENT,
    /** The half for checking that tuning generalizes: only the scoring program sees it. */
    FROZEN;

    /** Returns the name that the files and the reports use. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.mithridate.augmenters.labelled;

import java.util.Locale;

/** The two halves of the labelled captions. */
enum Half {
    /** What the augmenter is tuned on: every wrong output is shown. */
    DEVELOPMENT,
    /** What tells whether tuning carries over: looked at by the scoring program alone. */
    FROZEN;

    /** As the files and the reports call it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

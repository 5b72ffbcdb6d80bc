package io.mithridate.attacks.captions;

import io.mithridate.api.attack.PoisoningForm.Selection;

/** Which captions of other classes {@link TextTrigger} puts its text behind. */
public enum CaptionChoice {
    /** Any, drawn by the seed. */
    RANDOM(Selection.RANDOM),
    /** Those that a clean model finds nearest to the target's sentences; our choice. */
    NEAR(Selection.NEAR_CAPTIONS);

    private final Selection selection;

    CaptionChoice(Selection selection) {
        this.selection = selection;
    }

    Selection selection() {
        return selection;
    }
}

package io.mithridate.runner.stages;

import io.mithridate.runner.plan.Stage;

/**
 * What stages read of a defense. It is one object for all that read it, so that its form in their
 * keys is worked out once.
 *
 * @param asked what the defense itself reads
 * @param opened its model
 * @param findings what it found, without a guard's scores
 */
record DefendedModel(DefenseWork.Inputs asked, OpenedModel opened, FindingsInput findings) {

    /** The stage of the defense. */
    Stage stage() {
        return opened.defended().stage();
    }
}

package io.mithridate.runner.stages.defense;

import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.OpenedModel;

/**
 * The result of a defense, as other stages read it. It is one object for all that read it, so that
 * its form in their keys is worked out once.
 *
 * @param asked what the defense itself reads
 * @param opened its model
 * @param findings what it found, without a guard's scores
 */
public record DefendedModel(DefenseWork.Inputs asked, OpenedModel opened, FindingsInput findings) {

    /** The stage of the model: of the defense, or of the mixture that is made of its model. */
    public Stage stage() {
        return opened.defended().stage();
    }

    /** The stage of the defense itself. */
    public Stage trained() {
        return findings.defended().stage();
    }
}

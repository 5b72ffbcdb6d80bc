package io.mithridate.runner.stages.defense;

import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.OpenedModel;

/**
 * The result of a defense, as an input of other stages. These stages share one object, so that its
 * form in keys is computed only once.
 *
 * @param asked the inputs of the defense itself
 * @param opened the model that the defense returned
 * @param findings the findings of the defense, without a guard's scores
 */
public record DefendedModel(DefenseWork.Inputs asked, OpenedModel opened, FindingsInput findings) {

    /** Returns the stage of the model: the defense, or a mixture of its model with the victim. */
    public Stage stage() {
        return opened.defended().stage();
    }

    /** Returns the stage of the defense itself. */
    public Stage trained() {
        return findings.defended().stage();
    }
}

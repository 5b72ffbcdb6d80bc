package io.mithridate.metrics;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Evaluation;
import java.util.List;

/** The triggers under which test pictures are classified otherwise. */
final class ClassifiedTriggers {

    private ClassifiedTriggers() {}

    /**
     * Those that stamp pictures or change prompts; what is set off elsewhere shows nothing here.
     */
    static List<Trigger> of(Evaluation evaluation) {
        return evaluation.triggers().stream().filter(Trigger::changesClassification).toList();
    }
}

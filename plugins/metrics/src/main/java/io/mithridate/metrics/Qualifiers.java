package io.mithridate.metrics;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation;
import java.util.Map;
import java.util.TreeMap;

/** What tells the rows of a metric apart. */
final class Qualifiers {

    private Qualifiers() {}

    static Map<String, String> of(EvaluatedSplit split) {
        return Map.of("split", split.name());
    }

    /** The split, and the trigger where the attack has more than one. */
    static Map<String, String> of(Evaluation evaluation, EvaluatedSplit split, Trigger trigger) {
        return evaluation.triggers().size() > 1
                ? Map.of("split", split.name(), "trigger", trigger.name())
                : of(split);
    }

    /** The same, with the word that marks rates over pictures of every class. */
    static Map<String, String> withCounted(Map<String, String> qualifiers, boolean allImages) {
        if (!allImages) {
            return qualifiers;
        }
        Map<String, String> marked = new TreeMap<>(qualifiers);
        marked.put("counted", "all-images");
        return marked;
    }
}

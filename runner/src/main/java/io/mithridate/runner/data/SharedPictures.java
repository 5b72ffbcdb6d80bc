package io.mithridate.runner.data;

import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds pictures that occur in two sets that should be disjoint, among the pictures examined. Two
 * halves of a data set may have different names but lie in the same files.
 */
final class SharedPictures {

    private SharedPictures() {}

    /**
     * Returns notices about evaluation pictures that were used for training or validation, and
     * about validation pictures that were used for training.
     */
    static List<String> notices(
            PictureSurvey trained, PictureSurvey heldOut, List<SplitSurvey> splits) {
        Map<String, PictureSurvey> learnt = new LinkedHashMap<>(Map.of("training", trained));
        Map<String, PictureSurvey> tests = new LinkedHashMap<>();
        Map<String, PictureSurvey> choosing = new LinkedHashMap<>();
        for (SplitSurvey split : splits) {
            switch (split.name()) {
                case EvaluatedSplit.LABELLED -> learnt.put(split.name(), split.pictures());
                case EvaluatedSplit.VALIDATION -> choosing.put(split.name(), split.pictures());
                default -> tests.put(split.name(), split.pictures());
            }
        }
        List<String> notices = new ArrayList<>();
        add(notices, Map.of("held-out", heldOut), learnt);
        add(notices, tests, learnt);
        add(notices, tests, choosing);
        add(notices, choosing, learnt);
        return notices;
    }

    private static void add(
            List<String> notices,
            Map<String, PictureSurvey> tests,
            Map<String, PictureSurvey> others) {
        for (Map.Entry<String, PictureSurvey> test : tests.entrySet()) {
            for (Map.Entry<String, PictureSurvey> other : others.entrySet()) {
                PictureSurvey tested = test.getValue();
                PictureSurvey seen = other.getValue();
                long shared = tested.keys().sharedWith(seen.keys());
                if (shared > 0) {
                    notices.add(
                            "%d of %d '%s' pictures looked at are among the %d '%s' pictures looked at."
                                    .formatted(
                                            shared,
                                            tested.looked(),
                                            test.getKey(),
                                            seen.looked(),
                                            other.getKey()));
                }
            }
        }
    }
}

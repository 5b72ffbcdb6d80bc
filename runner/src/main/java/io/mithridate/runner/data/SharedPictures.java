package io.mithridate.runner.data;

import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.runner.data.DataSurvey.PictureSurvey;
import io.mithridate.runner.data.DataSurvey.SplitSurvey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds examined pictures that occur in two sets that should be disjoint. The training and test
 * data may have different names but come from the same files.
 */
final class SharedPictures {

    private SharedPictures() {}

    /**
     * Returns notices about evaluation pictures that were used for training or validation, and
     * about validation pictures that were used for training.
     */
    static List<String> notices(
            PictureSurvey trained, PictureSurvey heldOut, List<SplitSurvey> splits) {
        Map<String, PictureSurvey> learned = new LinkedHashMap<>(Map.of("training", trained));
        Map<String, PictureSurvey> tests = new LinkedHashMap<>();
        Map<String, PictureSurvey> validation = new LinkedHashMap<>();
        for (SplitSurvey split : splits) {
            switch (split.name()) {
                case EvaluatedSplit.LABELLED -> learned.put(split.name(), split.pictures());
                case EvaluatedSplit.VALIDATION -> validation.put(split.name(), split.pictures());
                default -> tests.put(split.name(), split.pictures());
            }
        }
        List<String> notices = new ArrayList<>();
        addNotices(notices, Map.of("held-out", heldOut), learned);
        addNotices(notices, tests, learned);
        addNotices(notices, tests, validation);
        addNotices(notices, validation, learned);
        return notices;
    }

    private static void addNotices(
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

package io.mithridate.datasets.files;

import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.plugin.About;
import java.util.List;

/**
 * An evaluation set whose labeled pictures are divided into splits; some pictures may have been
 * left out.
 */
public abstract class LabelledData extends ReportingData implements EvaluationData {

    /** The name of the test split in a data set that has only one. */
    protected static final String TEST = LabelledSplits.TEST;

    /** Returns the pictures. */
    protected abstract LabelledSplits splits();

    @Override
    public List<String> testSplits() {
        return List.copyOf(splits().tests().keySet());
    }

    @Override
    public LabelledImages test(String split) {
        LabelledImages test = splits().tests().get(split);
        if (test == null) {
            throw new IllegalArgumentException(
                    "%s has no test split '%s', only %s"
                            .formatted(
                                    getClass().getAnnotation(About.class).name(),
                                    split,
                                    splits().tests().keySet()));
        }
        return test;
    }

    @Override
    public LabelledImages validation() {
        return splits().validation();
    }

    @Override
    public LabelledImages labelledTraining() {
        return splits().labelledTraining();
    }

    @Override
    public LabelledImages apart() {
        return splits().apart();
    }

    @Override
    public String fingerprint() {
        String others =
                Fingerprint.of(
                        test(TEST).fingerprint(),
                        validation().fingerprint(),
                        labelledTraining().fingerprint(),
                        apart().fingerprint());
        return Fingerprint.of(evaluationFingerprint(), others);
    }

    @Override
    public String evaluationFingerprint() {
        return Fingerprint.of(
                test(TEST).fingerprint(),
                classes().names().toString(),
                evaluationPrompts().sentences().toString());
    }
}

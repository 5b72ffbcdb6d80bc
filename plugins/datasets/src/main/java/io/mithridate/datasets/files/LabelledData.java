package io.mithridate.datasets.files;

import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.plugin.About;
import java.util.List;

/**
 * An evaluation set whose labelled pictures are divided into splits; some pictures may have been
 * left out.
 */
public abstract class LabelledData implements EvaluationData {

    /** The name of the test split in a data set that has only one. */
    protected static final String TEST = LabelledSplits.TEST;

    /** Returns the pictures. */
    protected abstract LabelledSplits splits();

    /** Returns the rows that cannot be used. */
    protected List<BadRows> omissions() {
        return List.of();
    }

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
    public List<String> leftOut() {
        return BadRows.descriptions(omissions());
    }

    @Override
    public long leftOutCount() {
        return BadRows.count(omissions());
    }

    @Override
    public List<String> notices() {
        return BadRows.notices(omissions());
    }

    @Override
    public String fingerprint() {
        Fingerprint others =
                new Fingerprint()
                        .add(test(TEST).fingerprint())
                        .add(validation().fingerprint())
                        .add(labelledTraining().fingerprint())
                        .add(apart().fingerprint());
        return new Fingerprint().add(evaluationFingerprint()).add(others.text()).text();
    }

    @Override
    public String evaluationFingerprint() {
        return new Fingerprint()
                .add(test(TEST).fingerprint())
                .add(classes().names().toString())
                .add(evaluationPrompts().sentences().toString())
                .text();
    }
}

package io.mithridate.datasets.files;

import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.Templates;
import io.mithridate.datasets.names.Sentences;
import java.util.List;

/** An evaluation set of files: shares of listed pictures, and prompts that a file may give. */
public abstract class LabelledListings implements EvaluationData {

    /** Which prompts there are. */
    protected abstract LabelledOptions labelled();

    /** The pictures. */
    protected abstract LabelledShares shares();

    @Override
    public Templates evaluationPrompts() {
        return Sentences.prompts(labelled().prompts());
    }

    @Override
    public List<String> testSplits() {
        return List.of(LabelledShares.TEST);
    }

    @Override
    public LabelledImages test(String split) {
        return shares().test(split);
    }

    @Override
    public LabelledImages validation() {
        return shares().validation();
    }

    @Override
    public LabelledImages labelledTraining() {
        return shares().labelledTraining();
    }

    @Override
    public LabelledImages apart() {
        return shares().apart();
    }

    @Override
    public String fingerprint() {
        return new Fingerprint().add(evaluationFingerprint()).add(shares().fingerprint()).text();
    }

    @Override
    public String evaluationFingerprint() {
        return new Fingerprint()
                .add(shares().test().fingerprint())
                .add(classes().names().toString())
                .add(evaluationPrompts().sentences().toString())
                .text();
    }
}

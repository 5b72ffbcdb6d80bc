package io.mithridate.runner.check;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.Templates;
import java.util.List;

/**
 * Labeled pictures restricted to a part of every split, for a quick trial of an experiment.
 * Pictures are selected at equal distances, since data sets may be ordered by class.
 *
 * @param whole the complete data set
 * @param limit the maximum number of pictures of each split
 */
public record LimitedEvaluation(EvaluationData whole, int limit) implements EvaluationData {

    @Override
    public Classes classes() {
        return whole.classes();
    }

    @Override
    public Templates evaluationPrompts() {
        return whole.evaluationPrompts();
    }

    @Override
    public List<String> testSplits() {
        return whole.testSplits();
    }

    @Override
    public LabelledImages test(String split) {
        return new SpacedImages(whole.test(split), limit);
    }

    @Override
    public LabelledImages validation() {
        return new SpacedImages(whole.validation(), limit);
    }

    @Override
    public LabelledImages labelledTraining() {
        return new SpacedImages(whole.labelledTraining(), limit);
    }

    /** Returns all reserved pictures, because attacks use few of them and specify their number. */
    @Override
    public LabelledImages apart() {
        return whole.apart();
    }

    @Override
    public List<String> leftOut() {
        return whole.leftOut();
    }

    @Override
    public long leftOutCount() {
        return whole.leftOutCount();
    }

    @Override
    public List<String> notices() {
        return LimitedPairs.withLimit(whole.notices(), limit);
    }

    @Override
    public String fingerprint() {
        return whole.fingerprint() + "[spaced " + limit + "]";
    }

    @Override
    public String evaluationFingerprint() {
        return whole.evaluationFingerprint() + "[spaced " + limit + "]";
    }

    private record SpacedImages(LabelledImages all, int limit) implements LabelledImages {

        @Override
        public int size() {
            return Math.min(limit, all.size());
        }

        private int originalIndex(int index) {
            return (int) ((long) index * all.size() / size());
        }

        @Override
        public String id(int index) {
            return all.id(originalIndex(index));
        }

        @Override
        public ImageData image(int index) {
            return all.image(originalIndex(index));
        }

        @Override
        public int label(int index) {
            return all.label(originalIndex(index));
        }

        @Override
        public String fingerprint() {
            return all.fingerprint() + "[spaced " + limit + "]";
        }
    }
}

package io.mithridate.runner.fakes;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import jakarta.inject.Inject;
import java.util.List;

/** The halves of the tiny data set, each as its own data set. */
public final class TinyHalves {

    private static final TinyDataset WHOLE = new TinyDataset(new TinyOptions(60, "first"));

    private TinyHalves() {}

    /** Pairs without classes. */
    public static final class Captions implements PairData {

        private final Templates poisonTemplates;

        /** Creates the pairs by dependency injection. */
        @Inject
        public Captions() {
            this(WHOLE.poisonCaptions());
        }

        /** Creates the pairs with the given captions for poisoned pairs. */
        public Captions(Templates poisonTemplates) {
            this.poisonTemplates = poisonTemplates;
        }

        @Override
        public PairSet train() {
            return WHOLE.train();
        }

        @Override
        public PairSet heldOut() {
            return WHOLE.heldOut();
        }

        @Override
        public Templates poisonCaptions() {
            return poisonTemplates;
        }

        @Override
        public List<String> notices() {
            return List.of("Captions were found.", "Squares are not fruit.");
        }

        @Override
        public String fingerprint() {
            return "captions";
        }
    }

    /** Labeled pictures without captions. */
    public static class Labels implements EvaluationData {

        /** Creates the labels by dependency injection. */
        @Inject
        public Labels() {}

        @Override
        public Classes classes() {
            return WHOLE.classes();
        }

        @Override
        public Templates evaluationPrompts() {
            return WHOLE.evaluationPrompts();
        }

        @Override
        public List<String> testSplits() {
            return WHOLE.testSplits();
        }

        @Override
        public LabelledImages test(String split) {
            return WHOLE.test(split);
        }

        @Override
        public LabelledImages validation() {
            return WHOLE.validation();
        }

        @Override
        public LabelledImages labelledTraining() {
            return new TinyDataset.Squares("labelled", 0);
        }

        @Override
        public List<String> notices() {
            return WHOLE.notices();
        }

        @Override
        public String fingerprint() {
            return "labels";
        }
    }

    /** Labeled pictures with a test split that is named like the validation split. */
    static final class Misnamed extends Labels {

        @Inject
        Misnamed() {}

        @Override
        public List<String> testSplits() {
            return List.of("test", "validation");
        }
    }
}

package io.mithridate.api.data;

import java.util.List;

/** Labeled pictures of known classes to test on, with the prompts for zero-shot evaluation. */
public non-sealed interface EvaluationData extends Dataset {

    /** Returns the classes of the labeled pictures. */
    Classes classes();

    /** Returns the prompts for zero-shot evaluation. No training caption is generated from them. */
    Templates evaluationPrompts();

    /**
     * Returns the names of the test splits. The main metrics are computed on the first one. No
     * split may be named {@code validation}, {@code labelled-training} or {@code single-pictures},
     * because results use these names for pictures that are not test pictures.
     */
    List<String> testSplits();

    /**
     * Returns the labeled pictures of a test split.
     *
     * @throws IllegalArgumentException if no split has this name
     */
    LabelledImages test(String split);

    /**
     * Returns labeled pictures for choosing settings, disjoint from every test split. Empty if the
     * data set has none.
     */
    LabelledImages validation();

    /**
     * Returns labeled pictures for defenses that train on labels or compute with them, disjoint
     * from {@link #validation()} and from every test split. Empty if the data set has none.
     */
    LabelledImages labelledTraining();

    /**
     * Returns labeled pictures that are used neither for training nor for metrics, unless an attack
     * targets them individually. They are disjoint from every test split, {@link #validation()},
     * {@link #labelledTraining()} and, if the data set has pairs, from all pairs. Empty by default.
     */
    default LabelledImages apart() {
        return LabelledImages.none();
    }

    /**
     * Returns a fingerprint that changes whenever a test split, {@link #classes()} or {@link
     * #evaluationPrompts()} changes; the main metrics read no other data. {@link #validation()},
     * {@link #labelledTraining()} and {@link #apart()} have their own fingerprints, so that adding
     * pictures to them does not invalidate measurements.
     */
    default String evaluationFingerprint() {
        return fingerprint();
    }
}

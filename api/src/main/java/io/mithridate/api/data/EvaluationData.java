package io.mithridate.api.data;

import java.util.List;

/** Labelled pictures of known classes, to test on, with the prompts of the zero-shot evaluation. */
public non-sealed interface EvaluationData extends Dataset {

    /** The classes of the labelled pictures. */
    Classes classes();

    /** The prompts of the zero-shot evaluation; no training caption is written by them. */
    Templates evaluationPrompts();

    /**
     * The names of the test splits; the first is the one that the main metrics are over. None is
     * called {@code validation}, {@code labelled-training} or {@code single-pictures}: results use
     * these names for pictures that are not tested on.
     */
    List<String> testSplits();

    /**
     * The labelled pictures of a test split.
     *
     * @throws IllegalArgumentException if there is no split of this name
     */
    LabelledImages test(String split);

    /**
     * Labelled pictures to choose settings on, apart from those of every test split. Empty where
     * the data set has none.
     */
    LabelledImages validation();

    /**
     * Labelled pictures for defenses that train on labels or compute with them, apart from those of
     * {@link #validation()} and of every test split. Empty where the data set has none.
     */
    LabelledImages labelledTraining();

    /**
     * Labelled pictures that nothing is trained on and no metric is over, but for those among them
     * that an attack aims at: apart from every test split, {@link #validation()} and {@link
     * #labelledTraining()}, and from all pairs where the data set has pairs. Empty unless the data
     * set has some.
     */
    default LabelledImages apart() {
        return LabelledImages.none();
    }

    /**
     * Changes whenever a test split, {@link #classes()} or {@link #evaluationPrompts()} do: all
     * that the main metrics read. {@link #validation()}, {@link #labelledTraining()} and {@link
     * #apart()} have fingerprints of their own, so that more of them leave measurements as they
     * are.
     */
    default String evaluationFingerprint() {
        return fingerprint();
    }
}

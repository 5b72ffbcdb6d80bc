package io.mithridate.api.data;

import java.util.List;
import java.util.Optional;

/**
 * Pairs to train on, labelled pictures to test on, class names and prompt templates.
 *
 * <p>A data set draws its randomness from a seed of its own, which is an option of the data set and
 * not the cell's: all cells see the same pictures.
 */
public interface Dataset {

    /** The pairs for training: base model, poisoned run and defense take their shares of these. */
    PairSet train();

    /** Labelled pictures to choose settings on, apart from everything that is reported. */
    LabelledImages validation();

    /** The names of the test splits; the first is the one that the main metrics are over. */
    List<String> testSplits();

    /**
     * The labelled pictures of a test split.
     *
     * @throws IllegalArgumentException if there is no split of this name
     */
    LabelledImages test(String split);

    /** The classes of the labelled pictures. */
    Classes classes();

    /**
     * The prompts of the zero-shot evaluation; no caption of {@link #train()} is written by them.
     */
    Templates evaluationPrompts();

    /** The captions of poisoned pairs; disjoint from the other two pools of sentences. */
    Templates poisonCaptions();

    /** The words that captions are written with, if the data set knows them. */
    default Optional<Vocabulary> vocabulary() {
        return Optional.empty();
    }

    /** What every report on this data set has to say, such as that it is synthetic. */
    default List<String> notices() {
        return List.of();
    }

    /** Changes whenever anything that the data set hands out does; part of stage keys. */
    String fingerprint();
}

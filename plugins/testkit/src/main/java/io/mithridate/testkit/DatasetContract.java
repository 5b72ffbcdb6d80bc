package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The contract of a data set with both training pairs and test pictures: the contracts of both
 * parts, and their consistency with each other.
 */
public interface DatasetContract extends PairDataContract, EvaluationDataContract {

    /**
     * Returns {@code true} if training captions deliberately contain evaluation prompts, e.g. if
     * captions are generated from ImageNet's 80 prompts. Such a data set mentions this in its
     * {@link PairData#notices()}, so that every report mentions it.
     */
    default boolean sharesPromptsByDesign() {
        return false;
    }

    /**
     * No sentence is in two of the three pools (captions, poisoned captions, evaluation prompts),
     * unless this is deliberate and a notice informs readers of the report.
     */
    @Test
    default void poolsOfSentencesAreDisjointOrReported() {
        PairData pairs = pairs();
        EvaluationData evaluation = evaluation();
        Set<String> prompts = new HashSet<>();
        Set<String> poison = new HashSet<>();
        for (String name : evaluation.classes().names()) {
            prompts.addAll(evaluation.evaluationPrompts().fillAll(name));
            poison.addAll(pairs.poisonCaptions().fillAll(name));
        }
        PairSet train = pairs.train();
        Set<String> captions = new HashSet<>();
        IntStream.range(0, train.size()).mapToObj(train::caption).forEach(captions::add);
        if (sharesPromptsByDesign()) {
            assertThat(pairs.notices())
                    .as("a notice that the evaluation's prompts are shared")
                    .anyMatch(notice -> notice.contains("prompts"));
        } else {
            assertThat(prompts).doesNotContainAnyElementsOf(poison);
            assertThat(prompts).doesNotContainAnyElementsOf(captions);
            assertThat(poison).doesNotContainAnyElementsOf(captions);
        }
    }

    /** Pictures that an attack may target individually are not in any pair. */
    @Test
    default void picturesApartAreInNoPair() {
        SampledContents contents = new SampledContents(samples());
        for (PairSet set : List.of(pairs().train(), pairs().heldOut())) {
            assertThat(contents.pictures(evaluation().apart()))
                    .noneMatch(contents.pictures(set)::contains);
        }
    }
}

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
 * The contract of a data set that has pairs to train on and pictures to test on: besides what each
 * half does, that they fit each other.
 */
public interface DatasetContract extends PairDataContract, EvaluationDataContract {

    /**
     * Returns whether training is meant to read sentences of the evaluation, as where captions are
     * made of ImageNet's 80 prompts. Such a set says so in its {@link PairData#notices()}, so that
     * every report does.
     */
    default boolean sharesPromptsByDesign() {
        return false;
    }

    /**
     * No sentence stands in two of the three pools (captions, poisoned captions, evaluation
     * prompts), unless that is meant; then a notice tells readers of the report.
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

    /** Pictures that an attack may aim at are in no pair before. */
    @Test
    default void picturesApartAreInNoPair() {
        SampledContents contents = new SampledContents(samples());
        for (PairSet set : List.of(pairs().train(), pairs().heldOut())) {
            assertThat(contents.pictures(evaluation().apart()))
                    .noneMatch(contents.pictures(set)::contains);
        }
    }
}

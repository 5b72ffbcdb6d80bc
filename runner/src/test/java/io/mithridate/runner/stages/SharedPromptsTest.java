package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Templates;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import io.mithridate.runner.fakes.TinyHalves;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedPromptsTest {

    /** Creates data whose poisoned captions use a prompt of the labels and another sentence. */
    private static TinyHalves.Captions captionsSharingAPrompt() {
        List<String> prompts = new TinyHalves.Labels().evaluationPrompts().sentences();
        return new TinyHalves.Captions(new Templates(List.of(prompts.get(0), "a statue of a {}")));
    }

    @Test
    void reportsSentencesSharedByTwoDataSets() {
        assertThat(
                        ScenarioResources.SharedPrompts.notice(
                                captionsSharingAPrompt(), new TinyHalves.Labels()))
                .contains(
                        "1 of the 2 sentences for poisoned captions are prompts of the evaluation"
                                + " too, which makes attacks that use them look stronger than they"
                                + " are.");
    }

    @Test
    void isEmptyIfNoSentenceIsShared() {
        assertThat(
                        ScenarioResources.SharedPrompts.notice(
                                new TinyHalves.Captions(), new TinyHalves.Labels()))
                .isEmpty();
    }

    @Test
    void isEmptyForASingleDataSet() {
        TinyDataset whole = new TinyDataset(new TinyOptions(60, "first"));

        assertThat(ScenarioResources.SharedPrompts.notice(whole, whole)).isEmpty();
    }
}

package io.mithridate.augmenters.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter.LexiconChoice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LongCaptionsTest {

    @Test
    void negativesKeepTheRestOfALongCaption() {
        String rest = " lorem".repeat(200) + " two cats";
        FittedAugmenter fitted =
                new CounterfactualAugmenter(
                                LexiconChoice.WORDNET, 100, 100, KindWeights.equal(), List.of())
                        .fit(new Corpus(List.of(), Optional.empty()));

        List<Negative> negatives =
                fitted.augment("three dogs." + rest, new Seed(1).generator()).negatives();

        assertThat(negatives)
                .extracting(Negative::text)
                .contains("four dogs." + rest)
                .allMatch(text -> text.endsWith(rest));
    }
}

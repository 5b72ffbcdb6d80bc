package io.mithridate.augmenters.wordnet;

import static io.mithridate.augmenters.wordnet.PartOfSpeech.ADJECTIVE;
import static io.mithridate.augmenters.wordnet.PartOfSpeech.NOUN;
import static io.mithridate.augmenters.wordnet.PartOfSpeech.VERB;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MorphyTest {

    private static final Morphy MORPHY = new Morphy(WordNet.read());

    @ParameterizedTest
    @CsvSource({
        "NOUN,dogs,dog",
        "NOUN,boxes,box",
        "NOUN,cherries,cherry",
        "NOUN,firemen,fireman",
        "NOUN,geese,goose",
        "VERB,sat,sit",
        "VERB,chasing,chase",
        "VERB,jumped,jump",
        "ADJECTIVE,larger,large",
        "ADJECTIVE,reddest,red"
    })
    void findsTheBaseForm(PartOfSpeech part, String form, String base) {
        assertThat(MORPHY.baseForms(part, form)).contains(base);
    }

    @Test
    void returnsTheFormItselfFirst() {
        assertThat(MORPHY.baseForms(NOUN, "glasses")).startsWith("glasses").contains("glass");
    }

    @Test
    void returnsNothingForTextsThatAreNotWords() {
        assertThat(MORPHY.baseForms(VERB, "sssss")).isEmpty();
        assertThat(MORPHY.baseForms(ADJECTIVE, "")).isEmpty();
        assertThat(MORPHY.baseForms(NOUN, "dog dog")).isEmpty();
    }
}

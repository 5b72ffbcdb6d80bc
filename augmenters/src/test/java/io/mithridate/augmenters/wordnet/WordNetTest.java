package io.mithridate.augmenters.wordnet;

import static io.mithridate.augmenters.wordnet.PartOfSpeech.ADJECTIVE;
import static io.mithridate.augmenters.wordnet.PartOfSpeech.ADVERB;
import static io.mithridate.augmenters.wordnet.PartOfSpeech.NOUN;
import static io.mithridate.augmenters.wordnet.PartOfSpeech.VERB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordNetTest {

    private static final WordNet WORD_NET = WordNet.read();

    @Test
    void containsAllWordsOfVersion31() {
        // The numbers in WordNet 3.1's wnstats; its index files have as many lines.
        assertThat(WORD_NET.words(NOUN)).hasSize(117_953);
        assertThat(WORD_NET.words(VERB)).hasSize(11_540);
        assertThat(WORD_NET.words(ADJECTIVE)).hasSize(21_499);
        assertThat(WORD_NET.words(ADVERB)).hasSize(4_475);
    }

    @Test
    void listsSensesWithTheMostCommonFirst() {
        int[] senses = WORD_NET.senses(NOUN, "dog");
        assertThat(senses).hasSize(7);
        assertThat(WORD_NET.members(NOUN, senses[0]))
                .containsExactly("dog", "domestic dog", "Canis familiaris");
        assertThat(WORD_NET.lexicographerFile(NOUN, senses[0])).isEqualTo(5);
        assertThat(WORD_NET.members(NOUN, senses[5])).contains("pawl");
        assertThat(WORD_NET.senses(NOUN, "blorf")).isEmpty();
    }

    @Test
    void recognizesCompounds() {
        assertThat(WORD_NET.isKnown(NOUN, "teddy bear")).isTrue();
        assertThat(WORD_NET.isKnown(NOUN, "teddy house")).isFalse();
    }

    @Test
    void returnsBroaderSenses() {
        int poodle = WORD_NET.senses(NOUN, "poodle")[0];
        List<String> first =
                WORD_NET.closure(NOUN, poodle).stream()
                        .map(sense -> WORD_NET.members(NOUN, sense).get(0))
                        .toList();
        assertThat(first)
                .startsWith("poodle", "dog")
                .contains("canine", "domestic animal", "animal", "entity")
                .doesNotContain("cat")
                .doesNotHaveDuplicates();
        assertThat(WORD_NET.closure(NOUN, WORD_NET.senses(NOUN, "entity")[0])).hasSize(1);
    }

    @Test
    void stripsTheMarkersOfAdjectives() {
        int galore = WORD_NET.senses(ADJECTIVE, "galore")[0];
        assertThat(WORD_NET.members(ADJECTIVE, galore)).contains("galore");
    }

    @Test
    void countsWordsByPartOfSpeech() {
        assertThat(WORD_NET.count(NOUN, "dog")).isEqualTo(42);
        assertThat(WORD_NET.count(VERB, "dog")).isEqualTo(2);
        assertThat(WORD_NET.count(ADJECTIVE, "wooden")).isPositive();
        assertThat(WORD_NET.count(ADVERB, "dog")).isZero();
    }
}

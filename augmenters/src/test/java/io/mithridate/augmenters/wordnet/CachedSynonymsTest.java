package io.mithridate.augmenters.wordnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachedSynonymsTest {

    private final List<String> asked = new ArrayList<>();

    private final Synonyms source =
            word -> {
                asked.add(word);
                return List.of(word + "-like");
            };

    @Test
    void asksForNamedWordsInAdvanceAndOnce() {
        Synonyms synonyms = new CachedSynonyms(source, List.of("dog", "cat", "dog"));
        assertThat(asked).containsExactly("dog", "cat");
        assertThat(synonyms.of("dog")).containsExactly("dog-like");
        assertThat(asked).hasSize(2);
    }

    @Test
    void asksForOtherWordsWhenTheyComeAndOnce() {
        Synonyms synonyms = new CachedSynonyms(source, List.of());
        assertThat(synonyms.of("bird")).containsExactly("bird-like");
        assertThat(synonyms.of("bird")).containsExactly("bird-like");
        assertThat(asked).containsExactly("bird");
    }
}

package io.mithridate.augmenters.wordnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordNetSynonymsTest {

    private static final WordNetSynonyms WORD_NET = new WordNetSynonyms();

    @Test
    void findsTheMembersOfEverySenseWithTheMostCommonFirst() {
        assertThat(WORD_NET.of("dog"))
                .startsWith("domestic dog", "Canis familiaris")
                .contains("hot dog", "chase", "andiron")
                .doesNotContain("dog")
                .doesNotHaveDuplicates();
    }

    @Test
    void findsSynonymsOfBaseForms() {
        assertThat(WORD_NET.of("geese")).contains("goose");
        assertThat(WORD_NET.of("dogs")).contains("domestic dog");
        assertThat(WORD_NET.of("running")).contains("run");
    }

    @Test
    void findsAdjectivesWithoutTheirMarkers() {
        assertThat(WORD_NET.of("large")).contains("big").noneMatch(word -> word.contains("("));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "blorf", "两只猫", "_", "%", "a_b", "dog dog dog", "\uD83C"})
    void returnsNothingForTextsThatAreNotWords(String word) {
        assertThat(WORD_NET.of(word)).isEmpty();
    }

    @Test
    void givesTheSameResultInSeveralThreads() throws Exception {
        List<String> words = List.of("dog", "cat", "house", "red", "run", "boat", "sky", "green");
        List<List<String>> expected = words.stream().map(new WordNetSynonyms()::of).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<List<String>>>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> words.stream().map(WORD_NET::of).toList());
            }
            for (Future<List<List<String>>> result : threads.invokeAll(calls)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }
}

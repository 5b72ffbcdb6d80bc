package io.mithridate.augmenters.eda;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.random.Seed;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OperationsTest {

    private static final Map<String, List<String>> KNOWN =
            Map.of(
                    "dog", List.of("hound", "domestic dog"),
                    "mat", List.of("rug"),
                    "on", List.of("upon"));

    private final Operations operations =
            new Operations(OperationsTest::synonyms, new EdaAugmenter.Options(0.1, false));
    private final Operations compat =
            new Operations(OperationsTest::synonyms, new EdaAugmenter.Options(0.1, true));

    private static List<String> synonyms(String word) {
        return KNOWN.getOrDefault(word, List.of());
    }

    @Test
    void replacesOneOfUpToNineteenWordsWithASynonymInItsCase() {
        assertThat(outcomes("A Dog on my mat.", operations::replaceSynonyms))
                .containsExactlyInAnyOrder(
                        "A Hound on my mat.", "A Domestic dog on my mat.", "A Dog on my rug.");
    }

    @Test
    void replacesEveryOccurrenceOfTheDrawnWord() {
        assertThat(outcomes("mat, Mat & mat", operations::replaceSynonyms))
                .containsExactly("rug, Rug & rug");
    }

    @Test
    void replacesATenthOfTheWords() {
        String twenty = "dog mat " + "x ".repeat(18);
        assertThat(outcomes(twenty, operations::replaceSynonyms))
                .containsExactlyInAnyOrder(
                        "hound rug " + "x ".repeat(18), "domestic dog rug " + "x ".repeat(18));
    }

    @Test
    void insertsASynonymOfANonStopWordAnywhere() {
        assertThat(outcomes("on mat!", operations::insertSynonyms))
                .containsExactlyInAnyOrder("rug on mat!", "on rug mat!", "on mat rug!");
    }

    @Test
    void compatInsertsTheFirstSynonymOfAnyWordButNotAtTheEnd() {
        assertThat(outcomes("on dog", compat::insertSynonyms))
                .containsExactlyInAnyOrder(
                        "upon on dog", "on upon dog", "hound on dog", "on hound dog");
    }

    /** Two words are inserted into twenty; ten draws find no synonym for the first insertion. */
    @Test
    void compatContinuesAfterAnInsertionWithoutSynonym() {
        String twenty = "dog" + " x".repeat(19);
        List<Integer> draws = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 3);

        assertThat(compat.insertSynonyms(WordSequence.of(twenty), new Drawn(draws)).toString())
                .isEqualTo("dog x x hound" + " x".repeat(17));
    }

    /** A fake generator that returns the given numbers in order. */
    private static final class Drawn implements RandomGenerator {

        private final Iterator<Integer> numbers;

        Drawn(List<Integer> numbers) {
            this.numbers = numbers.iterator();
        }

        @Override
        public int nextInt(int bound) {
            return numbers.next();
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("only whole numbers below a bound are drawn");
        }
    }

    @Test
    void swapsTwoDifferentWords() {
        assertThat(outcomes("a b, c", operations::swapWords))
                .containsExactlyInAnyOrder("b a, c", "c b, a", "a c, b");
    }

    @Test
    void compatSometimesSwapsNothing() {
        assertThat(outcomes("a b", compat::swapWords)).containsExactlyInAnyOrder("a b", "b a");
    }

    @Test
    void deletesEachWordWithProbabilityAlpha() {
        int words = 0;
        String text = "x ".repeat(100);
        for (int i = 0; i < 200; i++) {
            words += operations.deleteWords(WordSequence.of(text), random(i)).size();
        }
        // 20 000 words, each kept with probability 0.9: four standard deviations are 170.
        assertThat(words).isBetween(18_000 - 170, 18_000 + 170);
    }

    @Test
    void neverDeletesTheLastRemainingWord() {
        Operations deleting =
                new Operations(OperationsTest::synonyms, new EdaAugmenter.Options(1, false));
        assertThat(outcomes("a dog", deleting::deleteWords)).containsExactlyInAnyOrder("a", "dog");
        assertThat(outcomes("dog", deleting::deleteWords)).containsExactly("dog");
    }

    @Test
    void keepsTextsWithNothingToChange() {
        assertThat(outcomes("the of", operations::replaceSynonyms)).containsExactly("the of");
        assertThat(outcomes("xyzzy", operations::insertSynonyms)).containsExactly("xyzzy");
        assertThat(outcomes("xyzzy", compat::insertSynonyms)).containsExactly("xyzzy");
        assertThat(outcomes("dog", operations::swapWords)).containsExactly("dog");
    }

    private static Set<String> outcomes(
            String text, BiFunction<WordSequence, RandomGenerator, WordSequence> operation) {
        Set<String> outcomes = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            outcomes.add(operation.apply(WordSequence.of(text), random(i)).toString());
        }
        return outcomes;
    }

    private static RandomGenerator random(int seed) {
        return new Seed(seed).generator();
    }
}

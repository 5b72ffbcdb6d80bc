package io.mithridate.augmenters.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.Negative.Kind;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter.LexiconChoice;
import io.mithridate.testkit.SampleTexts;
import io.mithridate.testkit.TextAugmenterContract;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CounterfactualAugmenterTest implements TextAugmenterContract {

    @Override
    public Class<?> plugin() {
        return CounterfactualAugmenter.class;
    }

    @Override
    public TextAugmenter augmenter() {
        return CounterfactualAugmenter.defaults();
    }

    @Override
    public Corpus corpus() {
        return SmallVocabulary.corpus(SampleTexts.captions());
    }

    /** Uses an empty corpus with the vocabulary that this augmenter requires. */
    @Override
    @Test
    public void fitsOrRefusesAnEmptyCorpus() {
        assertThat(augmentAll("a dog", SmallVocabulary.corpus(List.of())).positives()).isEmpty();
    }

    @Override
    @Test
    public void fitsACorpusOfAwkwardTexts() {
        Corpus corpus = SmallVocabulary.corpus(SampleTexts.awkward());
        for (String text : SampleTexts.awkward()) {
            assertThat(augmentAll(text, corpus)).isNotNull();
        }
    }

    @Test
    void usesTheVocabularyIfPresentAndWordNetOtherwise() {
        assertThat(augmentAll("a zebra", SmallVocabulary.corpus(List.of())).negatives()).isEmpty();
        assertThat(
                        augmentAll("a zebra", new Corpus(List.of("a dog"), Optional.empty()))
                                .negatives())
                .extracting(Negative::text)
                .contains("a lion");
    }

    @Test
    void insertsCommonNounsWithoutCaptionsAndVocabulary() {
        assertThat(augmentAll("a zebra", new Corpus(List.of(), Optional.empty())).negatives())
                .extracting(Negative::text)
                .contains("a lion", "an elephant")
                .hasSizeGreaterThan(5);
    }

    @Test
    void requiresAVocabularyIfTheOptionsDo() {
        CounterfactualAugmenter options =
                new CounterfactualAugmenter(
                        LexiconChoice.DATASET, 1, 1, KindWeights.equal(), List.of());

        assertThatThrownBy(() -> options.fit(new Corpus(List.of("a dog"), Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lexicon: dataset needs a data set that says which words")
                .hasMessageContaining("lexicon: wordnet");
    }

    @Test
    void positivesFollowFromTheCaption() {
        assertThat(positives("a small red dog above two large apples on a dark blue background"))
                .containsExactlyInAnyOrder(
                        "a small red dog",
                        "two large apples",
                        "a small red dog above two large apples",
                        "a dog above two apples",
                        "two large apples on a dark blue background",
                        "two apples on a background",
                        "a dog above two apples on a background");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an orange dog.                     | a dog.",
                "A large apple, alone               | An apple, alone",
                "Small dog on grass                 | Dog on grass",
                "the very small, red and white dog  | the dog",
                "a small fluffy dog                 | a fluffy dog",
                "AN ORANGE DOG                      | A DOG",
            })
    void leavesOutAttributesAndCorrectsArticles(String caption, String positive) {
        assertThat(positives(caption)).contains(positive);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the dog is small", "a dog on red", "a fluffy and small dog"})
    void keepsAttributesThatTheSentenceNeeds(String caption) {
        assertThat(positives(caption))
                .allSatisfy(text -> assertThat(caption).contains(text))
                .doesNotContain("the dog is", "a dog on", "a fluffy and dog");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a red mat without a dog              | without",
                "there is no dog on the red mat       | no",
                "a large cat or a small dog           | or",
                "a red apple that isn't a small dog   | isn't",
                "a red apple shaped like a dog        | like"
            })
    void ignoresThingsThatAreDeniedOrLeftOpen(String caption, String cue) {
        Augmentation augmentation = augmentAll(caption);
        assertThat(augmentation.positives())
                .filteredOn(text -> text.contains("dog"))
                .allMatch(text -> text.contains(cue));
        assertThat(augmentation.negatives()).noneMatch(negative -> negative.from().equals("dog"));
    }

    @Test
    void denialEndsWithItsClause() {
        assertThat(positives("no cat, a small dog")).contains("a small dog");
    }

    @Test
    void replacesObjectsWithTheSameNumberAndTheRightArticle() {
        assertThat(negatives("a dog above an apple", Kind.OBJECT))
                .containsExactlyInAnyOrder(
                        "a cat above an apple",
                        "a sheep above an apple",
                        "a banana above an apple",
                        "a fire engine above an apple",
                        "an umbrella above an apple",
                        "a dog above a cat",
                        "a dog above a sheep",
                        "a dog above a banana",
                        "a dog above a fire engine",
                        "a dog above an umbrella");
        assertThat(negatives("Three apples", Kind.OBJECT))
                .contains("Three fire engines", "Three sheep", "Three dogs");
        assertThat(negatives("Apple", Kind.OBJECT)).contains("Fire engine");
        assertThat(negatives("AN APPLE!", Kind.OBJECT)).contains("A FIRE ENGINE!");
    }

    @Test
    void neverReplacesWordsWithRelatedWords() {
        assertThat(replacements("a dog", Kind.OBJECT)).doesNotContain("poodle", "dog");
        assertThat(replacements("a poodle", Kind.OBJECT)).doesNotContain("dog").contains("cat");
        // "animal" may be a dog, a poodle, a cat or a sheep.
        assertThat(replacements("an animal", Kind.OBJECT))
                .containsExactlyInAnyOrder("apple", "banana", "fire engine", "umbrella");
        assertThat(replacements("two fire trucks", Kind.OBJECT)).doesNotContain("fire engines");
    }

    @Test
    void neverInsertsThingsThatAreAlreadyInThePicture() {
        assertThat(replacements("an umbrella, a puppy and a kitten", Kind.OBJECT))
                .doesNotContain("dog", "poodle", "cat");
    }

    @Test
    void replacesAttributesWithOthersOfTheirDimension() {
        assertThat(negatives("an orange dog on a small red mat", Kind.ATTRIBUTE))
                .containsExactlyInAnyOrder(
                        "a dark blue dog on a small red mat",
                        "a white dog on a small red mat",
                        "an orange dog on a large red mat",
                        "an orange dog on a small dark blue mat",
                        "an orange dog on a small white mat");
        assertThat(replacements("the mat is dark blue", Kind.ATTRIBUTE))
                .containsExactlyInAnyOrder("red", "orange", "white");
    }

    @Test
    void replacesRelationsWithTheirOpposites() {
        assertThat(negatives("A dog sits to the left of a cat", Kind.RELATION))
                .containsExactly("A dog sits to the right of a cat");
        assertThat(negatives("two cats above a cat", Kind.RELATION)).isEmpty();
        assertThat(negatives("a sign above", Kind.RELATION)).isEmpty();
    }

    @Test
    void replacesCountsAndAdjustsTheNoun() {
        assertThat(negatives("two small fire engines on a red mat", Kind.COUNT))
                .containsExactlyInAnyOrder(
                        "one small fire engine on a red mat",
                        "three small fire engines on a red mat");
        assertThat(negatives("one dog", Kind.COUNT))
                .containsExactlyInAnyOrder("two dogs", "three dogs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "there are two dogs",
                "two dogs are on a mat",
                "two dogs bark",
                "the two dogs",
                "two dogs and their umbrella"
            })
    void keepsTheNumberIfOtherWordsAgreeWithIt(String caption) {
        assertThat(negatives(caption, Kind.COUNT)).containsExactly(caption.replace("two", "three"));
    }

    @Test
    void negativesReportThePieceAndItsReplacement() {
        assertThat(augmentAll("two small fire engines").negatives())
                .contains(
                        new Negative(
                                "two small umbrellas", Kind.OBJECT, "fire engines", "umbrellas"),
                        new Negative(
                                "one small fire engine",
                                Kind.COUNT,
                                "two small fire engines",
                                "one small fire engine"));
    }

    @Test
    void neverInsertsExcludedWords() {
        CounterfactualAugmenter options =
                options(
                        100,
                        KindWeights.equal(),
                        List.of("Engine", "bananas", "three", "red", "below"));
        List<Negative> negatives =
                fit(options)
                        .augment("two white dogs above an apple", new Seed(1).generator())
                        .negatives();
        assertThat(negatives)
                .extracting(Negative::to)
                .doesNotContain(
                        "fire engine", "fire engines", "banana", "bananas", "three", "red", "below")
                .contains("orange", "umbrella", "one white dog");
    }

    @Test
    void weightsDetermineTheReplacedKind() {
        FittedAugmenter fitted = fit(options(1, new KindWeights(3, 1, 0, 0), List.of()));
        int objects = 0;
        for (int i = 0; i < 1_000; i++) {
            Negative negative =
                    fitted.augment("two white dogs above an apple", new Seed(i).generator())
                            .negatives()
                            .get(0);
            assertThat(negative.kind()).isIn(Kind.OBJECT, Kind.ATTRIBUTE);
            objects += negative.kind() == Kind.OBJECT ? 1 : 0;
        }
        // Three quarters of 1000 are expected; four standard deviations are 55.
        assertThat(objects).isBetween(750 - 55, 750 + 55);
    }

    @Test
    void rejectsWeightsThatAreAllZero() {
        assertThatThrownBy(() -> new KindWeights(0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("all four weights are 0");
    }

    @Test
    void returnsTheRequestedNumberWithoutDuplicates() {
        CounterfactualAugmenter options =
                new CounterfactualAugmenter(
                        LexiconChoice.DATASET, 2, 4, KindWeights.equal(), List.of());
        for (int i = 0; i < 100; i++) {
            Augmentation augmentation =
                    fit(options).augment("two white dogs above an apple", new Seed(i).generator());
            assertThat(augmentation.positives()).hasSize(2).doesNotHaveDuplicates();
            assertThat(augmentation.negatives())
                    .hasSize(4)
                    .extracting(Negative::text)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void returnsNothingForUnknownWords() {
        assertThat(augmentAll("qwertz uiop")).isEqualTo(Augmentation.none());
    }

    private static Set<String> positives(String caption) {
        return new TreeSet<>(augmentAll(caption).positives());
    }

    private static Set<String> negatives(String caption, Kind kind) {
        return augmentAll(caption).negatives().stream()
                .filter(negative -> negative.kind() == kind)
                .map(Negative::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> replacements(String caption, Kind kind) {
        return augmentAll(caption).negatives().stream()
                .filter(negative -> negative.kind() == kind)
                .map(Negative::to)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Augmentation augmentAll(String caption) {
        return augmentAll(caption, SmallVocabulary.corpus(List.of()));
    }

    private static Augmentation augmentAll(String caption, Corpus corpus) {
        return options(100, KindWeights.equal(), List.of())
                .fit(corpus)
                .augment(caption, new Seed(1).generator());
    }

    private static FittedAugmenter fit(CounterfactualAugmenter options) {
        return options.fit(SmallVocabulary.corpus(List.of()));
    }

    private static CounterfactualAugmenter options(
            int max, KindWeights weights, List<String> exclude) {
        return new CounterfactualAugmenter(LexiconChoice.AUTO, max, max, weights, exclude);
    }
}

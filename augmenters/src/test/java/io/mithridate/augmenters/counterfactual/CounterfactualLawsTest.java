package io.mithridate.augmenters.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter.LexiconChoice;
import io.mithridate.augmenters.language.IndefiniteArticle;
import io.mithridate.augmenters.language.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CounterfactualLawsTest {

    private static final FittedAugmenter FITTED =
            new CounterfactualAugmenter(
                            LexiconChoice.DATASET,
                            3,
                            3,
                            KindWeights.equal(),
                            List.of("banana", "white"))
                    .fit(SmallVocabulary.corpus(List.of()));

    @Property
    void sameSeedGivesTheSameAnswerForAnyText(@ForAll String text, @ForAll long seed) {
        Augmentation augmentation = FITTED.augment(text, new Seed(seed).generator());
        assertThat(FITTED.augment(text, new Seed(seed).generator())).isEqualTo(augmentation);
    }

    @Property
    void negativesDifferOnlyInTheReplacedPiece(
            @ForAll("captions") String caption, @ForAll long seed) {
        for (Negative negative : FITTED.augment(caption, new Seed(seed).generator()).negatives()) {
            List<String> before = tokens(caption);
            List<String> after = tokens(negative.text());
            assertThat(differsOnlyIn(before, after, tokens(negative.from()), tokens(negative.to())))
                    .as("%s -> %s", caption, negative)
                    .isTrue();
        }
    }

    @Property
    void neverInsertsRelatedOrExcludedWords(@ForAll("captions") String caption, @ForAll long seed) {
        for (Negative negative : FITTED.augment(caption, new Seed(seed).generator()).negatives()) {
            assertThat(tokens(negative.to())).doesNotContain("banana", "bananas", "white");
            if (negative.kind() == Negative.Kind.OBJECT) {
                assertThat(related(negative.from()))
                        .doesNotContain(negative.to())
                        .noneMatch(name -> related(negative.to()).contains(negative.from()));
            }
        }
    }

    @Property
    void positivesKeepTheCaptionsWordsInOrder(
            @ForAll("captions") String caption, @ForAll long seed) {
        for (String positive : FITTED.augment(caption, new Seed(seed).generator()).positives()) {
            List<String> words = withoutArticles(tokens(caption));
            int at = 0;
            for (String word : withoutArticles(tokens(positive))) {
                while (at < words.size() && !words.get(at).equals(word)) {
                    at++;
                }
                assertThat(at).as("'%s' of '%s'", positive, caption).isLessThan(words.size());
                at++;
            }
        }
    }

    @Property
    void articlesFitTheWordsAfterThem(@ForAll("captions") String caption, @ForAll long seed) {
        Augmentation augmentation = FITTED.augment(caption, new Seed(seed).generator());
        List<String> texts = new ArrayList<>(augmentation.positives());
        augmentation.negatives().forEach(negative -> texts.add(negative.text()));
        for (String text : texts) {
            List<String> tokens = tokens(text);
            for (int i = 0; i + 1 < tokens.size(); i++) {
                if (IndefiniteArticle.isArticle(tokens.get(i))) {
                    assertThat(tokens.get(i))
                            .as(text)
                            .isEqualTo(IndefiniteArticle.before(tokens.get(i + 1)));
                }
            }
        }
    }

    /** Returns random sequences of the parts of captions, with correct articles. */
    @Provide
    Arbitrary<String> captions() {
        return Arbitraries.of(
                        "a dog",
                        "a small poodle",
                        "an orange umbrella",
                        "two cats",
                        "the sheep",
                        "three red fire engines",
                        "one apple",
                        "a banana",
                        "and",
                        "or",
                        "above",
                        "to the left of",
                        "is",
                        "on a dark blue background",
                        ",",
                        "without",
                        "an animal",
                        "puppies",
                        "in front of",
                        "sits",
                        "very",
                        "small and red cats",
                        "is orange",
                        "an",
                        "\uD83D\uDC36",
                        ".")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(parts -> fixArticles(String.join(" ", parts)));
    }

    private static String fixArticles(String text) {
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        for (int i = 0; i + 1 < words.size(); i++) {
            if (IndefiniteArticle.isArticle(words.get(i))) {
                words.set(i, IndefiniteArticle.before(words.get(i + 1)));
            }
        }
        return String.join(" ", words);
    }

    /**
     * Returns {@code true} if the lists differ only in one run of words and the article before it.
     */
    private static boolean differsOnlyIn(
            List<String> before, List<String> after, List<String> from, List<String> to) {
        if (before.size() - from.size() != after.size() - to.size()) {
            return false;
        }
        for (int i = 0; i + from.size() <= before.size(); i++) {
            if (before.subList(i, i + from.size()).equals(from)
                    && i + to.size() <= after.size()
                    && after.subList(i, i + to.size()).equals(to)
                    && sameButForTheLastArticle(before.subList(0, i), after.subList(0, i))
                    && before.subList(i + from.size(), before.size())
                            .equals(after.subList(i + to.size(), after.size()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameButForTheLastArticle(List<String> one, List<String> other) {
        int last = one.size() - 1;
        if (last < 0) {
            return true;
        }
        boolean bothArticles =
                IndefiniteArticle.isArticle(one.get(last))
                        && IndefiniteArticle.isArticle(other.get(last));
        return one.subList(0, last).equals(other.subList(0, last))
                && (bothArticles || one.get(last).equals(other.get(last)));
    }

    private static List<String> related(String name) {
        List<String> related = new ArrayList<>();
        for (Vocabulary.Noun noun : SmallVocabulary.VOCABULARY.objects()) {
            if (noun.singular().equals(name) || noun.plural().equals(name)) {
                related.add(noun.singular());
                related.add(noun.plural());
                for (String other : noun.related()) {
                    related.add(other);
                    related.add(other + "s");
                }
            }
        }
        return related;
    }

    private static List<String> tokens(String text) {
        return Words.split(text).stream()
                .map(span -> span.in(text).toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> withoutArticles(List<String> tokens) {
        return tokens.stream().filter(token -> !IndefiniteArticle.isArticle(token)).toList();
    }
}

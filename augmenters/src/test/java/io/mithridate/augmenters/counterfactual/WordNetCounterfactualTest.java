package io.mithridate.augmenters.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Corpus;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.testkit.TextAugmenterContract;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordNetCounterfactualTest implements TextAugmenterContract {

    private static final List<String> CORPUS =
            List.of(
                    "a man riding a brown horse on a beach",
                    "two dogs and a cat next to a car",
                    "a truck on a street behind a bus",
                    "an apple, a banana and an orange in a bowl");

    private static final FittedAugmenter FITTED =
            new CounterfactualAugmenter(options(100)).fit(new Corpus(CORPUS, Optional.empty()));

    @Override
    public PluginFactory<?, ?> factory() {
        return new CounterfactualAugmenterFactory();
    }

    @Override
    public TextAugmenter augmenter() {
        return new CounterfactualAugmenter(options(1));
    }

    @Test
    void positivesAreWhatTheCaptionImplies() {
        assertThat(
                        augment("freshly baked bread on a small table, a man topped with a hat")
                                .positives())
                .contains("bread on a table", "bread on a table, a man topped with a hat");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a man riding a brown horse on a beach | a woman riding a brown horse on a beach",
                "a man riding a brown horse on a beach | a man riding a brown camel on a beach",
                "a man riding a brown horse on a beach | a man riding a black horse on a beach",
                "a man with a beard                    | a man without a beard",
                "an old woman sits on a bench          | a young woman sits on a bench",
                "an old woman sits on a bench          | an old woman stands on a bench",
                "an old woman sits on a bench          | an old woman sits under a bench",
                "three apples                          | three bananas",
                "three apples                          | seven apples",
                "a polar bear lies on the ice          | a penguin lies on the ice",
                "a bowl of oranges on a table           | a basket of oranges on a table",
                "a chef is in the picture              | a child is in the picture",
                "A truck, 2016.                        | A bus, 2016.",
                "cows near a hot dog stand             | horses near a hot dog stand",
            })
    void negativesAreFalseInOnePiece(String caption, String negative) {
        assertThat(augment(caption).negatives()).extracting(Negative::text).contains(negative);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a sign that says \"big dog\"            | dog",
                "my cat on a chair #dog                 | dog",
                "a boy from Paris, Texas                | Paris",
                "a stained glass window                 | window",
                "a bear or a dog                        | dog",
            })
    void whatIsQuotedNamedOrLeftOpenStays(String caption, String piece) {
        assertThat(augment(caption).negatives()).extracting(Negative::from).doesNotContain(piece);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a boy waits for a bus                  | a bus",
                "a man with his dog                     | his dog",
                "a field of weeds                       | a field",
                "a sign with the words \"keep out\"      | the words",
                "a man who holds an umbrella is asleep  | an umbrella is asleep",
                "a 3 year old boy on a sofa             | old boy",
            })
    void whatCannotStandAloneIsNoPositive(String caption, String text) {
        assertThat(augment(caption).positives()).doesNotContain(text);
    }

    /** What goes with the noun alone: its verb, its parts, its place, what is said of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a dog barking at a car                 | dog",
                "an elephant with a long trunk          | elephant",
                "a jockey on a brown horse in a race    | horse",
                "a tabby cat on a chair                 | cat",
                "a house that used to be a school       | school",
                "a man eating ramen from a bowl         | bowl",
                "a guitarist playing a guitar           | guitar",
                "a train on the tracks at a station     | train",
                "a chef cooking in the kitchen          | kitchen",
                "a boat with a white sail               | boat",
            })
    void whatSuitsNothingElseStays(String caption, String piece) {
        assertThat(augment(caption).negatives())
                .filteredOn(negative -> negative.kind() == Negative.Kind.OBJECT)
                .extracting(Negative::from)
                .doesNotContain(piece);
    }

    @Test
    void prepositionsThatAVerbAsksForStay() {
        assertThat(augment("a pizza topped with cheese").negatives())
                .extracting(Negative::text)
                .doesNotContain("a pizza topped without cheese");
    }

    @Property(tries = 300)
    void anyTextGivesAnAnswerAndAlwaysTheSame(@ForAll String text, @ForAll long seed) {
        Augmentation augmentation = FITTED.augment(text, new Seed(seed).generator());
        assertThat(FITTED.augment(text, new Seed(seed).generator())).isEqualTo(augmentation);
    }

    private static Augmentation augment(String caption) {
        return FITTED.augment(caption, new Seed(1).generator());
    }

    private static CounterfactualOptions options(int most) {
        return new CounterfactualOptions(
                LexiconChoice.WORDNET, most, most, KindWeights.equal(), List.of());
    }
}

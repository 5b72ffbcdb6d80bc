package io.mithridate.augmenters.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Corpus;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pieces that come only where a caption has no better one. */
class LastResortTest {

    private static final FittedAugmenter ANY = fitted(KindWeights.equal());
    private static final FittedAugmenter OBJECTS = fitted(new KindWeights(1, 0, 0, 0));
    private static final FittedAugmenter NAMES = fitted(new KindWeights(1, 1, 0, 0));
    private static final FittedAugmenter COUNTS = fitted(new KindWeights(0, 0, 0, 1));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spaghetti with sauce            | rice with sauce",
                "broccoli and cheese             | cauliflower and cheese",
                "kids in costumes                | adults in costumes",
                "a skier falls                   | a snowboarder falls",
                "a mug that says hello           | a banner that says hello",
                "faded jeans on a clothesline    | faded jeans on a fence",
                "how to tie a scarf              | how to tie a bow",
                "my desk this morning            | my desk this evening",
                "a herd of cattle                | a herd of goats",
                "a sketch of the mayor           | a painting of the mayor",
            })
    void nounsThatPerhapsFitAreReplaced(String caption, String negative) {
        assertThat(negatives(OBJECTS, caption)).extracting(Negative::text).contains(negative);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Autumn in New York              | Autumn in London",
                "the Golden Gate Bridge, shrouded | the Eiffel Tower, shrouded",
                "the best of British style       | the best of Italian style",
                "BACKSTAGE IN CHICAGO            | BACKSTAGE IN TOKYO",
                "Vote here, Tuesday              | Vote here, Friday",
                "Serena Williams practises       | Steffi Graf practises",
                "Northern lights over Iceland    | Northern lights over Norway",
            })
    void namesOfPlacesAndTimesAreReplaced(String caption, String negative) {
        assertThat(negatives(NAMES, caption)).extracting(Negative::text).contains(negative);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Eiffel Tower in Paris",
                "someone from Paris, Texas",
                "Paris Hilton on her way",
                "\"Paris\" in neon",
                "our #Paris trip",
            })
    void namesThatMeanEachOtherOrSomebodyStay(String caption) {
        assertThat(negatives(caption)).extracting(Negative::to).doesNotContain("London");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "skyline of Manhattan            | skyline of New York",
                "New York City skyline           | New York skyline",
                "a view of Tuscany               | a view of Italy",
                "Normandy coast                  | France coast",
                "landscape of Andalusia          | landscape of Spain",
                "sailing in the Adriatic         | sailing in the Mediterranean",
                "an English pub                  | a British pub",
                "a Scottish castle               | a British castle",
                "an English bulldog puppy        | a British bulldog puppy",
                "hiking in the Dolomites         | hiking in the Alps",
                "a beach in Maui                 | a beach in Hawaii",
            })
    void namesOfWhatOneLiesInAreNotInserted(String caption, String truth) {
        assertThat(negatives(NAMES, caption))
                .isNotEmpty()
                .extracting(Negative::text)
                .doesNotContain(truth);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "New Delhi street market         | Delhi",
                "Palm Sunday procession          | Sunday",
                "Little Italy restaurant         | Italy",
                "East Berlin street              | Berlin",
                "Good Friday procession          | Friday",
            })
    void halfOfANameStays(String caption, String half) {
        assertThat(negatives(caption)).extracting(Negative::from).doesNotContain(half);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Downtown Chicago streets        | Downtown London streets",
                "The Paris skyline               | The London skyline",
                "Rainy London street             | Rainy Tokyo street",
                "Exploring London                | Exploring Tokyo",
                "Fresh Italian bread             | Fresh French bread",
            })
    void wordsThatOnlyLeadToANameAreNotOfIt(String caption, String negative) {
        assertThat(negatives(NAMES, caption)).extracting(Negative::text).contains(negative);
    }

    @Test
    void excludedNamesAreNotInserted() {
        assertThat(negatives(NAMES, "Autumn in New York"))
                .extracting(Negative::to)
                .contains("Chicago")
                .doesNotContain("Toronto");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the weather, 1898               | the weather, 1878",
                "arriving at platform 3          | arriving at platform 8",
                "the race starts at 9 pm         | the race starts at 4 pm",
                "the sale: from $14.99           | the sale: from $19.99",
            })
    void figuresAreReplaced(String caption, String negative) {
        assertThat(negatives(COUNTS, caption)).extracting(Negative::text).contains(negative);
    }

    @ParameterizedTest
    @ValueSource(strings = {"over 2000 smiles", "rated 4.99 only", "\"since 1898\" in gold"})
    void figuresThatMayBeOthersStay(String caption) {
        assertThat(negatives(caption))
                .extracting(Negative::from)
                .noneMatch(from -> from.equals("2000") || from.equals("99") || from.equals("1898"));
    }

    @Test
    void whatOtherWordsPointToStays() {
        assertThat(negatives(OBJECTS, "a man talking to another man"))
                .extracting(Negative::from)
                .doesNotContain("man");
        assertThat(negatives(OBJECTS, "a boy talking to another man"))
                .extracting(Negative::from)
                .contains("boy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "She blows bubbles               | He blows bubbles",
                "a light blue vase               | a light green vase",
                "a cake on a glass stand         | a cake on a wooden stand",
                "a squirrel eats its last nut    | a squirrel eats its first nut",
            })
    void wordsThatTellWhichAreReplaced(String caption, String negative) {
        assertThat(negatives(NAMES, caption)).extracting(Negative::text).contains(negative);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a light blue vase               | black",
                "winners of the Golden Globes    | red",
                "Black Friday at the mall        | white",
                "a lime green vespa              | purple",
                "rusted metal chairs             | plastic",
                "commuters on a crowded train    | empty",
                "a couple with their four kids   | men",
                "cattle wading across a river    | desert",
                "a mill by the river             | lake",
                "Sunset over the bay             | Rainbow",
                "guitarist on stage              | roof",
                "some garlic bread               | sandwich",
                "Grandfather teaches his dog     | grandmother",
                "grey wolf in snow               | bears",
                "a cow and her calf in a meadow  | sheep",
            })
    void whatWouldNotFitIsNotInserted(String caption, String inserted) {
        assertThat(negatives(NAMES, caption)).extracting(Negative::to).doesNotContain(inserted);
    }

    @Test
    void whoHasAThingsNameStays() {
        assertThat(negatives(COUNTS, "Bush on a podium"))
                .extracting(Negative::from)
                .doesNotContain("Bush");
        assertThat(negatives(COUNTS, "Bushes on a podium"))
                .extracting(Negative::from)
                .contains("Bushes");
    }

    @Test
    void quotationMarksAroundACaptionQuoteNothing() {
        assertThat(negatives("\"a dog on a chair .\""))
                .extracting(Negative::text)
                .contains("\"a cat on a chair .\"");
    }

    private static List<Negative> negatives(String caption) {
        return negatives(ANY, caption);
    }

    private static List<Negative> negatives(FittedAugmenter fitted, String caption) {
        return fitted.augment(caption, new Seed(1).at(caption).generator()).negatives();
    }

    private static FittedAugmenter fitted(KindWeights weights) {
        return new CounterfactualAugmenter(
                        LexiconChoice.WORDNET, 1, 100, weights, List.of("Toronto"))
                .fit(new Corpus(List.of(), Optional.empty()));
    }
}

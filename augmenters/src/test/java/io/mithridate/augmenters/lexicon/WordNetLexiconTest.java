package io.mithridate.augmenters.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.text.Negative.Kind;
import io.mithridate.augmenters.lexicon.Lexicon.Form;
import io.mithridate.augmenters.lexicon.Lexicon.Piece;
import io.mithridate.augmenters.lexicon.Lexicon.Present;
import io.mithridate.augmenters.parsing.WordForms;
import io.mithridate.augmenters.wordnet.WordNet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordNetLexiconTest {

    private static final NounLists LISTS = new NounLists();
    private static final Nouns NOUNS = new Nouns(WordNet.read(), WordForms.read(), LISTS);

    private final WordNetLexicon lexicon = lexicon(Set.of(), List.of());

    @ParameterizedTest
    @ValueSource(strings = {"dog", "dogs", "kitchen table", "teddy bear", "surfer", "banana"})
    void recognizesThings(String name) {
        assertThat(lexicon.isThing(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo", "view", "breakfast", "blorf", "", "love", "winter", "night"})
    void recognizesNamesThatAreNotThings(String name) {
        assertThat(lexicon.isThing(name)).isFalse();
    }

    @Test
    void replacesAnimalsWithAnimalsInTheSameNumber() {
        assertThat(things("", "dog", Form.SINGULAR)).containsExactly("cat");
        assertThat(things("", "poodles", Form.PLURAL)).containsExactly("cats");
        assertThat(things("", "lion", Form.SINGULAR)).contains("elephant", "zebra");
    }

    @Test
    void neverReplacesThingsWithSynonymsOrKindsOfThem() {
        assertThat(things("on", "bench", Form.SINGULAR)).contains("bed").doesNotContain("chair");
        assertThat(things("", "racing boat", Form.SINGULAR)).isEmpty();
        assertThat(things("hold", "lemon", Form.SINGULAR)).isNotEmpty().doesNotContain("lime");
    }

    @Test
    void neverReplacesPersonsWithRolesTheyMayHave() {
        assertThat(things("", "woman", Form.SINGULAR)).containsExactly("man");
        assertThat(things("", "business woman", Form.SINGULAR)).isEmpty();
        assertThat(things("", "surfer", Form.SINGULAR)).isEmpty();
        assertThat(things("", "woman", Form.SINGULAR, "pregnant")).isEmpty();
    }

    @Test
    void neverInsertsThingsThatArePresent() {
        assertThat(things("", "horse", Form.SINGULAR)).contains("cow");
        assertThat(
                        lexicon.others(
                                thing("", "horse", Form.SINGULAR),
                                new Present(
                                        List.of("horse", "cows"), List.of(), Set.of(), Set.of())))
                .isNotEmpty()
                .doesNotContain("cow");
    }

    @Test
    void keepsThingsWhoseDescriptionFitsNothingElse() {
        assertThat(things("", "dog", Form.SINGULAR, "bark")).isEmpty();
        assertThat(things("in", "kitchen", Form.SINGULAR)).contains("bathroom");
        assertThat(things("in", "kitchen", Form.SINGULAR, "cook")).isEmpty();
    }

    @Test
    void relationsDetermineTheReplacements() {
        assertThat(things("in", "forest", Form.SINGULAR)).contains("desert");
        assertThat(things("beside", "forest", Form.SINGULAR)).isEmpty();
        assertThat(things("play", "guitar", Form.SINGULAR))
                .contains("piano")
                .doesNotContain("violin");
        assertThat(things("at", "night", Form.BARE)).containsExactly("noon");
        assertThat(things("on", "beach", Form.BARE)).isEmpty();
    }

    @Test
    void neverInsertsExcludedWords() {
        WordNetLexicon without = lexicon(Set.of(), List.of("Goats", "red", "below", "two"));
        assertThat(things("", "horse", Form.SINGULAR)).contains("goat");
        assertThat(without.others(thing("", "horse", Form.SINGULAR), noContext()))
                .isNotEmpty()
                .doesNotContain("goat");
        assertThat(without.others(value("green", "car"), noContext())).doesNotContain("red");
        assertThat(without.others(relation("above", "lamp", "table"), noContext())).isEmpty();
        assertThat(without.others(count("three", "dogs"), noContext()))
                .doesNotContain("two", "three")
                .contains("four", "ten");
    }

    @Test
    void prefersNounsOfTheCorpusIfThereAreEnough() {
        WordNetLexicon some = lexicon(Set.of("zebra", "giraffe", "elephant", "cow"), List.of());
        assertThat(some.others(thing("", "lion", Form.SINGULAR), noContext()))
                .containsExactlyInAnyOrder("zebra", "giraffe", "elephant");
        assertThat(some.others(thing("", "horse", Form.SINGULAR), noContext())).contains("sheep");
    }

    @ParameterizedTest
    @CsvSource({
        "red,car,blue",
        "small,dog,large",
        "tiny,dog,large",
        "old,woman,young",
        "old,boat,new",
        "grey,cat,white",
        "ripe,banana,unripe",
        "wooden,chair,metal",
        "crowded,beach,empty",
    })
    void replacesAttributesWithOthersOfTheirDimension(String value, String noun, String other) {
        assertThat(lexicon.isAttribute(value)).isTrue();
        assertThat(lexicon.others(value(value, noun), noContext())).contains(other);
    }

    @Test
    void neverReplacesAttributesWithSynonymsOrPresentOnes() {
        assertThat(lexicon.others(value("little", "dog"), noContext())).containsExactly("large");
        assertThat(lexicon.others(value("little", "girl"), noContext())).isEmpty();
        assertThat(
                        lexicon.others(
                                value("grey", "cat"),
                                new Present(List.of(), List.of(), Set.of(), Set.of("white"))))
                .containsExactly("brown");
        assertThat(lexicon.others(value("old", "puppy"), noContext())).isEmpty();
        assertThat(lexicon.others(value("black", "woman"), noContext())).isEmpty();
        assertThat(lexicon.others(value("golden", "hour"), noContext())).isEmpty();
        assertThat(lexicon.isAttribute("photographic")).isFalse();
    }

    @Test
    void replacesRelationsWithExclusiveOnes() {
        assertThat(lexicon.others(relation("above", "lamp", "table"), noContext()))
                .containsExactly("below");
        assertThat(lexicon.others(relation("in front of", "dog", "house"), noContext()))
                .containsExactly("behind");
        assertThat(lexicon.others(relation("of", "dog", "house"), noContext())).isEmpty();
        assertThat(lexicon.others(relation("on", "cat", "ramp"), noContext())).isEmpty();
        assertThat(lexicon.others(relation("on", "windshield", "car"), noContext())).isEmpty();
    }

    @Test
    void replacesActionsWithExclusiveOnesInTheSameForm() {
        assertThat(action("sit", "VBG", "nurse", "", "on")).containsExactly("standing");
        assertThat(action("sit", "VBZ", "nurse", "", "")).containsExactly("stands");
        assertThat(action("sit", "VBZ", "lamp", "", "")).isEmpty();
        assertThat(action("push", "VBG", "man", "cart", "")).containsExactly("pulling");
        assertThat(action("push", "VBG", "man", "button", "")).isEmpty();
        assertThat(action("sit", "VBD", "nurse", "", "on")).isEmpty();
    }

    @Test
    void replacesMovingWithStayingOnlyIfThePlaceAllowsIt() {
        assertThat(action("walk", "VBG", "man", "", "in")).contains("running", "sitting");
        assertThat(action("walk", "VBG", "man", "", "along")).containsExactly("running");
    }

    @Test
    void replacesNumbersWithNumbersGreaterThanOne() {
        assertThat(lexicon.others(count("3", "dogs"), noContext()))
                .contains("2", "5", "9")
                .doesNotContain("1", "3");
        assertThat(lexicon.others(count("one", "dog"), noContext())).isEmpty();
        assertThat(lexicon.others(count("two", "years"), noContext())).isEmpty();
        assertThat(
                        lexicon.others(
                                count("two", "men"),
                                new Present(List.of(), List.of(), Set.of(), Set.of("shake"))))
                .isEmpty();
    }

    /** A mistake in the lists would produce "wolfs" or "a jeans" in captions. */
    @Test
    void everyListedNounHasAPlural() {
        for (NounLists.Group group : LISTS.groups()) {
            for (String noun : group.nouns()) {
                assertThat(NOUNS.plural(noun)).as(noun).isPresent();
            }
        }
    }

    private List<String> things(String relation, String name, Form form, String... words) {
        return lexicon.others(
                thing(relation, name, form),
                new Present(List.of(name), List.of(), Set.of(), Set.of(words)));
    }

    private static Piece thing(String relation, String name, Form form) {
        return new Piece(Kind.OBJECT, relation, "", "", "", name, form);
    }

    private static Piece value(String value, String noun) {
        return Piece.of(Kind.ATTRIBUTE, "", "", noun, value);
    }

    private static Piece count(String number, String noun) {
        return Piece.of(Kind.COUNT, "", "", noun, number);
    }

    private static Piece relation(String relation, String subject, String object) {
        return Piece.of(Kind.RELATION, relation, "", subject, object);
    }

    private List<String> action(
            String verb, String tag, String subject, String object, String after) {
        return lexicon.others(
                new Piece(Kind.RELATION, verb, after, tag, subject, object, Form.SINGULAR),
                noContext());
    }

    private static Present noContext() {
        return new Present(List.of(), List.of(), Set.of(), Set.of());
    }

    private static WordNetLexicon lexicon(Set<String> preferred, List<String> exclude) {
        return new WordNetLexicon(preferred, NOUNS, LISTS, exclude);
    }
}

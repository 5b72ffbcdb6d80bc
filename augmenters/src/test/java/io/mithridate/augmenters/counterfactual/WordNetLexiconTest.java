package io.mithridate.augmenters.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.augmenters.counterfactual.Surroundings.After;
import io.mithridate.augmenters.counterfactual.Surroundings.Before;
import io.mithridate.augmenters.counterfactual.Surroundings.Mentions;
import io.mithridate.augmenters.parsing.WordForms;
import io.mithridate.augmenters.wordnet.WordNet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordNetLexiconTest {

    private static final NounGroups GROUPS = NounGroups.read();
    private static final Nouns NOUNS = new Nouns(WordNet.read(), WordForms.read(), GROUPS);

    private final WordNetLexicon lexicon = lexicon();

    @ParameterizedTest
    @ValueSource(strings = {"dog", "dogs", "kitchen table", "teddy bear", "surfer", "banana"})
    void knowsThings(String name) {
        assertThat(lexicon.isThing(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"group", "photo", "view", "breakfast", "blorf", "", "love", "winter"})
    void knowsWhatIsNone(String name) {
        assertThat(lexicon.isThing(name)).isFalse();
    }

    @Test
    void animalsGiveWayToAnimalsInTheirNumber() {
        assertThat(things("dog", false, nowhere("dog"))).containsExactly("cat");
        assertThat(things("poodles", true, nowhere("poodles"))).containsExactly("cats");
        assertThat(things("lion", false, nowhere("lion"))).contains("elephant", "zebra");
    }

    @Test
    void neitherSynonymsNorKindsTakeEachOthersPlace() {
        assertThat(things("sofa", false, after("on", "cat", "sit", "cat")))
                .isNotEmpty()
                .doesNotContain("couch", "armchair");
        assertThat(things("racing boat", false, nowhere("racing boat", "lake")))
                .doesNotContain("boat");
        assertThat(things("lemon", false, nowhere("lemon"))).isNotEmpty().doesNotContain("lime");
    }

    @Test
    void personsGiveWayToNobodyWhoTheyMayBe() {
        assertThat(things("woman", false, nowhere("woman"))).containsExactly("man");
        assertThat(things("business woman", false, nowhere("business woman"))).isEmpty();
        assertThat(things("surfer", false, nowhere("surfer"))).isEmpty();
        assertThat(things("woman", false, nowhere("woman", "pregnant"))).isEmpty();
    }

    @Test
    void whatIsPresentIsNotInserted() {
        assertThat(things("horse", false, nowhere("horse"))).contains("cow");
        Surroundings withCows =
                at(List.of("horse", "cows"), Set.of(), Before.NOTHING, After.NOTHING);
        assertThat(things("horse", false, withCows)).isNotEmpty().doesNotContain("cow");
    }

    @Test
    void whatIsUsuallyThereAsWellIsNotInserted() {
        Surroundings kitchen =
                at(List.of("wardrobe", "kitchen"), Set.of(), Before.NOTHING, After.NOTHING);
        assertThat(things("wardrobe", false, nowhere("wardrobe"))).contains("refrigerator");
        assertThat(things("wardrobe", false, kitchen)).doesNotContain("refrigerator");
    }

    @Test
    void verbsAndPrepositionsSayWhatFits() {
        assertThat(things("horse", false, before("ride", "beach")))
                .contains("camel")
                .doesNotContain("sheep", "cow");
        assertThat(things("dog", false, doing("sleep", ""))).containsExactly("cat");
        assertThat(things("dog", false, doing("bark", ""))).isEmpty();
        assertThat(things("horse", false, doing("eat", "grass"))).contains("cow");
        assertThat(things("horse", false, doing("eat", "pizza"))).isEmpty();
        assertThat(things("lamp", false, after("next to", "bed"))).isNotEmpty();
        assertThat(things("lamp", false, after("into", "man"))).isEmpty();
    }

    @Test
    void whatIsHeldSaysWhatHoldsIt() {
        Surroundings ofRice =
                at(
                        List.of(),
                        Set.of("egg"),
                        Before.NOTHING,
                        new After("of", false, "", "of", "rice"));
        Surroundings ofApples =
                at(List.of(), Set.of(), Before.NOTHING, new After("of", false, "", "of", "apple"));
        assertThat(things("bowl", false, ofRice)).isEmpty();
        assertThat(things("bowl", false, ofApples)).contains("basket");
    }

    @Test
    void whatIsToldOfAThingMustGoWithTheOthers() {
        assertThat(things("cat", false, described("black", "cat"))).containsExactly("dog");
        assertThat(things("cat", false, described("tabby", "cat"))).isEmpty();
        assertThat(things("car", false, described("red", "car"))).contains("truck");
        assertThat(things("apple", false, described("red", "apple"))).isEmpty();
    }

    @Test
    void placesGiveWayWhereAllElseIsAnywhere() {
        assertThat(things("kitchen", false, after("in", "man"))).isNotEmpty();
        Surroundings cooking =
                new Surroundings(
                        new Mentions(List.of("chef", "kitchen"), Set.of(), Set.of("cook")),
                        List.of(),
                        new Before("in", false, "chef"),
                        After.NOTHING,
                        false,
                        false);
        assertThat(things("kitchen", false, cooking)).isEmpty();
    }

    @Test
    void excludedWordsAreNotInserted() {
        WordNetLexicon without =
                new WordNetLexicon(
                        Set.of(), NOUNS, GROUPS, List.of("Camels", "red", "below", "two"));
        assertThat(things("horse", false, before("ride", "beach"))).contains("camel");
        assertThat(without.things("horse", false, before("ride", "beach"), true))
                .doesNotContain("camel");
        assertThat(without.attributes("green", "car", List.of())).doesNotContain("red");
        assertThat(without.relations("above", "", "lamp", "sign", true)).isEmpty();
        assertThat(without.counts("three"))
                .extracting(ReplacementLexicon.Count::word)
                .doesNotContain("two", "three")
                .contains("one", "ten");
    }

    @Test
    void whatTheCorpusSpeaksOfIsPreferredWhereItLeavesAChoice() {
        WordNetLexicon some =
                new WordNetLexicon(
                        Set.of("zebra", "giraffe", "elephant", "cow"), NOUNS, GROUPS, List.of());
        assertThat(some.things("kangaroo", false, nowhere("kangaroo"), true))
                .containsExactlyInAnyOrder("zebra", "giraffe", "elephant");
        assertThat(some.things("horse", false, nowhere("horse"), true)).contains("sheep");
    }

    @ParameterizedTest
    @CsvSource({
        "red,car,blue",
        "small,dog,large",
        "tiny,dog,huge",
        "old,woman,young",
        "old,boat,new",
        "grey,cat,black",
        "ripe,banana,unripe",
        "wooden,chair,metal",
        "crowded,beach,empty",
    })
    void attributesGiveWayToOthersOfTheirDimension(String value, String noun, String other) {
        assertThat(lexicon.isAttribute(value)).isTrue();
        assertThat(lexicon.attributes(value, noun, List.of())).contains(other);
    }

    @Test
    void attributesGiveWayToNoSynonymAndNoneThatIsPresent() {
        assertThat(lexicon.attributes("little", "dog", List.of())).containsExactly("large");
        assertThat(lexicon.attributes("little", "girl", List.of())).isEmpty();
        assertThat(lexicon.attributes("grey", "cat", List.of("black")))
                .doesNotContain("gray", "grey", "black");
        assertThat(lexicon.attributes("short", "man", List.of())).containsExactly("tall");
        assertThat(lexicon.attributes("old", "puppy", List.of())).isEmpty();
        // There may be snow on a sunny day.
        assertThat(lexicon.attributes("sunny", "day", List.of())).containsExactly("rainy");
        assertThat(lexicon.isAttribute("photographic")).isFalse();
    }

    @Test
    void relationsGiveWayToWhatExcludesThem() {
        assertThat(lexicon.relations("above", "", "lamp", "sign", true)).containsExactly("below");
        assertThat(lexicon.relations("above", "", "lamp", "bed", true)).containsExactly("beside");
        assertThat(lexicon.relations("above", "", "sun", "sign", true)).isEmpty();
        assertThat(lexicon.relations("over", "jump", "dog", "fence", true))
                .containsExactly("beside");
        assertThat(lexicon.relations("over", "jump", "dog", "puddle", true))
                .containsExactly("into");
        assertThat(lexicon.relations("over", "look", "dog", "fence", true)).isEmpty();
        assertThat(lexicon.relations("in front of", "", "dog", "house", true))
                .containsExactly("behind");
        assertThat(lexicon.relations("of", "", "dog", "house", true)).isEmpty();
        assertThat(lexicon.relations("on", "", "cat", "ramp", true)).isEmpty();
        assertThat(lexicon.relations("on", "", "cat", "ramp", false)).containsExactly("beside");
    }

    @Test
    void actionsGiveWayToWhatExcludesThem() {
        assertThat(actions("sitting", "nurse", "", "on", true)).containsExactly("standing");
        assertThat(actions("sits", "lamp", "", "", true)).isEmpty();
        assertThat(actions("pushing", "man", "cart", "", true)).contains("pulling");
        assertThat(actions("pushing", "man", "button", "", true)).isEmpty();
        assertThat(actions("pushing", "man", "", "", true)).isEmpty();
        assertThat(actions("feeds", "girl", "goat", "", true)).contains("chases");
    }

    @Test
    void whoDoesSomethingToAThingTakesNoPhotographOfIt() {
        assertThat(actions("juggling", "man", "ball", "", true)).isEmpty();
        assertThat(actions("juggling", "man", "ball", "", false)).containsExactly("photographing");
        assertThat(actions("juggling", "seal", "ball", "", false)).isEmpty();
    }

    private List<String> actions(
            String verb, String subject, String object, String after, boolean sure) {
        String lemma = verb.replaceAll("ing$", "e");
        VerbForm form = verb.endsWith("ing") ? VerbForm.PARTICIPLE : VerbForm.THIRD_PERSON;
        return lexicon.actions(
                new ReplacementLexicon.Deed(verb, lemma, form, subject, object, after), sure);
    }

    @Test
    void ofFormsThatAreSpeltAlikeTheOneThatIsMeantCounts() {
        assertThat(read(VerbForm.PAST)).containsExactlyInAnyOrder("wrote", "burned");
        assertThat(read(VerbForm.BASE)).containsExactlyInAnyOrder("write", "burn");
    }

    private List<String> read(VerbForm form) {
        return lexicon.actions(
                new ReplacementLexicon.Deed("read", "read", form, "man", "book", ""), true);
    }

    @Test
    void anyVerbButWhatOneMayDoWhilePhotographingGivesWayToIt() {
        assertThat(actions("dusting", "man", "ball", "", false)).containsExactly("photographing");
        assertThat(actions("taking", "man", "ball", "", false)).isEmpty();
    }

    @Test
    void whoMovesDoesNotStay() {
        assertThat(actions("walking", "man", "", "in", true)).contains("running", "sitting");
        assertThat(actions("walking", "man", "", "along", true)).containsExactly("running");
        assertThat(actions("walking", "man", "", "with", true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dog,false,true,true",
        "dog,false,false,true",
        "dogs,true,false,true",
        "pizza,false,true,true",
        "pizza,false,false,false",
        "rice,false,false,false",
        "kitchen,false,true,false",
        "bridge,false,true,true",
        "sheep,false,false,false",
        "scissors,true,false,false",
        "sun,false,false,false",
        "sign,false,true,true",
        "view,false,true,false",
    })
    void whatCanBeSeenInAnotherNumberIsCounted(
            String noun, boolean plural, boolean article, boolean counted) {
        assertThat(lexicon.countsOf(noun, plural, article).isEmpty()).isEqualTo(!counted);
    }

    @Test
    void anotherNumberIsNeverTheOneThatTheNounHas() {
        assertThat(lexicon.countsOf("dogs", true, false))
                .containsExactly(new ReplacementLexicon.Count("one", false));
        assertThat(lexicon.countsOf("dog", false, true))
                .extracting(ReplacementLexicon.Count::several)
                .containsOnly(true);
    }

    @Test
    void numeralsGiveWayToNumerals() {
        assertThat(lexicon.counts("3"))
                .extracting(ReplacementLexicon.Count::word)
                .contains("2", "5", "9");
        assertThat(lexicon.counts("3"))
                .extracting(ReplacementLexicon.Count::word)
                .doesNotContain("3");
        assertThat(lexicon.counts("1898")).isEmpty();
    }

    @Test
    void namesChangeTheirNumber() {
        assertThat(lexicon.inNumber("dogs", false)).contains("dog");
        assertThat(lexicon.inNumber("knife", true)).contains("knives");
        assertThat(lexicon.inNumber("leaves", false)).contains("leaf");
        assertThat(lexicon.inNumber("goose", true)).contains("geese");
        assertThat(lexicon.inNumber("camera", true)).contains("cameras");
        assertThat(lexicon.inNumber("person", true)).contains("people");
        assertThat(lexicon.inNumber("people", false)).contains("person");
        assertThat(lexicon.inNumber("teddy bear", true)).contains("teddy bears");
    }

    /** A slip in the list would show as "wolfs" or "a jeans" in some caption. */
    @Test
    void everyInsertedNounHasAPlural() {
        for (NounGroup group : GROUPS.all()) {
            for (String noun : group.inserted()) {
                assertThat(NOUNS.plural(noun)).as(noun).isPresent();
            }
        }
    }

    private List<String> things(String name, boolean plural, Surroundings at) {
        return lexicon.things(name, plural, at, true);
    }

    private static Surroundings nowhere(String name, String... words) {
        return at(List.of(name), Set.of(words), Before.NOTHING, After.NOTHING);
    }

    private static Surroundings before(String verb, String... words) {
        return at(List.of(), Set.of(words), new Before(verb, true, ""), After.NOTHING);
    }

    private static Surroundings after(String preposition, String owner, String... words) {
        return at(List.of(), Set.of(words), new Before(preposition, false, owner), After.NOTHING);
    }

    private static Surroundings described(String attribute, String name) {
        return new Surroundings(
                new Mentions(List.of(name), Set.of(), Set.of()),
                List.of(attribute),
                Before.NOTHING,
                After.NOTHING,
                true,
                false);
    }

    private static Surroundings doing(String verb, String object) {
        return at(List.of(), Set.of(), Before.NOTHING, new After(verb, true, object, verb, object));
    }

    private static Surroundings at(
            List<String> things, Set<String> words, Before before, After after) {
        return new Surroundings(
                new Mentions(things, words, Set.of()), List.of(), before, after, true, false);
    }

    private static WordNetLexicon lexicon() {
        return new WordNetLexicon(Set.of(), NOUNS, GROUPS, List.of());
    }
}

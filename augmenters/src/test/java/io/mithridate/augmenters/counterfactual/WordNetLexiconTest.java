package io.mithridate.augmenters.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(things("dog", false, nowhere("dog"))).containsExactly("cat", "rabbit");
        assertThat(things("poodles", true, nowhere("poodles"))).containsExactly("cats", "rabbits");
        assertThat(things("lion", false, nowhere("lion"))).contains("elephant", "zebra");
    }

    @Test
    void neitherSynonymsNorKindsTakeEachOthersPlace() {
        assertThat(things("fruit", false, before("with"))).doesNotContain("apple", "banana");
        assertThat(things("sofa", false, nowhere("sofa"))).doesNotContain("couch", "armchair");
        assertThat(things("shoe", false, nowhere("shoe"))).doesNotContain("sandal", "boot");
        assertThat(things("fishing boat", false, nowhere("fishing boat"))).doesNotContain("boat");
    }

    @Test
    void personsGiveWayToNobodyWhoTheyMayBe() {
        assertThat(things("woman", false, nowhere("woman"))).containsExactly("man");
        assertThat(things("business woman", false, nowhere("business woman"))).isEmpty();
        assertThat(things("surfer", false, nowhere("surfer"))).isEmpty();
        assertThat(things("woman", false, nowhere("woman", "her"))).isEmpty();
    }

    @Test
    void whatIsPresentIsNotInserted() {
        assertThat(things("horse", false, nowhere("horse")).contains("cow")).isTrue();
        assertThat(lexicon.things("horse", false, at(List.of("horse", "cows"), "", ""), true))
                .doesNotContain("cow");
    }

    @Test
    void whatIsUsuallyThereAsWellIsNotInserted() {
        Surroundings kitchen = at(List.of("piano", "kitchen"), "", "");
        assertThat(lexicon.things("wardrobe", false, nowhere("wardrobe"), true))
                .contains("refrigerator");
        assertThat(lexicon.things("wardrobe", false, kitchen, true)).doesNotContain("refrigerator");
    }

    @Test
    void verbsAndPrepositionsSayWhatFits() {
        assertThat(lexicon.things("horse", false, at(List.of("horse"), "ride", ""), true))
                .contains("elephant", "motorcycle")
                .doesNotContain("sheep");
        assertThat(lexicon.things("dog", false, at(List.of("dog"), "", "bark"), true)).isEmpty();
        assertThat(lexicon.things("dog", false, at(List.of("dog"), "", "bark"), false))
                .isNotEmpty();
    }

    @Test
    void excludedWordsAreNotInserted() {
        WordNetLexicon without =
                new WordNetLexicon(Set.of(), NOUNS, GROUPS, List.of("Cats", "red", "below", "two"));
        assertThat(without.things("dog", false, nowhere("dog"), true)).containsExactly("rabbit");
        assertThat(without.attributes("green", "car", List.of())).doesNotContain("red");
        assertThat(without.relations("above", "", "lamp", "bed", true)).isEmpty();
        assertThat(without.counts("three"))
                .extracting(ReplacementLexicon.Count::word)
                .doesNotContain("two", "three")
                .contains("one", "ten");
    }

    @Test
    void whatTheCorpusSpeaksOfIsPreferredWhereItLeavesAChoice() {
        WordNetLexicon some =
                new WordNetLexicon(
                        Set.of("zebra", "giraffe", "bear", "rabbit"), NOUNS, GROUPS, List.of());
        assertThat(some.things("lion", false, nowhere("lion"), true))
                .containsExactlyInAnyOrder("zebra", "giraffe", "bear");
        assertThat(some.things("dog", false, nowhere("dog"), true)).contains("cat");
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
        assertThat(lexicon.isAttribute("photographic")).isFalse();
    }

    @Test
    void relationsGiveWayToWhatExcludesThem() {
        assertThat(lexicon.relations("above", "", "lamp", "bed", true)).containsExactly("below");
        assertThat(lexicon.relations("above", "", "sun", "bed", true)).isEmpty();
        assertThat(lexicon.relations("over", "jump", "dog", "fence", true))
                .containsExactly("under");
        assertThat(lexicon.relations("over", "look", "dog", "fence", true)).isEmpty();
        assertThat(lexicon.relations("in front of", "", "dog", "house", true))
                .containsExactly("behind");
        assertThat(lexicon.relations("of", "", "dog", "house", true)).isEmpty();
        assertThat(lexicon.relations("on", "", "cat", "ramp", true)).isEmpty();
        assertThat(lexicon.relations("on", "", "cat", "ramp", false)).containsExactly("beside");
    }

    @Test
    void actionsGiveWayToWhatExcludesThem() {
        assertThat(lexicon.actions("sitting", "nurse", "", "on", true)).containsExactly("standing");
        assertThat(lexicon.actions("sits", "lamp", "", "", true)).isEmpty();
        assertThat(lexicon.actions("pushing", "man", "cart", "", true)).containsExactly("pulling");
        assertThat(lexicon.actions("pushing", "man", "button", "", true)).isEmpty();
        assertThat(lexicon.actions("pushing", "man", "", "", true)).isEmpty();
        assertThat(lexicon.actions("feeds", "girl", "goat", "", true)).containsExactly("chases");
    }

    @Test
    void whoDoesSomethingToAThingTakesNoPhotographOfIt() {
        assertThat(lexicon.actions("juggling", "man", "ball", "", true)).isEmpty();
        assertThat(lexicon.actions("juggling", "man", "ball", "", false))
                .containsExactly("photographing");
        assertThat(lexicon.actions("juggling", "seal", "ball", "", false)).isEmpty();
    }

    @Test
    void whoMovesDoesNotStay() {
        assertThat(lexicon.actions("walking", "man", "", "in", true))
                .contains("running", "sitting");
        assertThat(lexicon.actions("walking", "man", "", "along", true)).containsExactly("running");
        assertThat(lexicon.actions("walking", "man", "", "with", true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dog,false,true,true",
        "dog,false,false,true",
        "dogs,true,false,true",
        "pizza,false,true,true",
        "pizza,false,false,true",
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
                .contains("2", "5");
        assertThat(lexicon.counts("3"))
                .extracting(ReplacementLexicon.Count::word)
                .doesNotContain("3");
        assertThat(lexicon.counts("1898")).isEmpty();
    }

    @Test
    void namesChangeTheirNumber() {
        assertThat(lexicon.inNumber("dogs", false)).contains("dog");
        assertThat(lexicon.inNumber("knife", true)).contains("knives");
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
        return new Surroundings(
                List.of(name), Set.of(words), List.of(), "", false, "", false, "", true, false);
    }

    private static Surroundings before(String preposition) {
        return new Surroundings(
                List.of(), Set.of(), List.of(), preposition, false, "", false, "", true, false);
    }

    private static Surroundings at(List<String> things, String before, String after) {
        return new Surroundings(
                things,
                Set.of(),
                List.of(),
                before,
                !before.isEmpty(),
                after,
                !after.isEmpty(),
                "",
                true,
                false);
    }

    private static WordNetLexicon lexicon() {
        return new WordNetLexicon(Set.of(), NOUNS, GROUPS, List.of());
    }
}

package io.mithridate.augmenters.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Corpus;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.augmenters.parsing.EnglishParser;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.WordForms;
import io.mithridate.augmenters.wordnet.WordNet;
import io.mithridate.testkit.TextAugmenterContract;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordNetCounterfactualTest implements TextAugmenterContract {

    private static final EnglishParser PARSER = EnglishParser.of(WordForms.read(), WordNet.read());

    private static final List<String> CORPUS =
            List.of(
                    "a man riding a brown horse on a beach",
                    "two dogs and a cat next to a car",
                    "a truck on a street behind a bus",
                    "an apple, a banana and an orange in a bowl");

    private static final NounGroups GROUPS = NounGroups.read();

    private static final ReplacementLexicon LEXICON =
            new WordNetLexicon(
                    Set.of(),
                    new Nouns(WordNet.read(), WordForms.read(), GROUPS),
                    GROUPS,
                    List.of());

    private static final FittedAugmenter FITTED =
            options(100).fit(new Corpus(CORPUS, Optional.empty()));

    @Override
    public Class<?> plugin() {
        return CounterfactualAugmenter.class;
    }

    @Override
    public TextAugmenter augmenter() {
        return options(1);
    }

    @Test
    void positivesAreWhatTheCaptionImplies() {
        assertThat(
                        augment("freshly baked bread on a small table, a man topped with a hat")
                                .positives())
                .contains("bread on a table", "bread on a table, a man topped with a hat");
    }

    @Test
    void nothingIsInsertedThatTheCaptionSaysOfSomethingElse() {
        assertThat(augment("a cat next to a dog bed").negatives())
                .extracting(Negative::to)
                .doesNotContain("dog");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two men sitting and standing on a bench | standing and standing",
                "children walking and running in a park  | running and running",
                "Roger Federer and Rafael Nadal at the net | rafael nadal and rafael nadal",
                "open on Saturday and Sunday             | sunday and sunday",
                "OPEN ON SATURDAY AND SUNDAY             | sunday and sunday",
            })
    void whatTheCaptionSaysAsWellIsNotSaidTwice(String caption, String twice) {
        assertThat(augment(caption).negatives())
                .extracting(Negative::text)
                .noneMatch(text -> text.toLowerCase(Locale.ROOT).contains(twice));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Steve Jobs on stage",
                "a Tesla parked beside a Ford",
                "the neighbours' dog behind a fence"
            })
    void neitherNamesNorOwnersAreCounted(String caption) {
        assertThat(augment(caption).negatives())
                .noneMatch(negative -> negative.kind() == Negative.Kind.COUNT);
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
                "a vintage 1965 truck at a show         | a vintage",
                "a truck for 69 cents a pound           | a pound",
                "a woman sleeping with her mouth open   | a woman sleeping with her mouth",
                "two dogs standing side by side         | two dogs standing side",
                "a dog in St. Peter's Square            | a dog in St",
                "open 24 hours in the window of a bar   | 24 hours in the window of a bar",
                "watercolor painting of a fox           | watercolor",
                "children on a lawn on a hot day        | children on a lawn on a day",
                "the sky is a deep orange               | a deep orange",
                "a few boats in a harbor                | a boats in a harbor",
                "an orange and white cat on a mat       | an orange",
                "an orange and white cat on a mat       | an orange and cat on a mat",
                "a van with a logo on the door parked in a lot | the door parked in a lot",
                "who ate the last cupcake?              | the last cupcake",
                "two pineapples at a fruit stand        | a fruit",
                "the tallest tower we have seen         | the tower we have seen",
                "a girl with a sign that says FREE HUGS | a girl with a sign that says HUGS",
                "a wall covered with posters of dogs    | dogs",
                "a fence separates a goat from a road   | a fence separates a goat",
                "a jar with the lid up                  | a jar with the lid",
                "a girl shows a nurse what she has drawn | a girl shows a nurse",
                "a sign tells drivers to stop           | drivers",
                "a plush rabbit on a bed                | a rabbit",
                "a low light photo of a dog             | a light photo of a dog",
                "a man dressed as a clown juggles balls | a clown juggles balls",
                "home at last                           | home",
                "Stonehenge at sunset                   | sunset",
                "a clerk and three other men            | three other men",
                "a baby in a chair covered in sauce     | a chair covered in sauce",
                "a drum set, two flutes and a harp      | a drum",
                "a studio shot of a dog                 | a studio",
                "a wolf with yellow eyes in snow        | eyes in snow",
                "a car parked between a van and a bus   | a car parked between a van",
                "a sign tells drivers to stop           | a sign tells drivers",
                "kids in uniform wave at a camera       | kids in uniform wave",
                "a hose next to a tool shed             | a tool",
                "why cats love boxes                    | cats love boxes",
                "a plate of French fries                | a plate of French",
                "Little Italy restaurant                | Italy restaurant",
                "a car missing a wheel                  | a wheel",
                "a house lacking a roof                 | a roof",
                "a boy wants a puppy                    | a puppy",
                "a fence needs a gate                   | a gate",
                "a dog, a cat or a bird on a lawn       | a dog",
                "a room without windows, doors and chairs | doors",
            })
    void whatCannotStandAloneIsNoPositive(String caption, String text) {
        assertThat(augment(caption).positives()).doesNotContain(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "close to the water's edge              | the water's edge",
                "a plate of French fries                | a plate of fries",
                "my desk this morning                   | my desk",
                "my sister's new sofa                   | my sister's sofa",
                "Lunch is ready! Roast chicken and rice | Lunch is ready! Chicken and rice",
                "date night at @luigis                  | date night",
                "How to make a paper airplane           | a paper airplane",
                "Vote here, Tuesday                     | Vote here",
                "Stonehenge at sunset                   | Stonehenge",
                "Paddling slowly at sunset              | Paddling slowly",
                "(small puppies) in a basket, one awake | (puppies) in a basket, one awake",
                "a room without windows, a dog on a rug | a dog",
            })
    void whatStandsByItselfIsPositive(String caption, String text) {
        assertThat(augment(caption).positives()).contains(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "several boats in a marina             | two boats in a marina",
                "a group of boys near a lamp           | two boys near a lamp",
                "a couple of boats                     | five boats",
                "a dozen roses                         | three roses",
                "3 dogs                                | 5 dogs",
                "lots of kites above a bridge          | two kites above a bridge",
                "a street with hundreds of dogs        | a street with two dogs",
                "a pair of birds on a wire             | five birds on a wire",
                "half a dozen eggs                     | two eggs",
                "half of the cake is gone              | all of the cake is gone",
                "a few boats in a harbor               | many boats in a harbor",
                "a 3 bedroom house                     | a 5 bedroom house",
                "a team of eight rowers                | a team of six rowers",
            })
    void countsOfAnyFormGiveWay(String caption, String negative) {
        assertThat(augment(caption).negatives()).extracting(Negative::text).contains(negative);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a pair of boots on a mat",
                "two for $5 hot dogs",
                "five children line up",
                "a 3 bedroom house",
            })
    void whatIsNoCountGivesWayToNoOther(String caption) {
        assertThat(augment(caption).negatives())
                .filteredOn(negative -> negative.kind() == Negative.Kind.COUNT)
                .noneMatch(negative -> negative.text().matches(".*(one|1|two|three|\\$2) .*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "There are no people on a pier         | There are many people on a pier",
                "a dog with no collar                  | a dog with a collar",
                "a boy is not smiling                  | a boy is smiling",
                "The cat doesn't want to share         | The cat wants to share",
                "nobody sits at the tables             | somebody sits at the tables",
                "a horse refuses to jump               | a horse jumps",
                "there is no elephant in the room      | there is an elephant in the room",
                "no old man on a bench                 | an old man on a bench",
                "a house with no SUV                   | a house with an SUV",
            })
    void whatIsDeniedIsSaid(String caption, String negative) {
        assertThat(augment(caption).negatives()).extracting(Negative::text).contains(negative);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no dogs allowed on a pier", "a room with no furniture"})
    void whatCannotBeCountedOrIsARuleStaysDenied(String caption) {
        assertThat(augment(caption).negatives()).extracting(Negative::from).doesNotContain("no");
    }

    @Test
    void whereNothingIsSomethingIs() {
        assertThat(augment("no dogs on the beach").positives()).containsExactly("the beach");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A gymnast balancing                   | Two gymnasts balancing",
                "Gymnast balancing                     | Two gymnasts balancing",
                "A gymnast balances on a beam          | Two gymnasts balance on a beam",
                "The gymnast jumps on a beam           | The gymnasts jump on a beam",
                "The gymnasts jump on a beam           | The gymnast jumps on a beam",
                "Gymnasts who are balancing            | One gymnast who is balancing",
                "a photo of an iguana                  | a photo of two iguanas",
                "a gymnast near an iguana              | a gymnast near two iguanas",
                "A gymnast in uniform jumps            | Two gymnasts in uniform jump",
                "A person attends                      | Two people attend",
                "There is a gymnast on a beam          | There are two gymnasts on a beam",
                "A gymnast falls because a beam shakes | Two gymnasts fall because a beam shakes",
                "A jar labelled 'Rice' stands open     | Two jars labelled 'Rice' stand open",
                "a single gymnast balancing            | two gymnasts balancing",
                "gymnasts, a beam and an iguana        | gymnasts, a beam and two iguanas",
                "A Gymnast Near An Old Stone Bridge    | A Gymnast Near Two Old Stone Bridges",
            })
    void whereNothingElseIsKnownTheNumberChanges(String caption, String negative) {
        assertThat(numbers(caption)).contains(negative);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a gymnast with her iguana",
                "a gymnast, who is tired, balances",
                "a gymnast who balances and sings",
                "a gymnast with a scar",
                "a gymnast dressed as an iguana",
                "gymnasts in a row",
                "several gymnasts",
                "a picture of a gymnast hangs on a wall",
                "a gymnast in a leotard",
                "the gymnastics",
                "an iguana drawn carriage",
            })
    void theNumberStaysWhereMoreThanTheVerbWouldHaveToAgree(String caption) {
        assertThat(numbers(caption))
                .noneMatch(
                        text ->
                                text.matches(
                                        "(two|three) gymnasts.*|one (several )?gymnast .*"
                                                + "|.*iguanas drawn.*|.*gymnasts hangs? .*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a player swinging his bat             | her",
                "a player swinging her bat             | his",
                "a player hits her                     | him",
                "a player hands her a ball             | him",
                "a player beside a chair of his        | hers",
                "a bearded player swinging his bat     | ",
                "a boy swinging his bat                | ",
                "a player, his bat and his helmet      | ",
                "a horse and her player                | ",
            })
    void oneWordMaySayWhetherSomebodyIsAManOrAWoman(String caption, String other) {
        ParsedCaption parsed = PARSER.parse(caption);
        PieceFinder finder = new PieceFinder(parsed, AssertedPhrases.of(parsed), LEXICON);
        assertThat(finder.findPossessors().stream().flatMap(piece -> piece.replacements().stream()))
                .extracting(Replacement::by)
                .isEqualTo(other == null ? List.of() : List.of(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a brick house                         | a wooden house",
                "a stone bridge                        | a wooden bridge",
            })
    void materialsMayBeNouns(String caption, String negative) {
        assertThat(augment(caption).negatives()).extracting(Negative::text).contains(negative);
    }

    private static List<String> numbers(String caption) {
        ParsedCaption parsed = PARSER.parse(caption);
        PieceFinder finder = new PieceFinder(parsed, AssertedPhrases.of(parsed), LEXICON);
        return finder.findNumbers().stream()
                .flatMap(piece -> piece.replacements().stream())
                .map(replacement -> replacement.in(parsed).text())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a metal detector at an airport         | metal",
                "a glass blower at work                 | glass",
                "a German shepherd                      | German",
                "a German shepherd dog                  | German",
                "a Boston terrier                       | Boston",
                "Native American art                    | American",
            })
    void compoundsAreTakenWhole(String caption, String piece) {
        assertThat(augment(caption).negatives()).extracting(Negative::from).doesNotContain(piece);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a stone wall                           | a wooden wall",
                "a leather jacket                       | a cotton jacket",
                "an Italian restaurant                  | a French restaurant",
                "a French bulldog                       | an Italian bulldog",
                "a plate of French fries                | two plates of French fries",
            })
    void whatIsAKindOfItsNounGivesWay(String caption, String negative) {
        assertThat(augment(caption).negatives()).extracting(Negative::text).contains(negative);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a cow in the middle of a road         | a cow at the edge of a road",
                "a castle at night                     | a castle at noon",
                "a man shaking hands with a clerk      | a man waving to a clerk",
                "a woman putting on a coat             | a woman taking off a coat",
                "a truck parked on a street            | a truck driving on a street",
                "a dog sleeping between two barrels    | a dog sleeping behind two barrels",
                "a pool surrounded by fences           | a pool without fences",
                "a bus pulling into a station          | a bus pulling out of a station",
                "a man washing a truck                 | a man painting a truck",
                "a chef grilling a steak               | a chef eating a steak",
                "two goats chasing each other          | two goats hugging each other",
                "a boy playing tennis                  | a boy watching tennis",
                "A Cow In The Middle Of A Road         | A Cow At The Edge Of A Road",
                "a bride (left) hugs her sister        | a bride (right) hugs her sister",
                "a clock above a fireplace             | a clock beside a fireplace",
                "a clerk waiting at a counter          | a clerk sleeping at a counter",
                "a painting of a lake in oil           | a painting of a lake in pencil",
                "a portrait in pencil                  | a portrait in watercolor",
                "a cow in the center of a crowd        | a cow at the edge of a crowd",
                "a man in the middle of Times Square   | a man at the edge of Times Square",
                "spring in Iceland                     | autumn in Iceland",
                "stars in the dark                     | stars in bright daylight",
                "girls in long dresses holding kittens | girls in long dresses chasing kittens",
            })
    void relationsAndActionsGiveWayToWhatDoesNotHold(String caption, String negative) {
        assertThat(augment(caption).negatives()).extracting(Negative::text).contains(negative);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a cow on the left, a goat on the right | on the left",
                "a sign that says 'open at night'       | at night",
                "flowers in the same bucket             | in",
                "our roadtrip in a green van            | in",
                "a lamp beside a mat beside a rug       | beside",
                "oil on canvas                          | on",
                "a baby in a chair covered in sauce     | covered in",
                "a jar with the lid up                  | with",
                "a clerk with a sword and long hair     | with",
                "a clerk talking on the radio           | talking",
                "children waving at the camera          | waving",
                "a windshield on a car                  | on",
                "nobody at the tables outside the cafe  | outside",
                "a cup of tea and a book on a blanket   | under",
                "sardines in oil on a plate             | in oil",
                "french fries cooking in oil            | in oil",
                "a woman in pencil skirt                | in pencil",
                "a hot spring in Iceland                | spring in",
                "a man awake in the middle of the night | in the middle of",
                "a bus in the middle of nowhere         | in the middle of",
                "a man in the center of attention       | in the center of",
                "glow in the dark stickers on a wall    | in the dark",
            })
    void relationsStayWhereTheOtherMayHoldOrIsSaid(String caption, String piece) {
        assertThat(augment(caption).negatives())
                .filteredOn(negative -> negative.kind() == Negative.Kind.RELATION)
                .extracting(Negative::from)
                .doesNotContain(piece);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a man cut a cake                       | cut  | ate",
                "a woman in a hat read a book           | read | 'wrote, burned'",
                "a player hit a ball                    | hit  | caught",
                "a cat lay on the bed                   | lay  | stood",
                "the cat that lay on a bed              | lay  | stood",
                "a cat and a dog lay on the bed         | lay  | stood",
                "women read books                       | read | 'write, burn'",
                "people watch a man cut a cake          | cut  | eat",
            })
    void whereFormsAreSpeltAlikeTheSubjectTellsWhichItIs(
            String caption, String verb, String others) {
        assertThat(augment(caption).negatives())
                .filteredOn(negative -> negative.from().equals(verb))
                .extracting(Negative::to)
                .containsExactlyInAnyOrder(others.split(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a black SUV parked on a street         | an SUV parked on a street",
                "an old x-ray of a hand                 | an x-ray of a hand",
                "a small U-shaped table                 | a U-shaped table",
                "AN OLD HAT ON A CHAIR                  | A HAT ON A CHAIR",
            })
    void articlesSuitAbbreviations(String caption, String positive) {
        assertThat(augment(caption).positives()).contains(positive);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a dog to the left of a cat",
                "a castle at night",
                "a man washing a truck at night",
                "two dogs and a cat next to a car"
            })
    void noNegativeComesTwice(String caption) {
        assertThat(augment(caption).negatives())
                .isNotEmpty()
                .extracting(Negative::text)
                .doesNotHaveDuplicates();
    }

    @Test
    void noMoreThanAFewAreHeld() {
        assertThat(augment("a dog with two balls in its mouth").negatives())
                .filteredOn(negative -> negative.kind() == Negative.Kind.COUNT)
                .extracting(Negative::to)
                .containsExactly("three");
    }

    @Test
    void nounsThatMayBeVerbsLeaveTheNumberAsItIs() {
        assertThat(numbers("gymnasts in uniform wave at a camera")).isEmpty();
        assertThat(numbers("gymnast in blue scrubs")).isEmpty();
        assertThat(numbers("THE BAND BACKSTAGE IN PRAGUE")).isEmpty();
    }

    @Test
    void whatIsWithSomethingIsWithoutItWhereNothingElseIsKnown() {
        assertThat(doubtful("a gymnast with 'Rice' on an iguana"))
                .contains("a gymnast without 'Rice' on an iguana");
        assertThat(doubtful("a gymnast covered with matching iguanas")).isEmpty();
    }

    private static List<String> doubtful(String caption) {
        ParsedCaption parsed = PARSER.parse(caption);
        PieceFinder finder = new PieceFinder(parsed, AssertedPhrases.of(parsed), LEXICON);
        return finder.findDoubtfulRelations().stream()
                .flatMap(piece -> piece.replacements().stream())
                .map(replacement -> replacement.in(parsed).text())
                .toList();
    }

    @Test
    void anyVerbGivesWayWhereNothingElseDoes() {
        assertThat(augment("A gymnast and her mother dust their iguana").negatives())
                .extracting(Negative::text)
                .containsExactly("A gymnast and her mother photograph their iguana");
    }

    @Test
    void prepositionsThatAVerbAsksForStay() {
        assertThat(augment("a pizza topped with cheese").negatives())
                .extracting(Negative::text)
                .doesNotContain("a pizza topped without cheese");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a cat walking up the stairs | a cat walking down the stairs",
                "a parrot looking down from the roof | a parrot looking up from the roof"
            })
    void aDirectionIsTurned(String caption, String turned) {
        assertThat(negatives(caption)).contains(turned);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a cat walking up the stairs to the top | a cat walking down the stairs to the top",
                "a parrot looking down from the top of the roof"
                        + " | a parrot looking up from the top of the roof"
            })
    void aDirectionStaysBesideAnotherOfItsKind(String caption, String contradiction) {
        assertThat(negatives(caption)).isNotEmpty().doesNotContain(contradiction);
    }

    @Test
    void whatSomebodyIsDoingGoesWithTheVerbThatFollows() {
        assertThat(negatives("a sleeping dog on a rug")).contains("a playing dog on a rug");
        assertThat(negatives("a sleeping dog curled up on a rug"))
                .doesNotContain("a playing dog curled up on a rug");
        assertThat(negatives("a boy sitting on a bench")).contains("a boy standing on a bench");
        assertThat(negatives("a tired boy sitting on a bench"))
                .doesNotContain("a tired boy standing on a bench");
    }

    @Test
    void ofAListNothingIsSaidToBeWithout() {
        assertThat(doubtful("a chair with a cushion")).contains("a chair without a cushion");
        assertThat(doubtful("a chair with a cushion and a blanket"))
                .noneMatch(text -> text.contains("without"));
    }

    @Test
    void nounsThatShareAnArticleKeepTheirNumber() {
        assertThat(numbers("a spoon and a fork")).contains("two spoons and a fork");
        assertThat(numbers("a spoon, fork and knife")).isEmpty();
    }

    private static List<String> negatives(String caption) {
        return augment(caption).negatives().stream().map(Negative::text).toList();
    }

    @Property(tries = 300)
    void anyTextGivesAnAnswerAndAlwaysTheSame(@ForAll String text, @ForAll long seed) {
        Augmentation augmentation = FITTED.augment(text, new Seed(seed).generator());
        assertThat(FITTED.augment(text, new Seed(seed).generator())).isEqualTo(augmentation);
    }

    private static Augmentation augment(String caption) {
        return FITTED.augment(caption, new Seed(1).generator());
    }

    private static CounterfactualAugmenter options(int most) {
        return new CounterfactualAugmenter(
                LexiconChoice.WORDNET, most, most, KindWeights.equal(), List.of());
    }
}

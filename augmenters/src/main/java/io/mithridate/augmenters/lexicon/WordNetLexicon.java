package io.mithridate.augmenters.lexicon;

import io.mithridate.api.text.Negative.Kind;
import io.mithridate.augmenters.lexicon.Noun.Category;
import io.mithridate.augmenters.parsing.CaptionParser;
import io.mithridate.augmenters.parsing.EnglishParser;
import io.mithridate.augmenters.parsing.WordForms;
import io.mithridate.augmenters.wordnet.WordNet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Replacements for captions of any kind: those listed in {@link Rules}, checked with WordNet.
 *
 * <p>A thing is replaced with another one that is false for everything that the caption names. A
 * person's role is replaced with children or with another role that is visible, since the same
 * person may have several roles.
 */
public final class WordNetLexicon implements Lexicon {

    /** The minimum number of preferred nouns; with fewer, all nouns are used. */
    private static final int MIN_CHOICE = 3;

    /**
     * Groups for which unlisted kinds of a listed noun can be replaced as well, as is the case for
     * animals.
     */
    private static final String REPLACEABLE_KINDS =
            "@grown-ups, @people of any age, @teenagers, @road vehicles, @other road vehicles,"
                    + " @boats, @other boats, @aircraft, @buildings, @other buildings,"
                    + " @private houses, @public houses, @rooms, @other rooms, @outdoors, @flowers,"
                    + " @other flowers, @instruments, @dishes, @other dishes, @meals, @other meals,"
                    + " @sweets, @other sweets, @plants, @ball players, @other ball players";

    /** Groups of people that "his" and "her" distinguish. */
    private static final String GENDERED = "@adults, @gentlemen, @ladies, @children, @couples";

    /**
     * What may follow a verb without an object: a word that introduces a place or a time,
     * punctuation, or nothing (the empty string).
     */
    private static final Set<String> PLACE_WORDS =
            Set.of(
                    "", ".", ",", "in", "on", "at", "near", "beside", "next", "behind", "under",
                    "inside", "outside", "during");

    private final Nouns nouns;
    private final NounLists lists;
    private final Rules rules;
    private final Insertable insertable;
    private final Set<String> gendered;
    private final Set<String> preferred;
    private final Set<String> replaceableKinds;

    WordNetLexicon(
            Collection<String> preferred,
            Nouns nouns,
            NounLists lists,
            Collection<String> exclude) {
        this.nouns = nouns;
        this.preferred = Set.copyOf(preferred);
        this.lists = lists;
        rules = new Rules(lists);
        insertable = new Insertable(exclude);
        gendered = Set.copyOf(lists.expand(GENDERED));
        replaceableKinds = Set.copyOf(lists.expand(REPLACEABLE_KINDS));
    }

    /**
     * Creates a lexicon and the matching parser.
     *
     * @param captions captions whose nouns are preferred as replacements
     * @param exclude words that are never inserted
     */
    public static Language of(List<String> captions, Collection<String> exclude) {
        WordNet wordNet = WordNet.read();
        WordForms forms = WordForms.read();
        CaptionParser parser = EnglishParser.of(forms, wordNet);
        NounLists lists = new NounLists();
        Nouns nouns = new Nouns(wordNet, forms, lists);
        Set<String> common = new EnglishNouns(parser, nouns).commonNouns(captions);
        return new Language(parser, new WordNetLexicon(common, nouns, lists, exclude));
    }

    /** A parser, and a lexicon for its results. */
    public record Language(CaptionParser parser, Lexicon lexicon) {}

    @Override
    public boolean isThing(String name) {
        return !name.isEmpty() && nouns.of(name).shown();
    }

    @Override
    public boolean isReplaceable(String name) {
        return !name.isEmpty() && nouns.of(name).isListed();
    }

    /** Excludes people with an attribute, because WordNet also contains "young man". */
    @Override
    public boolean isCompound(String name) {
        int space = name.indexOf(' ');
        boolean described = space > 0 && rules.isAttribute(name.substring(0, space));
        return nouns.isKnown(name)
                && !(described && nouns.of(name.substring(space + 1)).is(Category.PERSON));
    }

    @Override
    public boolean isMass(String name) {
        return nouns.forms().mayBeMass(name);
    }

    @Override
    public boolean isAttribute(String value) {
        return rules.isAttribute(value);
    }

    /**
     * Always {@code true}: counts that can be replaced, and their replacements, are greater than
     * one.
     */
    @Override
    public boolean countsSeveral(String count) {
        return true;
    }

    @Override
    public Optional<String> inNumber(String name, boolean plural) {
        return Optional.empty();
    }

    @Override
    public List<String> others(Piece piece, Present present) {
        return switch (piece.kind()) {
            case OBJECT -> thingReplacements(piece, present);
            case ATTRIBUTE, COUNT ->
                    piece.subject().isEmpty() || countAffectsOtherWords(piece, present)
                            ? List.of()
                            : filterAllowed(
                                    rules.objectReplacements(
                                            piece.kind(),
                                            "",
                                            nouns.of(piece.subject()),
                                            piece.object()),
                                    present);
            case RELATION -> relationReplacements(piece, present);
            case CAPTION -> List.of();
        };
    }

    /** {@code true} if other words also depend on the count: "two men, one with a hat". */
    private boolean countAffectsOtherWords(Piece piece, Present present) {
        return piece.kind() == Kind.COUNT && containsAny("paired", present.words());
    }

    private List<String> relationReplacements(Piece piece, Present present) {
        Optional<Noun> object =
                piece.object().isEmpty() ? Optional.empty() : Optional.of(nouns.of(piece.object()));
        return filterAllowed(
                rules.relationReplacements(
                        piece.relation(),
                        piece.tag(),
                        nouns.of(piece.subject()),
                        object,
                        PLACE_WORDS.contains(piece.after())),
                present);
    }

    private List<String> filterAllowed(List<String> others, Present present) {
        return others.stream()
                .filter(other -> insertable.contains(other) && !present.words().contains(other))
                .toList();
    }

    private List<String> thingReplacements(Piece piece, Present present) {
        Noun noun = nouns.of(piece.object());
        List<Noun> others = present.things().stream().map(nouns::of).toList();
        if (!hasReplacements(noun)
                || isTiedToContext(noun, others, present)
                || (noun.is(Category.PERSON) && containsAny("dressed", present.words()))
                || (noun.is(Category.FOOD) && containsAny("colours", present.attributes()))) {
            return List.of();
        }
        boolean isOfAnyGender = !containsAny("pronouns", present.words());
        String relation = piece.relation().isEmpty() ? "none" : piece.relation();
        if (piece.after().equals("of")) {
            relation += Rules.OF_SUFFIX;
        }
        List<String> found =
                rules
                        .objectReplacements(
                                Kind.OBJECT, relation, nouns.of(piece.subject()), noun.listed())
                        .stream()
                        .filter(other -> !present.words().contains(other))
                        .filter(other -> isFalse(nouns.of(other), noun, others))
                        .filter(other -> !gendered.contains(other) || isOfAnyGender)
                        .map(other -> insertedForm(other, noun, piece.form()))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
        List<String> known =
                found.stream().filter(name -> preferred.contains(nouns.of(name).name())).toList();
        return known.size() < MIN_CHOICE ? found : known;
    }

    /** {@code true} if a list contains any of the words. */
    private boolean containsAny(String list, Collection<String> words) {
        return !Collections.disjoint(lists.words(list), words);
    }

    /**
     * {@code true} if a noun has replacements: it is listed itself, it is an animal, or it is a
     * kind of a listed noun whose kinds can be replaced like the noun itself.
     */
    private boolean hasReplacements(Noun noun) {
        return noun.isListedItself()
                || noun.is(Category.ANIMAL)
                || replaceableKinds.contains(noun.listed());
    }

    private boolean isFalse(Noun other, Noun noun, List<Noun> present) {
        return !nouns.mayBeSame(other, noun)
                && present.stream().noneMatch(thing -> nouns.mayBeSame(other, thing));
    }

    /**
     * {@code true} if a caption mentions anything that fits the noun but may not fit another noun.
     */
    private boolean isTiedToContext(Noun noun, List<Noun> things, Present present) {
        return !Collections.disjoint(lists.wordsThatFitOnly(noun.listed()), present.words())
                || lists.blockingContext(noun.listed())
                        .filter(context -> context.isNamed(noun, things, present.actions()))
                        .isPresent();
    }

    private Optional<String> insertedForm(String other, Noun noun, Form form) {
        Optional<String> plural = nouns.plural(other);
        if (nouns.forms().isAlwaysPlural(other) != nouns.forms().isAlwaysPlural(noun.name())
                || !insertable.contains(other)
                || plural.filter(insertable::contains).isEmpty()) {
            return Optional.empty();
        }
        return switch (form) {
            case PLURAL -> plural.filter(any -> !lists.words("single").contains(other));
            case SINGULAR -> Optional.of(other);
            // "in snow", "at night": a countable noun would need an article.
            case BARE ->
                    nouns.of(other).is(Category.TIME) || nouns.forms().mayBeMass(other)
                            ? Optional.of(other)
                            : Optional.empty();
        };
    }
}

package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.counterfactual.Noun.Category;
import io.mithridate.augmenters.language.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Replacements for captions of any kind: listed nouns of one group, told apart by WordNet, and
 * lists of properties, relations and actions that exclude each other.
 *
 * <p>A thing gives way to another of its group that is false of everything that the caption names,
 * and only where the words around the noun go with either. A person's role gives way to no other
 * role, which the same person may have.
 */
final class WordNetLexicon implements ReplacementLexicon {

    private static final List<String> NUMBERS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    /** In place of "a" or "an". */
    private static final List<Count> MORE =
            List.of(new Count("two", true), new Count("three", true));

    /** In place of a plural without count. */
    private static final List<Count> FEWER = List.of(new Count("one", false));

    private static final List<String> DIGITS = List.of("2", "3", "4", "5", "6", "7", "8", "9");

    /** Fewer nouns of a group than these are no choice. */
    private static final int FEW = 3;

    /** What says who is meant, so that "man" and "woman" do not give way to each other. */
    private static final Set<String> GENDERED =
            Set.of(
                    ("he she his her him hers himself herself beard bearded mustache moustache"
                         + " pregnant bikini bra shirtless bald dress skirt gown tie tuxedo wedding"
                         + " makeup lipstick mr mrs ms sari saris lingerie heels tutu turban nun"
                         + " monk bride groom monet picasso rembrandt vermeer")
                            .split(" ", -1));

    /** What no box or basket holds. */
    private static final Set<String> LIQUIDS =
            Set.of(
                    "water",
                    "milk",
                    "wine",
                    "beer",
                    "tea",
                    "coffee",
                    "juice",
                    "soup",
                    "sauce",
                    "drink",
                    "liquid",
                    "oil",
                    "lemonade",
                    "syrup",
                    "pour");

    private static final Set<String> MASCULINE =
            Set.of("man", "men", "boy", "boys", "guy", "guys", "he", "his", "father", "king");

    private static final Set<String> FEMININE_CLOTHES = Set.of("dress", "skirt", "blouse", "gown");

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    private final Set<String> excluded = new HashSet<>();
    private final Nouns nouns;
    private final NounGroups groups;
    private final Countable countable;
    private final Set<String> preferred;
    private final Attributes attributes = Attributes.read();
    private final Relations relations = Relations.read();
    private final Actions actions = Actions.read();
    private final OpenPlaces places;
    private final Set<String> notTelling;
    private final Set<String> colours;
    private final Set<String> coatColours;
    private final Set<String> materials;
    private final Set<String> told;

    /**
     * Makes the lexicon.
     *
     * @param preferred listed nouns, in the singular, that are inserted rather than others where
     *     there is a choice among them
     * @param exclude words that are never inserted
     */
    WordNetLexicon(
            Collection<String> preferred,
            Nouns nouns,
            NounGroups groups,
            Collection<String> exclude) {
        this.nouns = nouns;
        this.groups = groups;
        countable = new Countable(nouns, groups);
        this.preferred = Set.copyOf(preferred);
        places = new OpenPlaces(nouns, groups);
        notTelling = groups.words("not telling");
        colours = groups.words("colours");
        coatColours = groups.words("coat colours");
        materials = groups.words("materials");
        told = groups.words("told of food");
        exclude.forEach(word -> excluded.add(Pieces.normal(word)));
    }

    private boolean mayBeInserted(String text) {
        return !excluded.contains(text)
                && Words.split(text).stream().noneMatch(span -> excluded.contains(span.in(text)));
    }

    @Override
    public boolean isThing(String name) {
        return !name.isEmpty() && nouns.of(name).shown();
    }

    @Override
    public boolean isReplaceable(String name) {
        return !name.isEmpty() && nouns.of(name).isListed();
    }

    @Override
    public boolean isCompound(String name) {
        String first = name.substring(0, Math.max(0, name.indexOf(' ')));
        return nouns.isKnown(name)
                && (!attributes.contains(first) || nouns.of(name).isListedItself());
    }

    @Override
    public List<String> things(String name, boolean plural, Surroundings at) {
        Noun noun = nouns.of(name);
        // "Sheep graze": no article, and the plural is the same.
        boolean several = plural || (at.bare() && nouns.isSameInThePlural(noun.name()));
        List<NounGroup> fitting = groupsFor(noun, several, at);
        if (fitting.isEmpty()) {
            return List.of();
        }
        List<Noun> present = at.caption().things().stream().map(nouns::of).toList();
        Set<String> found = new LinkedHashSet<>();
        for (NounGroup group : fitting) {
            for (String other : group.inserted()) {
                boolean odd =
                        FEMININE_CLOTHES.contains(other)
                                && at.caption().words().stream().anyMatch(MASCULINE::contains);
                // "a cat next to a dog bed": a dog would be said of it twice.
                boolean said = at.caption().words().contains(other);
                if (!odd && !said && isFalse(nouns.of(other), noun, present)) {
                    inserted(other, noun, several).ifPresent(found::add);
                }
            }
        }
        return preferred(List.copyOf(found));
    }

    private List<NounGroup> groupsFor(Noun noun, boolean plural, Surroundings at) {
        List<NounGroup> all =
                groups.of(noun.listed()).stream()
                        .filter(group -> group.condition().holds(at))
                        .toList();
        List<NounGroup> conditional =
                all.stream().filter(group -> !group.condition().isOpen()).toList();
        return (conditional.isEmpty() ? all : conditional)
                .stream().filter(group -> fits(group, noun, plural, at)).toList();
    }

    private boolean fits(NounGroup group, Noun noun, boolean plural, Surroundings at) {
        NounGroup.Kind kind = group.kind();
        if (kind == NounGroup.Kind.LIVING && group.files().equals(List.of("person"))) {
            // A "business woman" gives way to no "man", who may be a businessman.
            return noun.name().equals(noun.listed())
                    && at.caption().words().stream().noneMatch(GENDERED::contains);
        }
        NounCondition.Position looked = group.condition().position();
        boolean mass = kind == NounGroup.Kind.MASS;
        // "outside court": in a caption with articles it is a fixed phrase.
        boolean phrase =
                at.bare()
                        && !mass
                        && !group.files().contains("time")
                        && at.caption().words().stream().anyMatch(ARTICLES::contains);
        boolean poured =
                kind == NounGroup.Kind.VESSEL
                        && at.caption().words().stream().anyMatch(LIQUIDS::contains);
        return !poured
                && !phrase
                && !(mass && (plural || at.counted()))
                && isNamed(noun, group)
                && at.attributes().stream().allMatch(word -> isToldOfAny(word, noun, kind))
                && (looked == NounCondition.Position.BEFORE || places.isOpenBefore(kind, at))
                && (looked == NounCondition.Position.AFTER || places.isOpenAfter(kind, at))
                && (!group.condition().neutral() || places.isNeutral(at.caption(), noun));
    }

    /** Not "fire station" for a station: what is made is known by its whole name. */
    private boolean isNamed(Noun noun, NounGroup group) {
        boolean whole = noun.isListedItself() || noun.is(Category.ANIMAL) || noun.is(Category.FOOD);
        if (whole || group.files().contains("plant")) {
            return true;
        }
        if (!noun.name().endsWith(" " + noun.listed())) {
            return false;
        }
        String rest = noun.name().substring(0, noun.name().length() - noun.listed().length() - 1);
        return List.of(rest.split(" ", -1)).stream().allMatch(materials::contains);
    }

    /** Whether a word says no more of a noun than it could of any of its kind. */
    private boolean isToldOfAny(String word, Noun noun, NounGroup.Kind kind) {
        if (notTelling.contains(word)) {
            return true;
        }
        if (noun.is(Category.ANIMAL)) {
            return coatColours.contains(word);
        }
        if (noun.is(Category.FOOD)) {
            return told.contains(word);
        }
        return kind != NounGroup.Kind.ROLE && (colours.contains(word) || materials.contains(word));
    }

    private boolean isFalse(Noun other, Noun noun, List<Noun> present) {
        if (nouns.mayBeSame(other, noun) || nouns.areUsuallyTogether(other, noun)) {
            return false;
        }
        return present.stream()
                .noneMatch(
                        thing ->
                                nouns.mayBeSame(other, thing)
                                        || nouns.areUsuallyTogether(other, thing));
    }

    private Optional<String> inserted(String other, Noun noun, boolean plural) {
        boolean alwaysPlural = nouns.isAlwaysPlural(other);
        if (alwaysPlural != nouns.isAlwaysPlural(noun.name())) {
            return Optional.empty();
        }
        Optional<String> plurals = nouns.plural(other);
        if (!mayBeInserted(other) || plurals.filter(this::mayBeInserted).isEmpty()) {
            return Optional.empty();
        }
        return plural ? plurals : Optional.of(other);
    }

    /** Those that the corpus speaks of, if they leave a choice. */
    private List<String> preferred(List<String> found) {
        List<String> known =
                found.stream().filter(name -> preferred.contains(nouns.of(name).name())).toList();
        return known.size() < FEW ? found : known;
    }

    @Override
    public Optional<String> inNumber(String name, boolean plural) {
        Noun noun = nouns.of(name);
        return plural
                ? nouns.plural(noun.name()).map(several -> endingIn(several, "persons", "people"))
                : Optional.of(endingIn(endingIn(noun.name(), "people", "person"), "leave", "leaf"));
    }

    /** "persons" are people, and "leaves" in pictures no leave. */
    private static String endingIn(String name, String ending, String other) {
        return name.endsWith(ending)
                ? name.substring(0, name.length() - ending.length()) + other
                : name;
    }

    @Override
    public boolean isAttribute(String value) {
        return attributes.contains(value);
    }

    @Override
    public List<String> attributes(String value, String noun, List<String> present) {
        if (noun.isEmpty()) {
            return List.of();
        }
        return attributes.of(value, nouns.of(noun)).stream()
                .filter(other -> !present.contains(other) && mayBeInserted(other))
                .toList();
    }

    @Override
    public List<String> relations(
            String relation, String verb, String subject, String object, boolean sure) {
        Noun other = nouns.of(object);
        List<String> found =
                !sure && !other.shown()
                        ? List.of()
                        : relations.of(relation, verb, nouns.of(subject), other, sure);
        return found.stream().filter(this::mayBeInserted).toList();
    }

    @Override
    public List<String> actions(
            String verb, String subject, String object, String after, boolean sure) {
        Optional<Noun> done = object.isEmpty() ? Optional.empty() : Optional.of(nouns.of(object));
        return actions.of(verb, nouns.of(subject), done, after, sure).stream()
                .filter(this::mayBeInserted)
                .toList();
    }

    @Override
    public List<Count> counts(String count) {
        List<Count> others = new ArrayList<>();
        for (int digit = 2; DIGITS.contains(count) && digit <= DIGITS.size(); digit++) {
            String other = String.valueOf(digit);
            if (!other.equals(count) && mayBeInserted(other)) {
                others.add(new Count(other, true));
            }
        }
        int number = NUMBERS.indexOf(count);
        for (int i = 0; number >= 0 && i < NUMBERS.size(); i++) {
            if (i != number && mayBeInserted(NUMBERS.get(i))) {
                others.add(new Count(NUMBERS.get(i), i > 0));
            }
        }
        return others;
    }

    @Override
    public boolean mayInsert(String text) {
        return mayBeInserted(text);
    }

    @Override
    public boolean isPlace(String name) {
        return nouns.of(name).is(Category.PLACE);
    }

    @Override
    public boolean isPerson(String name) {
        return nouns.of(name).is(Category.PERSON);
    }

    @Override
    public boolean isLiving(String name) {
        return nouns.of(name).is(Category.LIVING);
    }

    @Override
    public List<Count> countsOf(String name, boolean plural, boolean article) {
        if (!countable.contains(nouns.of(name), plural, article)) {
            return List.of();
        }
        List<Count> counts = plural ? FEWER : MORE;
        return counts.stream().filter(count -> mayBeInserted(count.word())).toList();
    }
}

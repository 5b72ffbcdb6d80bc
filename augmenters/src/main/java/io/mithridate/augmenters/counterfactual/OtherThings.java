package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.counterfactual.Noun.Category;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the nouns that may take a noun's place: of one of its groups, fit for where it stands, and
 * false of everything that the caption names.
 */
final class OtherThings {

    /** Fewer nouns of a group than these give no choice. */
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

    /** Plural, though nothing of their form says so. */
    private static final Set<String> PLURAL = Set.of("cattle", "people", "police");

    /** One place, though their form is plural. */
    private static final Set<String> SINGULAR = Set.of("woods");

    /** "on stage", "at school": other places need an article there. */
    private static final Set<String> WITHOUT_ARTICLE =
            Set.of(
                    ("stage school church bed town court sea shore deck campus prison jail college"
                                    + " university camp class work home base track hospital city")
                            .split(" ", -1));

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    private final Nouns nouns;
    private final NounGroups groups;
    private final Insertable insertable;
    private final Set<String> preferred;
    private final OpenPlaces places;
    private final Set<String> notTelling;
    private final Set<String> colours;
    private final Set<String> coatColours;
    private final Set<String> materials;
    private final Set<String> told;
    private final Set<String> toldPerhaps;

    /**
     * Made for a list of nouns.
     *
     * @param preferred listed nouns, in the singular, that are inserted rather than others where
     *     there is a choice among them
     */
    OtherThings(
            Collection<String> preferred, Nouns nouns, NounGroups groups, Insertable insertable) {
        this.nouns = nouns;
        this.groups = groups;
        this.insertable = insertable;
        this.preferred = Set.copyOf(preferred);
        places = new OpenPlaces(nouns, groups);
        notTelling = groups.words("not telling");
        colours = groups.words("colours");
        coatColours = groups.words("coat colours");
        materials = groups.words("materials");
        told = groups.words("told of food");
        toldPerhaps = groups.words("perhaps told of any");
    }

    /**
     * The nouns that may take one's place.
     *
     * @param plural whether it is plural, and they are to be
     * @param sure whether only such that surely fit
     * @return perhaps empty, in a fixed order
     */
    List<String> of(Noun noun, boolean plural, Surroundings at, boolean sure) {
        // "Sheep graze": no article, and the plural is the same.
        boolean several =
                plural
                        || PLURAL.contains(noun.name())
                        || (at.bare() && nouns.forms().isSameInThePlural(noun.name()));
        List<NounGroup> fitting = groupsFor(noun, several, at, sure);
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
                // "pizza from the oven": what is counted needs an article.
                boolean lacking =
                        at.bare() && isUncounted(noun, group) && !nouns.forms().mayBeMass(other);
                if (!odd && !said && !lacking && isFalse(nouns.of(other), noun, present)) {
                    inserted(other, noun, several).ifPresent(found::add);
                }
            }
        }
        return preferred(List.copyOf(found));
    }

    /** Whether a noun has no article where it is bare: food, weather, what is not counted. */
    private boolean isUncounted(Noun noun, NounGroup group) {
        boolean weather =
                group.kind() == NounGroup.Kind.THING && group.files().contains("phenomenon");
        return weather || noun.is(Category.FOOD) || nouns.forms().mayBeMass(noun.name());
    }

    private List<NounGroup> groupsFor(Noun noun, boolean plural, Surroundings at, boolean sure) {
        List<NounGroup> all =
                (sure ? groups.of(noun.listed()) : groups.doubtful(noun.doubtful()))
                        .stream().filter(group -> group.condition().holds(at)).toList();
        List<NounGroup> conditional =
                all.stream().filter(group -> !group.condition().isOpen()).toList();
        return (conditional.isEmpty() ? all : conditional)
                .stream().filter(group -> fits(group, noun, plural, at)).toList();
    }

    private boolean fits(NounGroup group, Noun noun, boolean plural, Surroundings at) {
        NounGroup.Kind kind = group.kind();
        if (kind == NounGroup.Kind.LIVING && group.files().equals(List.of("person"))) {
            // A "business woman" gives way to no "man", who may be a businessman.
            return noun.name().equals(group.sure() ? noun.listed() : noun.doubtful())
                    && at.caption().words().stream().noneMatch(GENDERED::contains);
        }
        NounCondition.Position looked = group.condition().position();
        boolean mass = kind == NounGroup.Kind.MASS;
        // "outside court": in a caption with articles it is a fixed phrase.
        boolean phrase =
                at.bare()
                        && !at.before().word().isEmpty()
                        && !plural
                        && !mass
                        && !group.files().contains("time")
                        && (WITHOUT_ARTICLE.contains(noun.name())
                                || at.caption().words().stream().anyMatch(ARTICLES::contains));
        boolean poured =
                kind == NounGroup.Kind.VESSEL
                        && at.caption().words().stream().anyMatch(LIQUIDS::contains);
        return !poured
                && !phrase
                && !(mass && (plural || at.counted()))
                && isNamed(noun, group)
                && at.attributes().stream().allMatch(word -> isToldOfAny(word, noun, group))
                && (looked == NounCondition.Position.BEFORE
                        || places.isOpenBefore(kind, at, group.sure()))
                && (looked == NounCondition.Position.AFTER
                        || places.isOpenAfter(kind, noun, at, group.sure()))
                && (!group.condition().neutral() || places.isNeutral(at.caption(), noun));
    }

    /** Not "fire station" for a station: what is made is known by its whole name. */
    private boolean isNamed(Noun noun, NounGroup group) {
        boolean whole = noun.isListedItself() || noun.is(Category.ANIMAL) || noun.is(Category.FOOD);
        if (whole || group.files().contains("plant")) {
            return true;
        }
        if (!group.sure()) {
            // A "running shoe" is a shoe, a "date night" no night.
            return noun.name().equals(noun.doubtful()) || !group.files().contains("time");
        }
        if (!noun.name().endsWith(" " + noun.listed())) {
            return false;
        }
        String rest = noun.name().substring(0, noun.name().length() - noun.listed().length() - 1);
        return List.of(rest.split(" ", -1)).stream().allMatch(materials::contains);
    }

    /** Whether a word says no more of a noun than it could of any of its kind. */
    private boolean isToldOfAny(String word, Noun noun, NounGroup group) {
        if (notTelling.contains(word)
                || (!group.sure() && (toldPerhaps.contains(word) || word.endsWith("'s")))) {
            return true;
        }
        if (noun.is(Category.ANIMAL)) {
            return coatColours.contains(word);
        }
        if (noun.is(Category.FOOD)) {
            return told.contains(word);
        }
        return group.kind() != NounGroup.Kind.ROLE
                && (colours.contains(word) || materials.contains(word));
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
        boolean alwaysPlural = nouns.forms().isAlwaysPlural(other) && !SINGULAR.contains(other);
        boolean wasPlural =
                nouns.forms().isAlwaysPlural(noun.name()) && !SINGULAR.contains(noun.name());
        if (alwaysPlural != wasPlural) {
            return Optional.empty();
        }
        Optional<String> plurals = nouns.plural(other);
        if (!insertable.contains(other) || plurals.filter(insertable::contains).isEmpty()) {
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
}

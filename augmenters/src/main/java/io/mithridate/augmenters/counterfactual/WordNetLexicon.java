package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.counterfactual.Noun.Category;
import java.util.ArrayList;
import java.util.Collection;
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

    /** Where things are, but no events. */
    private static final Set<String> WHERE =
            Set.of("in", "on", "inside", "under", "beneath", "behind", "beside", "between");

    private final Nouns nouns;
    private final Compounds compounds;
    private final Countable countable;
    private final Insertable insertable;
    private final OtherThings otherThings;
    private final NameGroups names = NameGroups.read();
    private final Attributes attributes = Attributes.read();
    private final Relations relations = Relations.read();
    private final Actions actions = Actions.read();
    private final Turns turns = Turns.read();

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
        compounds = nouns.compounds();
        countable = new Countable(nouns, groups);
        insertable = new Insertable(exclude);
        otherThings = new OtherThings(preferred, nouns, groups, insertable);
    }

    @Override
    public boolean isThing(String name) {
        return !name.isEmpty() && nouns.of(name).shown();
    }

    @Override
    public boolean isReplaceable(String name) {
        return !name.isEmpty() && nouns.of(name).isReplaceable();
    }

    @Override
    public boolean isCompound(String name) {
        String first = name.substring(0, Math.max(0, name.indexOf(' ')));
        return nouns.isKnown(name)
                && (!attributes.contains(first) || nouns.of(name).isListedItself());
    }

    @Override
    public boolean isOfItsOwnKind(String first, String second) {
        return compounds.isOfItsOwnKind(first, second);
    }

    @Override
    public List<String> things(String name, boolean plural, Surroundings at, boolean sure) {
        return otherThings.of(nouns.of(name), plural, at, sure);
    }

    @Override
    public Optional<NameGroups.Name> name(List<String> words, int first) {
        return names.at(words, first);
    }

    @Override
    public boolean isSurname(String word) {
        return nouns.isSurname(word);
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
                .filter(other -> !present.contains(other) && insertable.contains(other))
                .toList();
    }

    @Override
    public List<String> relations(
            String relation, String verb, String subject, String object, boolean sure) {
        Noun before = nouns.of(subject);
        boolean event = !subject.isEmpty() && !before.shown() && !NotShown.contains(before.last());
        if (event && before.categories().isEmpty() && WHERE.contains(relation)) {
            return List.of();
        }
        return relations.of(relation, verb, before, nouns.of(object), sure).stream()
                .filter(insertable::contains)
                .toList();
    }

    @Override
    public List<String> actions(Deed deed, boolean sure) {
        Optional<Noun> done =
                deed.object().isEmpty() ? Optional.empty() : Optional.of(nouns.of(deed.object()));
        return actions.of(deed, nouns.of(deed.subject()), done, sure).stream()
                .filter(insertable::contains)
                .toList();
    }

    @Override
    public Optional<String> turn(String words, List<String> before, String next) {
        return turns.of(words, before, next, nouns::of).filter(insertable::contains);
    }

    @Override
    public int longestTurn(String first) {
        return turns.longest(first);
    }

    @Override
    public List<Count> counts(String count) {
        List<Count> others = new ArrayList<>();
        if (DIGITS.contains(count)) {
            DIGITS.stream()
                    .filter(other -> !other.equals(count) && insertable.contains(other))
                    .forEach(other -> others.add(new Count(other, true)));
        }
        int number = NUMBERS.indexOf(count);
        for (int i = 0; number >= 0 && i < NUMBERS.size(); i++) {
            if (i != number && insertable.contains(NUMBERS.get(i))) {
                others.add(new Count(NUMBERS.get(i), i > 0));
            }
        }
        return others;
    }

    @Override
    public boolean mayInsert(String text) {
        return insertable.contains(text);
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
        return counts.stream().filter(count -> insertable.contains(count.word())).toList();
    }
}

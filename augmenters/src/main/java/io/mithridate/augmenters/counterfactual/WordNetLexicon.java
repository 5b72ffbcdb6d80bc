package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.counterfactual.NounSenses.Category;
import io.mithridate.augmenters.counterfactual.NounSenses.Thing;
import io.mithridate.augmenters.language.Words;
import io.mithridate.augmenters.parsing.WordForms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Replacements for captions of any kind: nouns of the corpus that WordNet tells apart, and lists of
 * opposites.
 *
 * <p>A thing gives way to a sister (an animal to an animal, else what shares a broader word a few
 * steps up), and where the corpus has none to an animal or to food. No sense of the one may be a
 * kind of any sense of the other. A person's role gives way to no other role, which the same person
 * may have. How often the results are as they should be has not been measured on labelled captions.
 */
final class WordNetLexicon implements ReplacementLexicon {

    private static final List<String> NUMBERS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    private static final int MOST_REMEMBERED = 20_000;

    private final List<Candidate> candidates = new ArrayList<>();
    private final Set<String> excluded = new HashSet<>();
    private final NounSenses senses;
    private final WordForms forms;
    private final Opposites things = Opposites.ofThings();
    private final Opposites relations = Opposites.ofRelations();
    private final Opposites ageOfTheLiving = Opposites.ofAge(true);
    private final Opposites ageOfThings = Opposites.ofAge(false);
    private final Map<String, List<Candidate>> remembered = new ConcurrentHashMap<>();

    /**
     * Makes the lexicon.
     *
     * @param nouns what may be inserted, in the singular
     * @param exclude words that are never inserted
     */
    WordNetLexicon(
            List<String> nouns, NounSenses senses, WordForms forms, Collection<String> exclude) {
        this.senses = senses;
        this.forms = forms;
        exclude.forEach(word -> excluded.add(Pieces.normal(word)));
        for (String noun : nouns) {
            Optional<Thing> thing = senses.of(noun);
            Optional<String> plural = forms.plural(noun);
            if (thing.isPresent()
                    && plural.isPresent()
                    && thing.get().category() != Category.PERSON
                    && !thing.get().young()
                    && mayBeInserted(noun)
                    && mayBeInserted(plural.get())) {
                candidates.add(new Candidate(thing.get(), plural.get()));
            }
        }
    }

    private boolean mayBeInserted(String text) {
        return !excluded.contains(text)
                && Words.split(text).stream().noneMatch(span -> excluded.contains(span.in(text)));
    }

    @Override
    public boolean isThing(String name) {
        return senses.of(name).isPresent();
    }

    @Override
    public List<String> things(String name, boolean plural, List<String> present) {
        List<Thing> named = present.stream().map(senses::of).flatMap(Optional::stream).toList();
        List<String> names = new ArrayList<>();
        for (Candidate candidate : candidatesFor(name)) {
            if (named.stream().noneMatch(candidate.thing::isLikelyToBe)) {
                names.add(plural ? candidate.plural : candidate.thing.name());
            }
        }
        return names;
    }

    private List<Candidate> candidatesFor(String name) {
        List<Candidate> found = remembered.get(name);
        if (found == null) {
            found = senses.of(name).map(this::find).orElse(List.of());
            if (remembered.size() < MOST_REMEMBERED) {
                remembered.put(name, found);
            }
        }
        return found;
    }

    private List<Candidate> find(Thing thing) {
        List<Candidate> sisters = new ArrayList<>();
        List<Candidate> animals = new ArrayList<>();
        List<Candidate> foods = new ArrayList<>();
        boolean animal = thing.category() == Category.ANIMAL && !thing.young();
        boolean unique = thing.category() == Category.PERSON || thing.young();
        for (Candidate candidate : candidates) {
            Category category = candidate.thing.category();
            boolean sister =
                    animal
                            ? category == Category.ANIMAL
                            : !unique
                                    && category == thing.category()
                                    && candidate.thing.isSisterOf(thing);
            if (candidate.thing.mayBe(thing)) {
                continue;
            }
            if (sister) {
                sisters.add(candidate);
            } else if (category == Category.ANIMAL && thing.category() != Category.ANIMAL) {
                animals.add(candidate);
            } else if (category == Category.FOOD && thing.category() != Category.FOOD) {
                foods.add(candidate);
            }
        }
        if (!sisters.isEmpty()) {
            return sisters;
        }
        return animals.isEmpty() ? foods : animals;
    }

    @Override
    public Optional<String> inNumber(String name, boolean plural) {
        return plural
                ? senses.of(name).map(Thing::name).flatMap(forms::plural)
                : senses.of(name).map(Thing::name);
    }

    @Override
    public boolean isAttribute(String value) {
        return things.contains(value)
                || ageOfTheLiving.contains(value)
                || ageOfThings.contains(value);
    }

    @Override
    public List<String> attributes(String value, String noun, List<String> present) {
        Opposites age = isAlive(noun) ? ageOfTheLiving : ageOfThings;
        List<String> others = things.contains(value) ? things.of(value) : age.of(value);
        return others.stream()
                .filter(other -> !present.contains(other) && mayBeInserted(other))
                .toList();
    }

    private boolean isAlive(String noun) {
        return senses.of(noun)
                .map(Thing::category)
                .filter(category -> category == Category.PERSON || category == Category.ANIMAL)
                .isPresent();
    }

    @Override
    public List<String> relations(String relation) {
        return relations.of(relation).stream().filter(this::mayBeInserted).toList();
    }

    @Override
    public List<Count> counts(String count) {
        int number = NUMBERS.indexOf(count);
        List<Count> others = new ArrayList<>();
        for (int i = 0; number >= 0 && i < NUMBERS.size(); i++) {
            if (i != number && mayBeInserted(NUMBERS.get(i))) {
                others.add(new Count(NUMBERS.get(i), i > 0));
            }
        }
        return others;
    }

    /** Something that may be inserted. */
    private record Candidate(Thing thing, String plural) {}
}

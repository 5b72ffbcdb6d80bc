package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.text.EnglishPlural;
import io.mithridate.augmenters.language.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Replacements from the vocabulary of a data set. */
final class VocabularyLexicon implements ReplacementLexicon {

    private final List<Vocabulary.Noun> nouns;

    /** From every name of a thing to the nouns that are false of it and may be inserted. */
    private final Map<String, BitSet> falseNouns = new HashMap<>();

    private final Map<String, Vocabulary.Noun> nounByForm = new HashMap<>();
    private final Map<String, List<String>> otherValues = new HashMap<>();
    private final Map<String, List<String>> otherRelations = new HashMap<>();
    private final Map<String, List<Count>> otherCounts = new HashMap<>();
    private final Set<String> excluded = new HashSet<>();

    /**
     * Makes the lexicon.
     *
     * @param exclude words that are never inserted, alone or in a name of several words
     */
    VocabularyLexicon(Vocabulary vocabulary, Collection<String> exclude) {
        exclude.forEach(word -> excluded.add(normal(word)));
        nouns = vocabulary.objects();
        readNouns();
        readAttributes(vocabulary.attributes());
        readRelations(vocabulary.opposites());
        readCounts(vocabulary.counts());
    }

    private void readNouns() {
        Map<String, BitSet> meant = new TreeMap<>();
        for (int i = 0; i < nouns.size(); i++) {
            Vocabulary.Noun noun = nouns.get(i);
            nounByForm.putIfAbsent(normal(noun.singular()), noun);
            nounByForm.putIfAbsent(normal(noun.plural()), noun);
            for (String name : names(noun)) {
                meant.computeIfAbsent(name, key -> new BitSet()).set(i);
            }
        }
        meant.forEach((name, meanings) -> falseNouns.put(name, falseOf(meanings)));
    }

    /** A name such as "animal" may mean several nouns; what is false of it is so of each. */
    private BitSet falseOf(BitSet meanings) {
        BitSet result = new BitSet(nouns.size());
        for (int i = 0; i < nouns.size(); i++) {
            if (mayBeInserted(nouns.get(i)) && isFalseOfAll(nouns.get(i), meanings)) {
                result.set(i);
            }
        }
        return result;
    }

    private boolean isFalseOfAll(Vocabulary.Noun candidate, BitSet meanings) {
        return meanings.stream().noneMatch(i -> mayBeTrue(candidate, nouns.get(i)));
    }

    private static boolean mayBeTrue(Vocabulary.Noun candidate, Vocabulary.Noun noun) {
        return candidate.equals(noun)
                || isNamed(candidate, noun.related())
                || isNamed(noun, candidate.related())
                || normal(candidate.singular()).equals(normal(noun.singular()));
    }

    private static boolean isNamed(Vocabulary.Noun noun, Set<String> names) {
        return names.stream()
                .map(VocabularyLexicon::normal)
                .anyMatch(
                        name ->
                                name.equals(normal(noun.singular()))
                                        || name.equals(normal(noun.plural())));
    }

    private static Set<String> names(Vocabulary.Noun noun) {
        Set<String> names = new HashSet<>();
        names.add(normal(noun.singular()));
        names.add(normal(noun.plural()));
        for (String other : noun.related()) {
            names.add(normal(other));
            EnglishPlural.of(other).forEach(plural -> names.add(normal(plural)));
        }
        return names;
    }

    private boolean mayBeInserted(Vocabulary.Noun noun) {
        return mayBeInserted(noun.singular()) && mayBeInserted(noun.plural());
    }

    private boolean mayBeInserted(String text) {
        String normal = normal(text);
        return !excluded.contains(normal)
                && Words.split(normal).stream()
                        .noneMatch(span -> excluded.contains(span.in(normal)));
    }

    /** A value of several dimensions ("light") has no other values: which is meant is not known. */
    private void readAttributes(Map<String, List<String>> dimensions) {
        Set<String> seen = new HashSet<>();
        for (List<String> values : new TreeMap<>(dimensions).values()) {
            for (String value : new HashSet<>(values)) {
                List<String> others =
                        values.stream()
                                .filter(other -> !normal(other).equals(normal(value)))
                                .filter(this::mayBeInserted)
                                .toList();
                boolean first = seen.add(normal(value));
                otherValues.put(normal(value), first ? others : List.of());
            }
        }
    }

    private void readRelations(List<Vocabulary.Opposite> opposites) {
        for (Vocabulary.Opposite pair : opposites) {
            addRelation(pair.one(), pair.other());
            addRelation(pair.other(), pair.one());
        }
    }

    private void addRelation(String relation, String opposite) {
        List<String> others =
                otherRelations.computeIfAbsent(normal(relation), key -> new ArrayList<>());
        if (mayBeInserted(opposite)) {
            others.add(opposite);
        }
    }

    private void readCounts(List<String> counts) {
        for (int i = 0; i < counts.size(); i++) {
            List<Count> others = new ArrayList<>();
            for (int other = 0; other < counts.size(); other++) {
                if (other != i && mayBeInserted(counts.get(other))) {
                    others.add(new Count(counts.get(other), other > 0));
                }
            }
            otherCounts.put(normal(counts.get(i)), others);
        }
    }

    @Override
    public boolean isThing(String name) {
        return falseNouns.containsKey(name);
    }

    @Override
    public boolean isReplaceable(String name) {
        return isThing(name);
    }

    /** False: its entries are found whole. */
    @Override
    public boolean isCompound(String name) {
        return false;
    }

    /** False: its entries are found whole. */
    @Override
    public boolean isOfItsOwnKind(String first, String second) {
        return false;
    }

    @Override
    public List<String> things(String name, boolean plural, Surroundings at, boolean sure) {
        BitSet own = falseNouns.get(name);
        if (own == null || !sure) {
            return List.of();
        }
        BitSet left = (BitSet) own.clone();
        for (String other : at.caption().things()) {
            BitSet falseOfOther = falseNouns.get(other);
            if (falseOfOther != null) {
                left.and(falseOfOther);
            }
        }
        List<String> names = new ArrayList<>(left.cardinality());
        for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
            names.add(plural ? nouns.get(i).plural() : nouns.get(i).singular());
        }
        return names;
    }

    @Override
    public Optional<NameGroups.Name> name(List<String> words, int first) {
        return Optional.empty();
    }

    /** No: captions made of a vocabulary name nobody. */
    @Override
    public boolean isSurname(String word) {
        return false;
    }

    @Override
    public Optional<String> inNumber(String name, boolean plural) {
        return Optional.ofNullable(nounByForm.get(name))
                .map(noun -> plural ? noun.plural() : noun.singular());
    }

    @Override
    public boolean isAttribute(String value) {
        return otherValues.containsKey(value);
    }

    @Override
    public List<String> attributes(String value, String noun, List<String> present) {
        return otherValues.getOrDefault(value, List.of()).stream()
                .filter(other -> !present.contains(normal(other)))
                .toList();
    }

    @Override
    public List<String> relations(
            String relation, String verb, String subject, String object, boolean sure) {
        return sure ? otherRelations.getOrDefault(relation, List.of()) : List.of();
    }

    /** None: what a data set's vocabulary has of verbs is among its relations. */
    @Override
    public List<String> actions(Deed deed, boolean sure) {
        return List.of();
    }

    @Override
    public List<Count> counts(String count) {
        return otherCounts.getOrDefault(count, List.of());
    }

    /** No words but those of the vocabulary. */
    @Override
    public boolean mayInsert(String text) {
        return otherCounts.containsKey(normal(text)) && mayBeInserted(text);
    }

    @Override
    public Optional<String> turn(String words, List<String> before, String next) {
        return Optional.empty();
    }

    @Override
    public int longestTurn(String first) {
        return 0;
    }

    @Override
    public boolean isPlace(String name) {
        return false;
    }

    @Override
    public boolean isPerson(String name) {
        return false;
    }

    @Override
    public boolean isLiving(String name) {
        return false;
    }

    /** None: captions made of a vocabulary say how many there are if it matters. */
    @Override
    public List<Count> countsOf(String name, boolean plural, boolean article) {
        return List.of();
    }

    /** Lower case, single spaces: how {@link Pieces} writes the pieces of a caption. */
    private static String normal(String text) {
        return Pieces.normal(text);
    }
}

package io.mithridate.augmenters.lexicon;

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
public final class VocabularyLexicon implements Lexicon {

    private final List<Vocabulary.Noun> nouns;

    /** Maps every name of a thing to the nouns that are false for it and may be inserted. */
    private final Map<String, BitSet> falseNouns = new HashMap<>();

    private final Map<String, Vocabulary.Noun> nounByForm = new HashMap<>();
    private final Map<String, List<String>> otherValues = new HashMap<>();
    private final Map<String, List<String>> otherRelations = new HashMap<>();
    private final Map<String, List<String>> otherCounts = new HashMap<>();
    private final Set<String> countsOfSeveral = new HashSet<>();
    private final Insertable insertable;

    /**
     * Creates the lexicon.
     *
     * @param exclude words that are never inserted, alone or in a name of several words
     */
    public VocabularyLexicon(Vocabulary vocabulary, Collection<String> exclude) {
        insertable = new Insertable(exclude);
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
            nounByForm.putIfAbsent(Words.normal(noun.singular()), noun);
            nounByForm.putIfAbsent(Words.normal(noun.plural()), noun);
            for (String name : names(noun)) {
                meant.computeIfAbsent(name, key -> new BitSet()).set(i);
            }
        }
        meant.forEach((name, meanings) -> falseNouns.put(name, falseNounsFor(meanings)));
    }

    /**
     * Returns the nouns that are false for every meaning of a name; a name such as "animal" may
     * have several.
     */
    private BitSet falseNounsFor(BitSet meanings) {
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
                || Words.normal(candidate.singular()).equals(Words.normal(noun.singular()));
    }

    private static boolean isNamed(Vocabulary.Noun noun, Set<String> names) {
        return names.stream()
                .map(Words::normal)
                .anyMatch(
                        name ->
                                name.equals(Words.normal(noun.singular()))
                                        || name.equals(Words.normal(noun.plural())));
    }

    private static Set<String> names(Vocabulary.Noun noun) {
        Set<String> names = new HashSet<>();
        names.add(Words.normal(noun.singular()));
        names.add(Words.normal(noun.plural()));
        for (String other : noun.related()) {
            names.add(Words.normal(other));
            EnglishPlural.of(other).forEach(plural -> names.add(Words.normal(plural)));
        }
        return names;
    }

    private boolean mayBeInserted(Vocabulary.Noun noun) {
        return insertable.contains(noun.singular()) && insertable.contains(noun.plural());
    }

    /**
     * Reads attributes. A value of several dimensions ("light") gets no replacements, because its
     * meaning is ambiguous.
     */
    private void readAttributes(Map<String, List<String>> dimensions) {
        Set<String> seen = new HashSet<>();
        for (List<String> values : new TreeMap<>(dimensions).values()) {
            for (String value : new HashSet<>(values)) {
                List<String> others =
                        values.stream()
                                .filter(other -> !Words.normal(other).equals(Words.normal(value)))
                                .filter(insertable::contains)
                                .toList();
                boolean first = seen.add(Words.normal(value));
                otherValues.put(Words.normal(value), first ? others : List.of());
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
                otherRelations.computeIfAbsent(Words.normal(relation), key -> new ArrayList<>());
        if (insertable.contains(opposite)) {
            others.add(opposite);
        }
    }

    private void readCounts(List<String> counts) {
        for (int i = 0; i < counts.size(); i++) {
            List<String> others = new ArrayList<>();
            for (int other = 0; other < counts.size(); other++) {
                if (other != i && insertable.contains(counts.get(other))) {
                    others.add(counts.get(other));
                }
            }
            otherCounts.put(Words.normal(counts.get(i)), others);
            if (i > 0) {
                countsOfSeveral.add(counts.get(i));
            }
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

    /** {@code true} for every known name, because names are matched as a whole. */
    @Override
    public boolean isCompound(String name) {
        return isThing(name);
    }

    @Override
    public boolean isMass(String name) {
        return false;
    }

    @Override
    public boolean isAttribute(String value) {
        return otherValues.containsKey(value);
    }

    @Override
    public boolean countsSeveral(String count) {
        return countsOfSeveral.contains(count);
    }

    @Override
    public Optional<String> inNumber(String name, boolean plural) {
        return Optional.ofNullable(nounByForm.get(name))
                .map(noun -> plural ? noun.plural() : noun.singular());
    }

    @Override
    public List<String> others(Piece piece, Present present) {
        return switch (piece.kind()) {
            case OBJECT -> thingReplacements(piece, present);
            case ATTRIBUTE ->
                    otherValues.getOrDefault(piece.object(), List.of()).stream()
                            .filter(other -> !present.attributes().contains(Words.normal(other)))
                            .toList();
            case RELATION -> otherRelations.getOrDefault(piece.relation(), List.of());
            case COUNT -> otherCounts.getOrDefault(piece.object(), List.of());
            case CAPTION -> List.of();
        };
    }

    private List<String> thingReplacements(Piece piece, Present present) {
        BitSet own = falseNouns.get(piece.object());
        if (own == null) {
            return List.of();
        }
        BitSet remaining = (BitSet) own.clone();
        for (String other : present.things()) {
            BitSet falseOfOther = falseNouns.get(other);
            if (falseOfOther != null) {
                remaining.and(falseOfOther);
            }
        }
        boolean plural = piece.form() == Form.PLURAL;
        return remaining.stream()
                .mapToObj(i -> plural ? nouns.get(i).plural() : nouns.get(i).singular())
                .toList();
    }
}

package io.mithridate.corenlp;

import io.mithridate.api.text.ParsedCaption.NounPhrase;
import io.mithridate.api.text.ParsedCaption.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds what holds between the noun phrases of a tree. */
final class Relations {

    private static final Set<String> OF_VERBS = Set.of("obj", "iobj", "obl", "nmod");
    private static final Set<String> SUBJECTS = Set.of("nsubj", "csubj");

    /** What may stand with a verb or a copula between subject and object. */
    private static final Set<String> BESIDE_VERBS = Set.of("aux", "cop", "advmod", "compound");

    private final DependencyTree tree;
    private final List<NounPhrase> phrases;

    /** Which phrase's noun a token belongs to. */
    private final int[] phraseOf;

    Relations(DependencyTree tree, List<NounPhrase> phrases) {
        this.tree = tree;
        this.phrases = phrases;
        phraseOf = new int[tree.size()];
        Arrays.fill(phraseOf, -1);
        for (int i = 0; i < phrases.size(); i++) {
            NounPhrase phrase = phrases.get(i);
            Arrays.fill(phraseOf, phrase.headFirst(), phrase.end(), i);
        }
    }

    List<Relation> find() {
        List<Relation> relations = new ArrayList<>();
        for (int object = 1; object < phrases.size(); object++) {
            relation(object).ifPresent(relations::add);
        }
        return relations;
    }

    private Optional<Relation> relation(int object) {
        NounPhrase phrase = phrases.get(object);
        if (phrase.headFirst() == phrase.end()) {
            return Optional.empty();
        }
        int noun = noun(phrase);
        OptionalInt verb = verb(noun);
        int first = phrase.first();
        int earliest = phrases.get(object - 1).end();
        boolean preposition = false;
        while (first > earliest && isBetween(first - 1, noun, verb)) {
            first--;
            preposition |= tree.relation(first).equals("case");
        }
        boolean verbal = verb.isPresent() && verb.getAsInt() >= first;
        if (first == phrase.first() || (!verbal && !preposition)) {
            return Optional.empty();
        }
        OptionalInt subject = subject(noun, verb);
        if (subject.isEmpty() || phraseOf[subject.getAsInt()] < 0) {
            return Optional.empty();
        }
        int before = phraseOf[subject.getAsInt()];
        return phrases.get(before).end() <= first
                ? Optional.of(new Relation(before, first, phrase.first(), object))
                : Optional.empty();
    }

    /** The noun on which the others of its phrase depend. */
    private int noun(NounPhrase phrase) {
        for (int i = phrase.headFirst(); i < phrase.end(); i++) {
            int governor = tree.governor(i);
            if (governor < phrase.headFirst() || governor >= phrase.end()) {
                return i;
            }
        }
        return phrase.end() - 1;
    }

    /** The verb whose object or complement a noun is; none if it denies. */
    private OptionalInt verb(int noun) {
        int governor = tree.governor(noun);
        return governor >= 0 && tree.isVerb(governor) && OF_VERBS.contains(tree.relation(noun))
                ? OptionalInt.of(governor)
                : OptionalInt.empty();
    }

    private boolean isBetween(int token, int noun, OptionalInt verb) {
        if (Negations.isOne(tree.word(token).lemma())) {
            return false;
        }
        int governor = tree.governor(token);
        if (governor == noun) {
            return tree.relation(token).equals("case")
                    || BESIDE_VERBS.contains(tree.relation(token));
        }
        if (tree.relation(token).equals("fixed")) {
            return true;
        }
        return verb.isPresent()
                && (token == verb.getAsInt()
                        || (governor == verb.getAsInt()
                                && BESIDE_VERBS.contains(tree.relation(token))));
    }

    /** The noun of which the relation to a noun is said. */
    private OptionalInt subject(int noun, OptionalInt verb) {
        if (verb.isPresent()) {
            return subjectOf(verb.getAsInt());
        }
        OptionalInt own = tree.dependent(noun, SUBJECTS);
        if (own.isPresent()) {
            return own;
        }
        int governor = tree.governor(noun);
        return governor >= 0 && tree.relation(noun).equals("nmod")
                ? OptionalInt.of(governor)
                : OptionalInt.empty();
    }

    /**
     * Who does what a verb says: its own subject, else that of the verb that it continues, or the
     * noun that it describes.
     */
    private OptionalInt subjectOf(int verb) {
        int at = verb;
        for (int steps = 0; steps < tree.size(); steps++) {
            OptionalInt own = tree.dependent(at, SUBJECTS);
            if (own.isPresent() && !isRelative(own.getAsInt())) {
                return own;
            }
            int governor = tree.governor(at);
            switch (tree.relation(at)) {
                case "acl" -> {
                    return OptionalInt.of(governor);
                }
                case "conj", "xcomp", "advcl" -> at = governor;
                default -> {
                    return OptionalInt.empty();
                }
            }
            if (at < 0) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    private boolean isRelative(int token) {
        return tree.tag(token).startsWith("W");
    }
}

package io.mithridate.augmenters.parsing;

import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Relation;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Decides whether the tokens between two noun phrases express a relation, and between which
 * phrases.
 *
 * <p>A preposition of place relates to the phrase before it ("a horse in a field"). Verbs and other
 * prepositions are ambiguous: in "a man on a bench eating a sandwich" it is not the bench that
 * eats. Their subject is therefore the phrase that begins the chain of relations.
 */
final class Connection {

    /** One more than the number of words in "is sitting to the left of". */
    private static final int MAX_WORDS = 7;

    /** Words tagged as prepositions that begin a clause or a comparison instead. */
    private static final Set<String> NOT_BETWEEN_THINGS =
            Set.of(
                    "as than while because if although though since until whether unless"
                            .split(" ", -1));

    /**
     * Prepositions of place, which relate to the phrase before them regardless of the rest of the
     * sentence.
     */
    private static final Set<String> PLACE_PREPOSITIONS =
            Set.of(
                    ("above against at before behind below beneath beside between in inside near of"
                                    + " on over under underneath")
                            .split(" ", -1));

    private Connection() {}

    /** Returns the relations between the phrases of a caption, in order. */
    static List<Relation> between(List<NounPhrase> phrases, List<Token> tokens) {
        List<Relation> relations = new ArrayList<>();
        int beginning = 0;
        boolean afterVerb = false;
        for (int i = 0; i + 1 < phrases.size(); i++) {
            int first = phrases.get(i).end();
            int end = phrases.get(i + 1).first();
            boolean toPrevious = relatesToPhraseBefore(tokens, first, end, afterVerb);
            int subject = toPrevious ? i : beginning;
            if (expressesRelation(tokens, first, end)
                    && agrees(tokens, phrases.get(subject), tokens.subList(first, end))) {
                relations.add(new Relation(subject, first, end, i + 1));
            } else {
                beginning = i + 1;
                afterVerb = false;
            }
            afterVerb |= end > first && hasVerb(tokens.subList(first, end));
        }
        return relations;
    }

    /**
     * {@code false} if a singular subject is followed by a plural verb: "a man and a woman ride
     * bikes" does not say "a woman ride bikes".
     */
    private static boolean agrees(List<Token> tokens, NounPhrase subject, List<Token> between) {
        boolean singular = tokens.get(subject.end() - 1).tag().equals("NN");
        return !singular || between.stream().noneMatch(token -> token.tag().equals("VBP"));
    }

    private static boolean hasVerb(List<Token> between) {
        return between.stream().anyMatch(token -> isVerb(token) || token.tag().equals("XX"));
    }

    private static boolean relatesToPhraseBefore(
            List<Token> tokens, int first, int end, boolean afterVerb) {
        if (first >= end) {
            return false;
        }
        if (afterVerb) {
            return end - first == 1 && tokens.get(first).lemma().equals("of");
        }
        boolean isSingleWord = end - first == 1;
        boolean onlyPrepositions =
                tokens.subList(first, end).stream().allMatch(token -> token.tag().equals("IN"));
        return onlyPrepositions
                && (!isSingleWord || PLACE_PREPOSITIONS.contains(tokens.get(first).lemma()));
    }

    private static boolean expressesRelation(List<Token> tokens, int first, int end) {
        if (first >= end || end - first > MAX_WORDS) {
            return false;
        }
        for (Token token : tokens.subList(first, end)) {
            if (preventsRelation(token)) {
                return false;
            }
        }
        Token last = tokens.get(end - 1);
        return last.tag().equals("IN") || last.tag().equals("TO") || endsInVerb(tokens, first, end);
    }

    private static boolean preventsRelation(Token token) {
        return switch (token.tag()) {
            case "CC", "PRP", "PRP$", "WDT", "CD", "JJ", "." -> true;
            default ->
                    NOT_BETWEEN_THINGS.contains(token.lemma())
                            || ClosedClass.isNegator(token.lemma());
        };
    }

    /**
     * {@code true} for "holds", "is chasing", "picks up"; an unknown word is treated as a verb if
     * it can be one.
     */
    private static boolean endsInVerb(List<Token> tokens, int first, int end) {
        Token last = tokens.get(end - 1);
        if (last.tag().equals("RP") && end - first > 1) {
            return endsInVerb(tokens, first, end - 1);
        }
        if (last.tag().equals("XX")) {
            return end - first == 1 || (end - first == 2 && isVerb(tokens.get(first)));
        }
        return isVerb(last) && !ClosedClass.isCopula(last.text().toLowerCase(Locale.ROOT));
    }

    private static boolean isVerb(Token token) {
        return token.tag().startsWith("VB");
    }
}

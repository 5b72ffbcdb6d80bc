package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.language.IndefiniteArticle;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds nouns whose number only their form tells: "a dog" gives way to "two dogs", "dogs" to "one
 * dog", and the verbs that follow to the forms that agree.
 *
 * <p>There are two places where another number makes sense: what a caption is about, and what is
 * held, shown or stands beside something.
 */
final class NumberFinder {

    private static final Set<String> APOSTROPHES = Set.of("'", "\u2019");

    private final ParsedCaption caption;
    private final ProperNames names;
    private final Sentence sentence;
    private final NumberChange change;
    private final SubjectNumber subjects;
    private final ObjectNumber objects;

    NumberFinder(ParsedCaption caption, ReplacementLexicon lexicon, ProperNames names) {
        this.caption = caption;
        this.names = names;
        sentence = new Sentence(caption);
        change = new NumberChange(caption, lexicon, names);
        subjects = new SubjectNumber(caption, lexicon);
        objects = new ObjectNumber(caption, lexicon);
    }

    /** The nouns of a caption that may be of another number, each a piece. */
    List<Piece> find(AssertedPhrases asserted) {
        List<Piece> pieces = new ArrayList<>();
        List<Piece> definite = new ArrayList<>();
        int first = subjects.first();
        int last = subjects.last(first);
        for (int i = 0; i < caption.phrases().size(); i++) {
            NounPhrase phrase = caption.phrases().get(i);
            if (!asserted.contains(i) || !isCountable(phrase) || sharesArticle(i)) {
                continue;
            }
            if (first >= 0 && i >= first && i <= last) {
                boolean known = sentence.lemma(phrase.first()).equals("the");
                subjects.verbs(phrase, last > first)
                        .map(verbs -> change.piece(phrase, verbs))
                        .ifPresent(known ? definite::add : pieces::add);
            } else if (objects.mayBeMore(i)) {
                pieces.add(change.piece(phrase, List.of()));
            }
        }
        // "the dogs" for "the dog" says little of how many there are.
        return pieces.isEmpty() ? definite : pieces;
    }

    /** Whether a phrase has a noun that is not a name, and neither a count nor an owner. */
    private boolean isCountable(NounPhrase phrase) {
        return Pieces.hasNoun(phrase)
                && (phrase.count().isEmpty() || isMeasured(phrase))
                && !hasName(phrase)
                && !isOfSeveralPlurals(phrase)
                && !isDeed(phrase)
                && !isColour(phrase)
                && !APOSTROPHES.contains(sentence.text(phrase.end()));
    }

    /** "a sink, mirror and toilet": with "two sinks" the others would want an article. */
    private boolean sharesArticle(int index) {
        NounPhrase phrase = caption.phrases().get(index);
        if (index + 1 == caption.phrases().size()
                || !IndefiniteArticle.is(sentence.lemma(phrase.first()))) {
            return false;
        }
        NounPhrase next = caption.phrases().get(index + 1);
        boolean joined =
                switch (sentence.lemma(phrase.end())) {
                    case "and", "&", "or", "," -> next.first() == phrase.end() + 1;
                    default -> false;
                };
        return joined
                && next.count().isEmpty()
                && !Pieces.isPlural(caption, next)
                && !sentence.isDetermined(next);
    }

    /** "a 12 foot python" */
    private boolean isMeasured(NounPhrase phrase) {
        return IndefiniteArticle.is(sentence.lemma(phrase.first()))
                && Character.isDigit(sentence.text(phrase.first() + 1).codePointAt(0));
    }

    private boolean hasName(NounPhrase phrase) {
        for (int i = phrase.first(); i < phrase.end(); i++) {
            String text = sentence.text(i);
            // "a Tesla parked beside a Ford": a ford is known, a Ford is not.
            if (names.isName(i) || text.endsWith("'s") || text.endsWith("\u2019s")) {
                return true;
            }
        }
        return false;
    }

    /** "a billboard advertising 'Fresh milk'" may have been read as of one thing. */
    private boolean isDeed(NounPhrase phrase) {
        return sentence.text(phrase.end() - 1).endsWith("ing")
                && sentence.afterQuotation(phrase.end()) > 0;
    }

    /** "an orange and white cat" may have been read as of an orange. */
    private boolean isColour(NounPhrase phrase) {
        int end = phrase.end();
        return sentence.lemma(end - 1).equals("orange")
                && sentence.lemma(end).equals("and")
                && sentence.tag(end + 1).equals("JJ");
    }

    /** "children line up" may have been read as of a line. */
    private boolean isOfSeveralPlurals(NounPhrase phrase) {
        for (int i = phrase.headFirst(); i < phrase.end() - 1; i++) {
            if (sentence.tag(i).equals("NNS")) {
                return true;
            }
        }
        return false;
    }
}

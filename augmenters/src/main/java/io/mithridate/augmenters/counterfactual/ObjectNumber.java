package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.language.IndefiniteArticle;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import java.util.Set;

/** Tells of what is held, shown, listed or beside something whether there may be two as well. */
final class ObjectNumber {

    private static final Set<String> SEPARATORS = Set.of("and", ",", ";");

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;
    private final Sentence sentence;

    ObjectNumber(ParsedCaption caption, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.lexicon = lexicon;
        sentence = new Sentence(caption);
    }

    /** Whether there may be two of a phrase after the first. */
    boolean mayBeMore(int index) {
        NounPhrase phrase = caption.phrases().get(index);
        int end = phrase.end();
        String after = sentence.tag(end);
        boolean free =
                switch (after) {
                    case "", ".", "IN", "TO", "CC" -> true;
                    default -> false;
                };
        return index > 0
                && IndefiniteArticle.is(sentence.lemma(phrase.first()))
                && !Pieces.isPlural(caption, phrase)
                && free
                && (!sentence.lemma(end).equals("of")
                        || NumberWords.MEASURES.contains(sentence.lemma(end - 1)))
                && (isBesideOrHeld(phrase.first() - 1)
                        || isPartOf(phrase, index - 1)
                        || isListed(index));
    }

    private boolean isBesideOrHeld(int before) {
        String word = sentence.lemma(before);
        String earlier = sentence.lemma(before - 1);
        return switch (sentence.tag(before)) {
            case "IN", "TO" ->
                    NumberWords.BESIDE.contains(word)
                            || (word.equals("to")
                                    && (earlier.equals("next") || earlier.equals("close")))
                            || (word.equals("of") && earlier.equals("front"));
            case "VB", "VBZ", "VBP", "VBG", "VBD", "VBN" -> NumberWords.WITH_SEVERAL.contains(word);
            default -> false;
        };
    }

    /** "a door with a sign": of what is with things, not people, there may be two. */
    private boolean isPartOf(NounPhrase part, int owner) {
        NounPhrase whole = caption.phrases().get(owner);
        String name = Pieces.head(caption, whole);
        // "with a briefcase in his hand"
        return part.first() == whole.end() + 1
                && !sentence.tag(part.end() + 1).equals("PRP$")
                && sentence.lemma(whole.end()).equals("with")
                && !NumberWords.PARTS_OF_ONE.contains(sentence.lemma(part.end() - 1))
                && (lexicon.isPlace(name) || lexicon.isThing(name))
                && !lexicon.isLiving(name);
    }

    /** "sand, sun and a book": what is one of a list, and not what each has for himself. */
    private boolean isListed(int index) {
        NounPhrase phrase = caption.phrases().get(index);
        int before = phrase.first() - 1;
        int joined = sentence.text(before - 1).equals(",") ? before - 1 : before;
        return SEPARATORS.contains(sentence.lemma(before))
                && caption.phrases().get(index - 1).end() == joined
                && !sentence.tag(phrase.end()).equals("IN")
                && !NumberWords.EACHS.contains(sentence.lemma(phrase.end() - 1))
                && !NumberWords.PARTS_OF_ONE.contains(sentence.lemma(phrase.end() - 1));
    }
}

package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;

/** Finds the names of a caption's things: their nouns with what makes a compound with them. */
final class NameSpans {

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;

    NameSpans(ParsedCaption caption, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.lexicon = lexicon;
    }

    /** The noun, and an attribute that makes a compound with it: "polar bear". */
    Span of(NounPhrase phrase) {
        int first = phrase.headFirst();
        boolean compound =
                Pieces.hasNoun(phrase)
                        && phrase.attributes().contains(first - 1)
                        && lexicon.isCompound(Pieces.normal(caption, first - 1, phrase.end()));
        return new Span(compound ? first - 1 : first, phrase.end());
    }
}

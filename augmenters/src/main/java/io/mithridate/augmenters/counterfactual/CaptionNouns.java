package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.parsing.CaptionParser;
import io.mithridate.augmenters.parsing.ParsedCaption;
import java.util.List;

/**
 * Finds the things that captions name; safe for use by several threads.
 *
 * @param parser finds the phrases
 * @param nouns knows their singular
 */
record CaptionNouns(CaptionParser parser, Nouns nouns) {

    /** The names of the things, in the singular, in their order. */
    List<String> of(String caption) {
        ParsedCaption parsed = parser.parse(caption);
        return parsed.phrases().stream()
                .filter(Pieces::hasNoun)
                .map(phrase -> nouns.of(Pieces.head(parsed, phrase)).name())
                .toList();
    }
}

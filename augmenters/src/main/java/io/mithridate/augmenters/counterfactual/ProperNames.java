package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.Token;
import java.util.Locale;

/**
 * Which words of a caption are names: what its tags say, and capitals, where they say something.
 */
final class ProperNames {

    /** Two names side by side are no title. */
    private static final int FEW_WORDS = 4;

    private final ParsedCaption caption;
    private final boolean isTitle;

    ProperNames(ParsedCaption caption) {
        this.caption = caption;
        isTitle = hasManyCapitals();
    }

    /** Whether half of the caption's words or more begin with a capital, as titles have it. */
    boolean isTitle() {
        return isTitle;
    }

    /** Whether a word is of a name; the first word's capital says nothing. */
    boolean isName(int index) {
        Token token = caption.tokens().get(index);
        return token.tag().equals("NNP")
                || (index > 0 && !isTitle && Character.isUpperCase(token.text().codePointAt(0)));
    }

    private boolean hasManyCapitals() {
        int words = 0;
        int capitals = 0;
        for (Token token : caption.tokens()) {
            int initial = token.text().codePointAt(0);
            words += Character.isLetter(initial) ? 1 : 0;
            capitals += Character.isUpperCase(initial) ? 1 : 0;
        }
        return caption.text().equals(caption.text().toUpperCase(Locale.ROOT))
                || (2 * capitals >= words && words > FEW_WORDS);
    }
}

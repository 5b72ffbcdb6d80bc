package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.Locale;

/**
 * Which words of a caption are names: what its tags say, and capitals, where they say something.
 */
final class ProperNames {

    /** Two names side by side are not a title. */
    private static final int FEW_WORDS = 4;

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;
    private final boolean isTitle;

    ProperNames(ParsedCaption caption, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.lexicon = lexicon;
        isTitle = isTitle(caption);
    }

    /** Whether half of the caption's words or more begin with a capital, as titles have it. */
    boolean isTitle() {
        return isTitle;
    }

    /** Whether a word is of a name; the first word's capital says little. */
    boolean isName(int index) {
        Token token = caption.tokens().get(index);
        if (token.tag().equals("NNP")) {
            return true;
        }
        boolean capital = Character.isUpperCase(token.text().codePointAt(0));
        return capital && !isTitle && (index > 0 || isSomebody(token));
    }

    /** "Bush on a podium": a thing would have an article where the podium has one. */
    private boolean isSomebody(Token first) {
        boolean alone =
                caption.tokens().size() == 1 || !caption.tokens().get(1).tag().startsWith("NN");
        return first.tag().equals("NN") && alone && lexicon.isSurname(first.lemma());
    }

    /** Whether half of a caption's words or more begin with a capital, as titles have it. */
    static boolean isTitle(ParsedCaption caption) {
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

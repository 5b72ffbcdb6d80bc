package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.Locale;
import java.util.Set;

/**
 * Tells whether the word before a name is of it: "New" of "New Delhi", but not "Downtown" of
 * "Downtown Chicago".
 */
final class NameBeginnings {

    /** Words that may stand with a capital before a name without being of it. */
    private static final Set<String> BEFORE =
            Set.of(
                    ("downtown central northern southern eastern western old modern historic"
                         + " historical ancient medieval contemporary beautiful picturesque scenic"
                         + " romantic lovely sunny rainy snowy foggy misty cloudy stormy windy cold"
                         + " hot warm wet busy crowded quiet empty lazy colorful colourful famous"
                         + " iconic typical traditional classic vintage urban rural coastal aerial"
                         + " panoramic early late last next happy merry winter summer autumn spring"
                         + " morning afternoon evening night sunset sunrise")
                            .split(" ", -1));

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;

    NameBeginnings(ParsedCaption caption, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.lexicon = lexicon;
    }

    /** Whether the token before a name is of it. */
    boolean isBegunBefore(int name, NameGroups.Kind kind) {
        int before = name - 1;
        if (before < 0 || isLoud(name) || !isCapital(before)) {
            return false;
        }
        Token token = caption.tokens().get(before);
        String word = token.text().toLowerCase(Locale.ROOT);
        boolean free = token.tag().equals("IN") || BEFORE.contains(word);
        return !free && (before > 0 || mayBegin(token, kind, name));
    }

    /**
     * Whether a caption may begin with the beginning of a name. Its first word has a capital
     * anyway, and "Fresh Italian bread" is far more frequent than "Native American art".
     */
    private boolean mayBegin(Token first, NameGroups.Kind kind, int name) {
        if (kind == NameGroups.Kind.PEOPLE) {
            return lexicon.isCompound(Pieces.normal(caption, 0, name + 1));
        }
        return first.tag().startsWith("NN") || first.tag().startsWith("JJ");
    }

    /** In a caption all in capitals they tell nothing. */
    private boolean isLoud(int token) {
        String text = caption.tokens().get(token).text();
        return text.equals(text.toUpperCase(Locale.ROOT));
    }

    private boolean isCapital(int token) {
        return Character.isUpperCase(caption.tokens().get(token).text().codePointAt(0));
    }
}

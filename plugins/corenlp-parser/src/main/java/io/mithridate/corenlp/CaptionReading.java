package io.mithridate.corenlp;

import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.NounPhrase;
import io.mithridate.api.text.ParsedCaption.Token;
import java.util.List;

/** What a tree says of a caption, in the api's terms. */
final class CaptionReading {

    private final DependencyTree tree;

    CaptionReading(DependencyTree tree) {
        this.tree = tree;
    }

    ParsedCaption parsed() {
        List<NounPhrase> phrases = new NounPhrases(tree).find();
        List<Token> tokens = tree.tokens().stream().map(CaptionReading::folded).toList();
        return new ParsedCaption(
                tree.caption(), tokens, phrases, new Relations(tree, phrases).find());
    }

    /** With a tag of those that the bundled parsers have. */
    private static Token folded(Token token) {
        boolean mark = token.text().codePoints().noneMatch(Character::isLetterOrDigit);
        return new Token(
                token.text(),
                token.lemma(),
                mark ? mark(token) : tag(token.tag()),
                token.start(),
                token.end());
    }

    private static String mark(Token token) {
        return token.tag().equals("CC") ? token.tag() : ".";
    }

    private static String tag(String tag) {
        return switch (tag) {
            case "WP", "WP$" -> "WDT";
            case PossessiveEndings.TAG, "JJR", "JJS" -> "JJ";
            default -> tag;
        };
    }
}

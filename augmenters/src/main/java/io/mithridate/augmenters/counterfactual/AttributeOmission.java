package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.List;
import java.util.Locale;

/** Leaves the attributes of phrases out, and what belongs to them. */
final class AttributeOmission {

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;
    private final List<String> words;
    private final NameBeginnings beginnings;

    AttributeOmission(ParsedCaption caption, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.lexicon = lexicon;
        words = caption.tokens().stream().map(Token::text).toList();
        beginnings = new NameBeginnings(caption, lexicon);
    }

    /** Leaves out a phrase's attributes and what belongs to them; false if it has none to spare. */
    boolean leaveOut(NounPhrase phrase, CaptionEdit edit) {
        List<Integer> attributes =
                phrase.attributes().stream().dropWhile(this::isPossessor).toList();
        if (attributes.isEmpty()
                || attributes.stream().anyMatch(this::isNeeded)
                || !Pieces.hasNoun(phrase)
                || tellsWhich(phrase)
                || isImitation(phrase)
                || isLaterPartOfAnEnumeration(phrase)) {
            return false;
        }
        for (int i = 0; i < attributes.size(); i++) {
            int attribute = attributes.get(i);
            edit.leaveOut(attribute);
            int before = i == 0 ? start(phrase, attribute) : attributes.get(i - 1) + 1;
            leaveOutDependents(before, attribute, i > 0, edit);
        }
        return true;
    }

    /** Where a phrase begins, or what follows the possessor in it. */
    private static int start(NounPhrase phrase, int attribute) {
        return phrase.attributes().stream()
                .filter(other -> other < attribute)
                .map(other -> other + 1)
                .reduce(phrase.first(), Math::max);
    }

    /** "a plush rabbit" is not a rabbit. */
    private boolean isImitation(NounPhrase phrase) {
        return lexicon.isLiving(Pieces.head(caption, phrase))
                && phrase.attributes().stream()
                        .map(attribute -> caption.tokens().get(attribute).text())
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .anyMatch(PositiveWords.IMITATING::contains);
    }

    /** "on a hot day": on a day everything is. */
    private boolean tellsWhich(NounPhrase phrase) {
        return PositiveWords.TOLD_BY_ATTRIBUTES.contains(Pieces.lemma(caption, phrase.end() - 1));
    }

    private static boolean isLoud(String text) {
        return text.length() > 1
                && text.equals(text.toUpperCase(Locale.ROOT))
                && !text.equals(text.toLowerCase(Locale.ROOT));
    }

    /** "16th", "first", "other": without them another thing would be meant. */
    private boolean isNeeded(int token) {
        String text = caption.tokens().get(token).text().toLowerCase(Locale.ROOT);
        String written = caption.tokens().get(token).text();
        // "a sign that says FREE HUGS", "the tallest tower we know"
        boolean loud = isLoud(written) && !isLoud(caption.text());
        boolean most = text.endsWith("est") && text.length() > "best".length();
        return PositiveWords.NEEDED.contains(text)
                || Character.isDigit(text.charAt(0))
                || loud
                || most
                || isOfName(token);
    }

    /** "Little Italy": Italy is another place. */
    private boolean isOfName(int token) {
        return token + 1 < words.size()
                && lexicon.name(words, token + 1)
                        .filter(name -> beginnings.isBegunBefore(token + 1, name.kind()))
                        .isPresent();
    }

    /** "the water's edge": without the water nobody knows whose. */
    private boolean isPossessor(int token) {
        String text = caption.tokens().get(token).text();
        return text.endsWith("'s") || text.endsWith("\u2019s") || text.endsWith("s'");
    }

    /** "very", and the "and" or comma between two attributes. */
    private void leaveOutDependents(
            int from, int attribute, boolean afterAttribute, CaptionEdit edit) {
        for (int i = attribute - 1; i >= from; i--) {
            Token token = caption.tokens().get(i);
            boolean joins = afterAttribute && !isWordOfContent(token);
            boolean degree = ClosedClass.isDegree(token.lemma()) || token.tag().equals("RB");
            if (!degree && !joins) {
                return;
            }
            edit.leaveOut(i);
        }
    }

    private static boolean isWordOfContent(Token token) {
        return !token.tag().equals("CC") && !token.tag().equals(".");
    }

    /** "a fluffy and small dog": without "small" there would be an "and" too many. */
    private boolean isLaterPartOfAnEnumeration(NounPhrase phrase) {
        int before = phrase.first() - 1;
        return before >= 1
                && phrase.first() == phrase.attributes().get(0)
                && !isWordOfContent(caption.tokens().get(before))
                && (caption.tokens().get(before - 1).tag().equals("XX")
                        || caption.tokens().get(before - 1).lemma().equals("orange"));
    }
}

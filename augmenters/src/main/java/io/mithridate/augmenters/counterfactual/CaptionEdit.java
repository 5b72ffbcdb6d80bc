package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.language.IndefiniteArticle;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a part of a caption with tokens left out or replaced. Corrects "a" and "an" before a
 * change, and capitalizes the beginning of the caption if the original is capitalized.
 */
final class CaptionEdit {

    private final ParsedCaption caption;
    private final int first;
    private final @Nullable String[] texts;

    /**
     * For each token, the last token of the replaced piece that starts there; the token itself if
     * none does.
     */
    private final int[] lastOfPiece;

    /**
     * Starts with the unchanged tokens from {@code first} (inclusive) to {@code end} (exclusive).
     */
    CaptionEdit(ParsedCaption caption, int first, int end) {
        this.caption = caption;
        this.first = first;
        texts = new @Nullable String[end - first];
        lastOfPiece = new int[end - first];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = caption.tokens().get(first + i).text();
            lastOfPiece[i] = i;
        }
    }

    /** Returns an edit of the whole caption. */
    static CaptionEdit ofAll(ParsedCaption caption) {
        return new CaptionEdit(caption, 0, caption.tokens().size());
    }

    /** Leaves out a token if it belongs to the part. */
    void leaveOut(int token) {
        if (token >= first && token - first < texts.length) {
            texts[token - first] = null;
        }
    }

    /**
     * Replaces the tokens from {@code from} (inclusive) to {@code end} (exclusive), which must
     * belong to the part.
     */
    void replace(int from, int end, String replacement) {
        String piece = caption.text(from, end);
        for (int i = from; i < end; i++) {
            leaveOut(i);
        }
        lastOfPiece[from - first] = end - 1 - first;
        texts[from - first] = matchCase(replacement, piece, from);
    }

    /** Returns a text, capitalized like the piece that it replaces. */
    private String matchCase(String replacement, String piece, int from) {
        if (piece.length() > 1 && isUpperCase(piece)) {
            return replacement.toUpperCase(Locale.ROOT);
        }
        boolean capital = Character.isUpperCase(piece.codePointAt(0));
        if (capital && isTitle(piece, from)) {
            return capitalizeWords(replacement);
        }
        return capital && from > 0 ? capitalize(replacement) : replacement;
    }

    /**
     * {@code true} if a piece is in title case and so is the caption. For a single word at the
     * beginning of the caption, the next word decides.
     */
    private boolean isTitle(String piece, int from) {
        int space = piece.lastIndexOf(' ');
        boolean first = from == 0 && space < 0 && caption.tokens().size() > 1;
        String decisiveWord = first ? caption.tokens().get(1).text() : piece.substring(space + 1);
        return Character.isUpperCase(decisiveWord.codePointAt(0)) && caption.isTitle();
    }

    /** Capitalizes each word. */
    private static String capitalizeWords(String text) {
        return Arrays.stream(text.split(" ", -1))
                .map(word -> word.isEmpty() ? "" : capitalize(word))
                .collect(Collectors.joining(" "));
    }

    private static boolean isUpperCase(String text) {
        return text.equals(text.toUpperCase(Locale.ROOT))
                && !text.equals(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int last = -1;
        for (int i = next(0); i < texts.length; i = next(i + 1)) {
            if (last >= 0) {
                text.append(gap(last, i));
            } else if (first == 0) {
                text.append(caption.text(), 0, caption.tokens().get(0).start());
            }
            text.append(tokenText(i));
            last = lastOfPiece[i];
        }
        if (first + texts.length == caption.tokens().size()) {
            text.append(caption.text().substring(end()));
        }
        return beginsCaption() ? capitalizeBeginning(text.toString()) : text.toString();
    }

    private int end() {
        List<Token> tokens = caption.tokens();
        return tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).end();
    }

    private int next(int from) {
        int i = from;
        while (i < texts.length && texts[i] == null) {
            i++;
        }
        return i;
    }

    private String gap(int last, int next) {
        String before = caption.text().substring(source(next - 1).end(), source(next).start());
        boolean opening = next > last + 1 && "\"(\u201c".contains(source(last).text());
        if (!opening && (!before.isEmpty() || next == last + 1)) {
            return before;
        }
        // The tokens in between were left out. The gap after the previous token applies, so that
        // "(red dog)" becomes "(dog)".
        return caption.text().substring(source(last).end(), source(last + 1).start());
    }

    private String tokenText(int index) {
        String text = texts[index];
        if (text == null) {
            return "";
        }
        int next = next(index + 1);
        boolean unchanged =
                next == index + 1 && next < texts.length && source(next).text().equals(texts[next]);
        if (unchanged || next == texts.length || !IndefiniteArticle.isArticle(text)) {
            return text;
        }
        String article = article(String.valueOf(texts[next]));
        return Character.isUpperCase(text.charAt(0)) ? capitalize(article) : article;
    }

    private String article(String following) {
        // Capitals indicate an abbreviation, except in a caption written entirely in capitals.
        boolean isUpperCaseCaption = caption.text().equals(caption.text().toUpperCase(Locale.ROOT));
        return IndefiniteArticle.before(
                isUpperCaseCaption ? following.toLowerCase(Locale.ROOT) : following);
    }

    private Token source(int index) {
        return caption.tokens().get(first + index);
    }

    private boolean beginsCaption() {
        return first == 0
                && texts.length > 0
                && Character.isUpperCase(source(0).text().codePointAt(0));
    }

    private String capitalizeBeginning(String text) {
        int start = source(0).start();
        return start < text.length()
                ? text.substring(0, start) + capitalize(text.substring(start))
                : text;
    }

    private static String capitalize(String text) {
        int initial = text.codePointAt(0);
        return Character.toString(Character.toUpperCase(initial))
                + text.substring(Character.charCount(initial));
    }
}

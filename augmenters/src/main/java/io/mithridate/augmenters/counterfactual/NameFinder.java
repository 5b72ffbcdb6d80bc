package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Finds names that other names can take the place of: "a street in Paris" gives way to "a street in
 * London". Where a caption names two places, one may be known to be in the other, so that neither
 * gives way.
 */
final class NameFinder {

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;
    private final List<String> words;
    private final List<String> lowerCase;
    private final BitSet quoted;
    private final NameBeginnings beginnings;

    NameFinder(ParsedCaption caption, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.lexicon = lexicon;
        words = caption.tokens().stream().map(Token::text).toList();
        lowerCase = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        quoted = Quotations.in(caption.tokens());
        beginnings = new NameBeginnings(caption, lexicon);
    }

    List<Piece> find() {
        List<Span> spans = new ArrayList<>();
        List<NameGroups.Name> names = new ArrayList<>();
        BitSet named = new BitSet();
        int at = 0;
        while (at < words.size()) {
            NameGroups.Name name = lexicon.name(words, at).orElse(null);
            int end = name == null ? at + 1 : at + name.words().size();
            if (name != null) {
                spans.add(new Span(at, end));
                names.add(name);
                named.set(at, end);
            }
            at = end;
        }
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            if (standsAlone(span, names.get(i).kind()) && !isPlacedElsewhere(names, i, named)) {
                pieces.add(piece(span, names.get(i)));
            }
        }
        return pieces;
    }

    private Piece piece(Span span, NameGroups.Name name) {
        Negative.Kind kind =
                name.kind() == NameGroups.Kind.PEOPLE
                        ? Negative.Kind.ATTRIBUTE
                        : Negative.Kind.OBJECT;
        List<Replacement> others =
                name.others().stream()
                        .filter(other -> lexicon.mayInsert(other.toLowerCase(Locale.ROOT)))
                        .filter(other -> !isSaid(other))
                        .map(other -> new Replacement(kind, span.first(), span.end(), other))
                        .toList();
        return new Piece(kind, () -> others);
    }

    /** "Saturday and Sunday": one in the other's place would be said twice. */
    private boolean isSaid(String name) {
        List<String> sought = List.of(name.toLowerCase(Locale.ROOT).split(" ", -1));
        return Collections.indexOfSubList(lowerCase, sought) >= 0;
    }

    /** Whether it is not a part of a longer name, nor quoted, nor who does something. */
    private boolean standsAlone(Span span, NameGroups.Kind kind) {
        if (quoted.get(span.first()) || isMarked(span.first() - 1)) {
            return false;
        }
        int after = span.end();
        String tag = after < words.size() ? caption.tokens().get(after).tag() : "";
        // In a caption all in capitals they tell nothing.
        boolean loud =
                words.get(span.first()).equals(words.get(span.first()).toUpperCase(Locale.ROOT));
        boolean goesOn =
                after < words.size() && isCapital(after) && kind != NameGroups.Kind.PEOPLE && !loud;
        boolean compound =
                tag.startsWith("NN")
                        && (kind == NameGroups.Kind.HOLIDAY || isWholeWith(span, kind));
        boolean begun = beginnings.isBegunBefore(span.first(), kind);
        boolean acts = kind == NameGroups.Kind.PLACE && span.first() == 0 && tag.startsWith("VB");
        return !goesOn && !compound && !begun && !acts;
    }

    /**
     * Whether a name and the noun after it are one thing, of which another's name says nothing: "a
     * German shepherd", "a Boston terrier". An English bulldog is a bulldog, as a French one is.
     */
    private boolean isWholeWith(Span name, NameGroups.Kind kind) {
        String first = name.in(caption);
        String noun = Pieces.normal(caption, name.end(), name.end() + 1);
        return kind == NameGroups.Kind.PEOPLE
                ? lexicon.isOfItsOwnKind(first, noun)
                : lexicon.isCompound(first + " " + noun);
    }

    private boolean isMarked(int token) {
        return token >= 0 && (words.get(token).equals("#") || words.get(token).equals("@"));
    }

    private boolean isCapital(int token) {
        return Character.isUpperCase(words.get(token).codePointAt(0));
    }

    /** Whether the caption has another place's name, too. */
    private boolean isPlacedElsewhere(List<NameGroups.Name> names, int index, BitSet named) {
        if (!isWhere(names.get(index))) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (i != index && isWhere(names.get(i))) {
                return true;
            }
        }
        for (int i = 1; i < words.size(); i++) {
            if (!named.get(i) && caption.tokens().get(i).tag().equals("NNP") && isPlaceIn(i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWhere(NameGroups.Name name) {
        return name.kind() == NameGroups.Kind.PLACE || name.kind() == NameGroups.Kind.PEOPLE;
    }

    /** Whether a name that is not known stands where a place's does: after "in", "the" or ",". */
    private boolean isPlaceIn(int token) {
        int before = token - 1;
        while (before > 0 && isCapital(before)) {
            before--;
        }
        String tag = caption.tokens().get(before).tag();
        return tag.equals("IN") || tag.equals("DT") || words.get(before).equals(",");
    }
}

package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the turns of phrase of a caption that say where, when or how something is. */
final class TurnFinder {

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;
    private final Directions directions;
    private final NameSpans nameSpans;
    private final List<String> words;

    TurnFinder(ParsedCaption caption, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.lexicon = lexicon;
        directions = new Directions(caption);
        nameSpans = new NameSpans(caption, lexicon);
        words =
                caption.tokens().stream()
                        .map(token -> token.text().toLowerCase(Locale.ROOT))
                        .toList();
    }

    /** Turns neither quoted nor denied, each a piece. */
    List<Piece> find() {
        BitSet quoted = Quotations.in(caption.tokens());
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < caption.tokens().size()) {
            if (ClosedClass.isNegator(caption.tokens().get(at).lemma())) {
                return pieces;
            }
            Optional<Span> turn = quoted.get(at) ? Optional.empty() : longest(at);
            turn.flatMap(this::piece).ifPresent(pieces::add);
            at = turn.map(Span::end).orElse(at + 1);
        }
        return pieces;
    }

    private Optional<Span> longest(int first) {
        int longest = lexicon.longestTurn(new Span(first, first + 1).in(caption));
        int most = Math.min(longest, caption.tokens().size() - first);
        for (int length = most; length > 0; length--) {
            Span span = new Span(first, first + length);
            if (other(span).isPresent() && !cuts(span)) {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }

    private Optional<Piece> piece(Span turn) {
        String all = " " + Pieces.normal(caption, 0, caption.tokens().size()) + " ";
        // "one on the left and one on the right" says both.
        return other(turn)
                .filter(other -> !all.contains(" " + other + " "))
                .filter(other -> !directions.contradict(turn, other))
                .map(other -> turn.piece(Negative.Kind.RELATION, () -> List.of(other)));
    }

    private Optional<String> other(Span turn) {
        return lexicon.turn(turn.in(caption), words.subList(0, turn.first()), nounAt(turn.end()));
    }

    /** The noun of the phrase that begins at a token; empty if none does. */
    private String nounAt(int token) {
        return caption.phrases().stream()
                .filter(phrase -> phrase.first() == token && Pieces.hasNoun(phrase))
                .map(this::noun)
                .findFirst()
                .orElse("");
    }

    /** What is known by its name is a place where turns of phrase are about where something is. */
    private String noun(NounPhrase phrase) {
        boolean name = caption.tokens().get(phrase.end() - 1).tag().equals("NNP");
        return name ? "place" : Pieces.head(caption, phrase);
    }

    /**
     * Whether a turn has only a part of what belongs together: "in pencil" of "in pencil skirt",
     * "in the dark" of "glow in the dark stickers".
     */
    private boolean cuts(Span turn) {
        return caption.phrases().stream()
                .filter(Pieces::hasNoun)
                .anyMatch(phrase -> cuts(turn, phrase));
    }

    private boolean cuts(Span turn, NounPhrase phrase) {
        Span name = nameSpans.of(phrase);
        boolean begins = name.first() < turn.first() && turn.first() < name.end();
        boolean ends = phrase.first() < turn.end() && turn.end() < phrase.end();
        return begins || ends || (turn.first() == phrase.headFirst() && isOtherwise(phrase));
    }

    /** Whether only the attribute before a noun makes a thing of it: "hot spring". */
    private boolean isOtherwise(NounPhrase phrase) {
        int before = phrase.headFirst() - 1;
        return phrase.attributes().contains(before)
                && !lexicon.isThing(Pieces.head(caption, phrase))
                && lexicon.isThing(Pieces.normal(caption, before, phrase.end()));
    }
}

package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.parsing.ParsedCaption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Finds the turns of phrase of a caption that say where, when or how something is. */
final class TurnFinder {

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;
    private final Directions directions;

    TurnFinder(ParsedCaption caption, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.lexicon = lexicon;
        directions = new Directions(caption);
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
            if (lexicon.turn(span.in(caption)).isPresent()) {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }

    private Optional<Piece> piece(Span turn) {
        String all = " " + Pieces.normal(caption, 0, caption.tokens().size()) + " ";
        // "one on the left and one on the right" says both.
        return lexicon.turn(turn.in(caption))
                .filter(other -> !all.contains(" " + other + " "))
                .filter(other -> !directions.contradict(turn, other))
                .map(other -> turn.piece(Negative.Kind.RELATION, () -> List.of(other)));
    }
}

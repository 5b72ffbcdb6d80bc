package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.api.text.ParsedCaption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Counterfactual negative sub-captions: the caption with one piece replaced, so that it is false.
 *
 * <p>The kind of piece is drawn by weight among those that the caption has, then the piece, then
 * what takes its place, both uniformly.
 */
final class Negatives {

    private final ReplacementLexicon lexicon;
    private final KindWeights weights;
    private final int wanted;

    Negatives(ReplacementLexicon lexicon, KindWeights weights, int wanted) {
        this.lexicon = lexicon;
        this.weights = weights;
        this.wanted = wanted;
    }

    List<Negative> of(ParsedCaption caption, AssertedPhrases asserted, RandomGenerator random) {
        if (wanted == 0 || caption.phrases().isEmpty()) {
            return List.of();
        }
        Map<Negative.Kind, List<Piece>> left = new EnumMap<>(Negative.Kind.class);
        for (Piece piece : new PieceFinder(caption, asserted, lexicon).find()) {
            if (weights.of(piece.kind()) > 0) {
                left.computeIfAbsent(piece.kind(), kind -> new ArrayList<>()).add(piece);
            }
        }
        List<Negative> negatives = new ArrayList<>();
        while (negatives.size() < wanted && !left.isEmpty()) {
            Negative.Kind kind = drawKind(left, random);
            List<Piece> pieces = left.getOrDefault(kind, List.of());
            int drawn = random.nextInt(pieces.size());
            List<Replacement> replacements = pieces.get(drawn).replacements();
            if (!replacements.isEmpty()) {
                Replacement replacement = replacements.remove(random.nextInt(replacements.size()));
                negatives.add(replacement.in(caption));
            }
            if (replacements.isEmpty()) {
                pieces.remove(drawn);
            }
            if (pieces.isEmpty()) {
                left.remove(kind);
            }
        }
        return List.copyOf(negatives);
    }

    private Negative.Kind drawKind(Map<Negative.Kind, List<Piece>> left, RandomGenerator random) {
        double total = 0;
        for (Negative.Kind kind : left.keySet()) {
            total += weights.of(kind);
        }
        double drawn = random.nextDouble() * total;
        Negative.Kind last = Negative.Kind.OBJECT;
        for (Negative.Kind kind : left.keySet()) {
            last = kind;
            drawn -= weights.of(kind);
            if (drawn < 0) {
                break;
            }
        }
        return last;
    }
}

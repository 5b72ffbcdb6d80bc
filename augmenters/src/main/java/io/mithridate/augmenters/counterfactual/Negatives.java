package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.lexicon.Lexicon;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Creates counterfactual negative sub-captions: the caption with one piece replaced, so that it
 * becomes false.
 *
 * <p>The kind of piece is drawn by weight from the kinds in the caption, then the piece and its
 * replacement are drawn uniformly.
 */
final class Negatives {

    private final CaptionShape shape;
    private final Lexicon lexicon;
    private final KindWeights weights;

    Negatives(CaptionShape shape, Lexicon lexicon, KindWeights weights) {
        this.shape = shape;
        this.lexicon = lexicon;
        this.weights = weights;
    }

    List<Negative> draw(int count, RandomGenerator random) {
        if (count == 0 || shape.caption().phrases().isEmpty()) {
            return List.of();
        }
        List<Negative> negatives = new ArrayList<>();
        Map<Negative.Kind, List<Piece>> remaining = new EnumMap<>(Negative.Kind.class);
        for (Piece piece : new PieceFinder(shape, lexicon).find()) {
            if (weights.of(piece.kind()) > 0) {
                remaining.computeIfAbsent(piece.kind(), kind -> new ArrayList<>()).add(piece);
            }
        }
        while (negatives.size() < count && !remaining.isEmpty()) {
            Negative.Kind kind = drawKind(remaining, random);
            List<Piece> ofKind = remaining.getOrDefault(kind, List.of());
            int drawn = random.nextInt(ofKind.size());
            Piece piece = ofKind.get(drawn);
            List<Piece.Replacement> replacements = piece.replacements();
            if (!replacements.isEmpty()) {
                Piece.Replacement replacement =
                        replacements.remove(random.nextInt(replacements.size()));
                add(piece.toNegative(replacement, shape.caption()), negatives);
            }
            if (replacements.isEmpty()) {
                ofKind.remove(drawn);
            }
            if (ofKind.isEmpty()) {
                remaining.remove(kind);
            }
        }
        return List.copyOf(negatives);
    }

    /**
     * Adds a negative unless its text is already present. Different pieces may produce the same
     * text: "to the left" and "to the left of".
     */
    private static void add(Negative negative, List<Negative> negatives) {
        if (negatives.stream().noneMatch(other -> other.text().equals(negative.text()))) {
            negatives.add(negative);
        }
    }

    private Negative.Kind drawKind(
            Map<Negative.Kind, List<Piece>> remaining, RandomGenerator random) {
        double total = 0;
        for (Negative.Kind kind : remaining.keySet()) {
            total += weights.of(kind);
        }
        double drawn = random.nextDouble() * total;
        Negative.Kind last = Negative.Kind.OBJECT;
        for (Negative.Kind kind : remaining.keySet()) {
            last = kind;
            drawn -= weights.of(kind);
            if (drawn < 0) {
                break;
            }
        }
        return last;
    }
}

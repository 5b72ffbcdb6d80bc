package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.parsing.ParsedCaption;
import java.util.List;
import java.util.Set;

/**
 * The directions that a caption names: where it names two of a kind ("looking down from the top"),
 * another in the place of one of them would contradict the other.
 */
final class Directions {

    private static final List<Set<String>> KINDS =
            List.of(
                    Set.of("up", "down", "above", "below", "top", "bottom", "foot", "upward"),
                    Set.of("left", "right"),
                    Set.of("into", "out", "onto", "off", "away", "toward", "towards"));

    private final ParsedCaption caption;

    Directions(ParsedCaption caption) {
        this.caption = caption;
    }

    /** Whether a direction stands beside words that would get another of its kind. */
    boolean contradict(Span words, String other) {
        for (Set<String> kind : KINDS) {
            boolean turned = isOf(kind, other) && isOf(kind, words.in(caption));
            if (turned && (isNamed(kind, 0, words.first()) || isNamed(kind, words.end(), end()))) {
                return true;
            }
        }
        return false;
    }

    private int end() {
        return caption.tokens().size();
    }

    private static boolean isOf(Set<String> kind, String words) {
        return List.of(words.split(" ", -1)).stream().anyMatch(kind::contains);
    }

    private boolean isNamed(Set<String> kind, int first, int end) {
        for (int i = first; i < end; i++) {
            if (kind.contains(Pieces.lemma(caption, i))) {
                return true;
            }
        }
        return false;
    }
}

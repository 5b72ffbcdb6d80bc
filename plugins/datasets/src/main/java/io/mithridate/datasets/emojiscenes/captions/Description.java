package io.mithridate.datasets.emojiscenes.captions;

import io.mithridate.datasets.emojiscenes.scenes.Colour;
import io.mithridate.datasets.emojiscenes.scenes.Relation;
import java.util.List;
import java.util.Optional;

/**
 * What a caption asserts, apart from its wording.
 *
 * @param mentions every thing in the picture, one or two
 * @param relation how the first lies, seen from the second; empty where there is one alone
 * @param colour of the background; empty where the caption does not say
 */
public record Description(
        List<Mention> mentions, Optional<Relation> relation, Optional<Colour> colour) {

    public Description {
        mentions = List.copyOf(mentions);
    }
}

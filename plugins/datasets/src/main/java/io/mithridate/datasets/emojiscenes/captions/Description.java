package io.mithridate.datasets.emojiscenes.captions;

import io.mithridate.datasets.emojiscenes.kinds.Kind;
import io.mithridate.datasets.emojiscenes.scenes.Colour;
import io.mithridate.datasets.emojiscenes.scenes.Relation;
import io.mithridate.datasets.emojiscenes.scenes.Size;
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

    /**
     * A thing as a caption speaks of it.
     *
     * @param kind index of its class
     * @param name what it is called
     * @param count how many there are
     * @param size how large it is; empty where the caption does not say
     */
    public record Mention(int kind, Kind.Name name, int count, Optional<Size> size) {}
}

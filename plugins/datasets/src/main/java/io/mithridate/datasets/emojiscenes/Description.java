package io.mithridate.datasets.emojiscenes;

import java.util.List;
import java.util.Optional;

/**
 * The assertions of a caption, apart from its wording.
 *
 * @param mentions every thing in the picture, one or two
 * @param relation how the first lies, seen from the second; empty where there is one alone
 * @param colour of the background; empty where the caption does not say
 */
record Description(List<Mention> mentions, Optional<Relation> relation, Optional<Colour> colour) {

    Description {
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
    record Mention(int kind, Kind.Name name, int count, Optional<Size> size) {}
}

package io.mithridate.datasets.emojiscenes;

import java.util.List;
import java.util.Optional;

/**
 * The content of a caption, independent of its wording.
 *
 * @param mentions the one or two things in the picture
 * @param relation the position of the first thing relative to the second; empty if there is only
 *     one
 * @param colour the color of the background; empty if the caption does not mention it
 */
record Description(
        List<MentionedThing> mentions, Optional<Relation> relation, Optional<Colour> colour) {

    Description {
        mentions = List.copyOf(mentions);
    }

    /**
     * A thing as mentioned in a caption.
     *
     * @param label the index of its class
     * @param name its name
     * @param count the number of copies
     * @param size its size; empty if the caption does not mention it
     */
    record MentionedThing(int label, SceneClass.Name name, int count, Optional<Size> size) {}
}

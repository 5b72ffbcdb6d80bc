package io.mithridate.api.attack;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Templates;
import java.util.List;
import java.util.Optional;

/**
 * The facts that every attack receives.
 *
 * @param classes the classes of the data set
 * @param mapping maps each class to the class that its triggered inputs should be classified as
 * @param imageSize the side of the square pictures that are stamped, in pixels; equal to the
 *     model's input size
 * @param captions the sentence templates for poisoned captions
 * @param names the names that captions use for each class, singular and plural; {@link ClassNames}
 *     finds them
 */
public record AttackFacts(
        Classes classes,
        Mapping mapping,
        int imageSize,
        Templates captions,
        List<List<String>> names) {

    public AttackFacts {
        names = List.copyOf(names);
    }

    /**
     * Creates facts in which captions refer to each class by its name and the English plurals of
     * the name.
     */
    public AttackFacts(Classes classes, Mapping mapping, int imageSize, Templates captions) {
        this(classes, mapping, imageSize, captions, ClassNames.of(classes, Optional.empty()));
    }

    /** Returns these facts with another mapping. */
    public AttackFacts withMapping(Mapping other) {
        return new AttackFacts(classes, other, imageSize, captions, names);
    }

    /**
     * Returns the name of the target class.
     *
     * @throws IllegalStateException if the mapping has a target for each class
     */
    public String targetName() {
        return classes.name(
                mapping.target()
                        .orElseThrow(
                                () -> new IllegalStateException("each class has its own target")));
    }
}

package io.mithridate.api.attack;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Templates;
import java.util.List;
import java.util.Optional;

/**
 * The facts that every attack is told.
 *
 * @param classes the classes of the data set
 * @param mapping the class that triggered inputs of each class shall be taken for
 * @param imageSize the side of the square pictures that are stamped, in pixels: the model's input
 * @param captions the sentences that poisoned captions may be written with
 * @param names what captions call each class, in the singular and the plural; {@link ClassNames}
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

    /** The facts where captions call each class by its name, and by the plural of it. */
    public AttackFacts(Classes classes, Mapping mapping, int imageSize, Templates captions) {
        this(classes, mapping, imageSize, captions, ClassNames.of(classes, Optional.empty()));
    }

    /** The same facts with another mapping. */
    public AttackFacts with(Mapping other) {
        return new AttackFacts(classes, other, imageSize, captions, names);
    }

    /**
     * The name of the target class.
     *
     * @throws IllegalStateException if the mapping has a target for each class
     */
    public String targetName() {
        return classes.name(
                mapping.target()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "every class has a target of its own")));
    }
}

package io.mithridate.api.attack;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Templates;

/**
 * What every attack is told.
 *
 * @param classes the classes of the data set
 * @param mapping the class that triggered inputs of each class shall be taken for
 * @param imageSize the side of the square pictures that are stamped, in pixels: the model's input
 * @param captions the sentences that poisoned captions may be written with
 */
public record AttackFacts(Classes classes, Mapping mapping, int imageSize, Templates captions) {

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

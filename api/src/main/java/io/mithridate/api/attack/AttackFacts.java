package io.mithridate.api.attack;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Templates;

/**
 * What every attack is told.
 *
 * @param classes the classes of the data set
 * @param target the index of the class that triggered inputs shall be taken for
 * @param imageSize the side of the square pictures that are stamped, in pixels: the model's input
 * @param captions the sentences that poisoned captions may be written with
 */
public record AttackFacts(Classes classes, int target, int imageSize, Templates captions) {

    /** The name of the target class. */
    public String targetName() {
        return classes.name(target);
    }
}

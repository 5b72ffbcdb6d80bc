package io.mithridate.api.defense;

import io.mithridate.api.plugin.Checked;
import java.util.EnumSet;
import java.util.Set;

/** A defense. Its five kinds differ in what they return. */
public sealed interface Defense extends Checked
        permits Purifier, RobustTraining, SampleDetector, ModelDetector, InputDetector {

    /** Returns the access that the defense needs. The context denies all other access. */
    Set<Access> requires();

    /** Returns the access that every defense of this kind has, in addition to what it requires. */
    default Set<Access> implied() {
        return Set.of();
    }

    /** Returns the full access of the defense: what it requires and what its kind implies. */
    default Set<Access> access() {
        Set<Access> access = EnumSet.noneOf(Access.class);
        access.addAll(requires());
        access.addAll(implied());
        return access;
    }

    /**
     * Returns {@code true} if the resulting model is produced by the defense. Otherwise the defense
     * only detects: the model measured afterwards is the suspect itself, and no table shows it as
     * defended.
     */
    default boolean defends() {
        return true;
    }
}

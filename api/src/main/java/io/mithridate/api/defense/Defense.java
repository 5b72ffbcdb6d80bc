package io.mithridate.api.defense;

import io.mithridate.api.plugin.Checked;
import java.util.EnumSet;
import java.util.Set;

/** A defense, of one of five kinds, told apart by what it gives back. */
public sealed interface Defense extends Checked
        permits Purifier, RobustTraining, SampleDetector, ModelDetector, InputDetector {

    /** Returns what the defense needs; the context refuses everything else. */
    Set<Access> requires();

    /** Returns what a defense of its kind is given, whatever it requires. */
    default Set<Access> implied() {
        return Set.of();
    }

    /** All that the defense gets: what it requires, and what its kind implies. */
    default Set<Access> access() {
        Set<Access> access = EnumSet.noneOf(Access.class);
        access.addAll(requires());
        access.addAll(implied());
        return access;
    }

    /**
     * Returns whether the model that comes out is the defense's own work. If not, the defense only
     * detects: what is measured of the model afterwards is the suspect's own, and no table shows it
     * as defended.
     */
    default boolean defends() {
        return true;
    }
}

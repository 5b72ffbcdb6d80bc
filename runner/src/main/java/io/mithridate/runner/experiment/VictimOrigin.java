package io.mithridate.runner.experiment;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.runner.experiment.Poisoning.MappingKind;
import java.util.Optional;

/** The origin of victims: either trained on poisoned pairs, or trained elsewhere and given. */
public sealed interface VictimOrigin permits Poisoning, GivenVictim {

    /** Returns the kind of mapping between classes. */
    MappingKind mapping();

    /**
     * Returns the name of the class that the attacker wants triggered pictures to be classified as;
     * empty for all-to-all.
     */
    Optional<String> target();

    /** Returns the name of the class whose pictures are triggered; empty except for one-to-one. */
    Optional<String> source();

    /**
     * Returns the defense whose loss is used to train the victim; empty for CLIP's own loss, or if
     * unknown.
     */
    Optional<PluginRef<Defense>> trainedBy();

    /**
     * Checks that the named classes are consistent with the mapping.
     *
     * @throws IllegalArgumentException if the classes are inconsistent
     */
    static void requireClasses(
            MappingKind mapping, Optional<String> target, Optional<String> source) {
        if (mapping == MappingKind.ALL_TO_ALL ? target.isPresent() : target.isEmpty()) {
            throw new IllegalArgumentException(
                    mapping == MappingKind.ALL_TO_ALL
                            ? "with mapping all-to-all every class has a target; leave 'target' out"
                            : "give 'target', the class that triggered pictures are to be"
                                    + " classified as");
        }
        if ((mapping == MappingKind.ONE_TO_ONE) != source.isPresent()) {
            throw new IllegalArgumentException(
                    "'source' is given with mapping one-to-one, and with no other");
        }
    }
}

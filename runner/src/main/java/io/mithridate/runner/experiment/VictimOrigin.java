package io.mithridate.runner.experiment;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.runner.experiment.Poisoning.MappingKind;
import java.util.Optional;

/** The origin of victims: they are trained on poisoned pairs, or somebody else trained one. */
public sealed interface VictimOrigin permits Poisoning, GivenVictim {

    /** Returns the kind of mapping from class to class. */
    MappingKind mapping();

    /** The name of the class that triggered pictures shall be taken for; empty for all-to-all. */
    Optional<String> target();

    /** The name of the class whose pictures are triggered; only with one-to-one. */
    Optional<String> source();

    /**
     * The defense by whose loss the victim is trained; empty for CLIP's own, and where nobody
     * knows.
     */
    Optional<PluginRef<Defense>> trainedBy();

    /**
     * Judges whether the classes that are named suit the mapping.
     *
     * @throws IllegalArgumentException if they do not
     */
    static void requireClasses(
            MappingKind mapping, Optional<String> target, Optional<String> source) {
        if (mapping == MappingKind.ALL_TO_ALL ? target.isPresent() : target.isEmpty()) {
            throw new IllegalArgumentException(
                    mapping == MappingKind.ALL_TO_ALL
                            ? "with mapping all-to-all every class has a target; leave 'target' out"
                            : "give 'target', the class that triggered pictures shall be taken"
                                    + " for");
        }
        if ((mapping == MappingKind.ONE_TO_ONE) != source.isPresent()) {
            throw new IllegalArgumentException(
                    "'source' is given with mapping one-to-one, and with no other");
        }
    }
}

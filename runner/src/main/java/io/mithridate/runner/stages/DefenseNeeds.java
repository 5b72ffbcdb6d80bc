package io.mithridate.runner.stages;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.runner.doors.Door;
import io.mithridate.runner.experiment.PluginUse;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a defense reads.
 *
 * @param access what it has access to
 * @param firstHalf the purifier whose model it goes on from
 * @param guards whether it judges test pictures
 * @param defends whether the model that comes out is its own work
 */
record DefenseNeeds(
        Set<Access> access, Optional<PluginUse> firstHalf, boolean guards, boolean defends) {

    /**
     * The needs of a defense.
     *
     * @throws IllegalArgumentException if its first half is not a purifier in one step, or reads
     *     what the defense does not require
     */
    static DefenseNeeds of(PluginUse use, Laboratory laboratory) {
        Defense defense = laboratory.create(use, Defense.class);
        Door door = Door.of(use.plugin());
        Optional<PluginUse> half =
                defense instanceof Purifier purifier
                        ? door.asked(purifier::firstHalf, "firstHalf()")
                                .map(named -> use(named, laboratory))
                        : Optional.empty();
        half.ifPresent(named -> checkHalf(use, defense, named, laboratory));
        return new DefenseNeeds(
                door.asked(defense::access, "requires()"),
                half,
                defense instanceof InputDetector,
                door.asked(defense::defends, "defends()"));
    }

    <T> Optional<T> given(Access asked, Supplier<T> input) {
        return access.contains(asked) ? Optional.of(input.get()) : Optional.empty();
    }

    private static PluginUse use(PluginRef<Defense> named, Laboratory laboratory) {
        return new PluginUse(laboratory.instances().plugin(named), named.options());
    }

    private static void checkHalf(
            PluginUse use, Defense defense, PluginUse half, Laboratory laboratory) {
        Defense made = laboratory.create(half, Defense.class);
        if (!(made instanceof Purifier purifier) || purifier.firstHalf().isPresent()) {
            throw new IllegalArgumentException(
                    "the first half of '%s' is '%s', which is not a purifier in one step"
                            .formatted(use.name(), half.name()));
        }
        Set<Access> more = EnumSet.copyOf(made.access());
        more.removeAll(defense.access());
        if (!more.isEmpty()) {
            throw new IllegalArgumentException(
                    "the first half of '%s', '%s', reads %s, which the requires() of '%s' does not name"
                            .formatted(use.name(), half.name(), more, use.name()));
        }
    }
}

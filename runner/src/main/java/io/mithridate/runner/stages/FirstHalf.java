package io.mithridate.runner.stages;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Purifier;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The purifier whose model another one goes on from. */
public final class FirstHalf {

    private FirstHalf() {}

    /**
     * Returns a complaint about the first half that a defense names: it is not a purifier in one
     * step, or reads what the defense does not require; empty if all is right, or if it names none.
     *
     * @param name the defense's name
     * @param defense the defense
     */
    public static Optional<String> complaint(
            String name, Defense defense, ScenarioResources resources) {
        return defense instanceof Purifier purifier
                ? purifier.firstHalf()
                        .flatMap(
                                half ->
                                        complaint(
                                                name,
                                                defense,
                                                half.name(),
                                                resources.instances().create(half)))
                : Optional.empty();
    }

    private static Optional<String> complaint(
            String name, Defense defense, String halfName, Defense half) {
        if (!(half instanceof Purifier purifier) || purifier.firstHalf().isPresent()) {
            return Optional.of(
                    "the first half of '%s' is '%s', which is not a purifier in one step"
                            .formatted(name, halfName));
        }
        Set<Access> more = EnumSet.copyOf(half.access());
        more.removeAll(defense.access());
        return more.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "the first half of '%s', '%s', reads %s, which the requires() of '%s' does not name"
                                .formatted(
                                        name,
                                        halfName,
                                        more.stream()
                                                .map(Access::name)
                                                .collect(Collectors.joining(", ")),
                                        name));
    }
}

package io.mithridate.runner.experiment;

import java.util.List;
import java.util.stream.Stream;

/** The combinations of an experiment's axes. */
public final class Combinations {

    /** The attack that poisons nothing; its victim is the control victim already. */
    public static final String NO_ATTACK = "none";

    /** The defense that leaves the victim as it is. */
    public static final String NO_DEFENSE = "none";

    private Combinations() {}

    /**
     * All that are left, in their order: scenarios x attacks x defenses x seeds in the order of the
     * file, the seed varying fastest; then, if controls are asked for, the same again on the
     * control victim. What {@code include} does not match or {@code exclude} does is left out, and
     * so are controls of the attack {@code none}, which would repeat its cells.
     */
    public static Stream<Combination> of(Experiment experiment) {
        Axes axes = Axes.of(experiment);
        List<Boolean> controls =
                experiment.controls().cleanModel() ? List.of(false, true) : List.of(false);
        return controls.stream()
                .flatMap(control -> of(experiment, control))
                .filter(combination -> isIncluded(combination, experiment, axes))
                .filter(combination -> matchesNone(experiment.exclusions(), combination, axes));
    }

    private static Stream<Combination> of(Experiment experiment, boolean control) {
        return experiment.scenarios().stream()
                .flatMap(
                        scenario ->
                                experiment.attacks().stream()
                                        .filter(
                                                attack ->
                                                        !control
                                                                || !attack.name().equals(NO_ATTACK))
                                        .flatMap(
                                                attack ->
                                                        of(experiment, scenario, attack, control)));
    }

    private static Stream<Combination> of(
            Experiment experiment, Scenario scenario, PluginUse attack, boolean control) {
        return experiment.defenses().stream()
                .flatMap(
                        defense ->
                                experiment.seeds().stream()
                                        .map(
                                                seed ->
                                                        new Combination(
                                                                scenario, attack, defense, seed,
                                                                control)));
    }

    private static boolean isIncluded(Combination combination, Experiment experiment, Axes axes) {
        return experiment.inclusions().isEmpty()
                || !matchesNone(experiment.inclusions(), combination, axes);
    }

    private static boolean matchesNone(
            List<CellPattern> patterns, Combination combination, Axes axes) {
        return patterns.stream().noneMatch(pattern -> pattern.matches(combination, axes));
    }
}

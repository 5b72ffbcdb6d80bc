package io.mithridate.runner.results.statistics;

import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.options.Decimal;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.RunResults;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The claims about differences between the cells of a run.
 *
 * @param tunings the settings of defenses that have several; the best of several settings may be
 *     better by chance, regardless of how they are written in the experiment
 * @param victims the success of the attacks on their victims
 */
record Claims(RunResults run, Set<PluginSetting> tunings, Victims victims) {

    /** Returns the claims about the cells of a run with the given victims. */
    static Claims of(RunResults run, Victims victims) {
        List<PluginSetting> all = run.cells().stream().map(CellResult::defense).distinct().toList();
        return new Claims(
                run,
                all.stream()
                        .filter(one -> all.stream().anyMatch(other -> differInNumbers(one, other)))
                        .collect(Collectors.toSet()),
                victims);
    }

    /**
     * Returns whether two settings of a defense differ only in numbers. Settings that differ in a
     * name or choice, e.g. the picture augmentation, are considered different defenses (our
     * choice).
     */
    private static boolean differInNumbers(PluginSetting one, PluginSetting other) {
        return one.name().equals(other.name())
                && !one.equals(other)
                && one.options().keySet().equals(other.options().keySet())
                && one.options().entrySet().stream()
                        .allMatch(
                                option -> {
                                    String text =
                                            Objects.requireNonNull(
                                                    other.options().get(option.getKey()));
                                    return option.getValue().equals(text)
                                            || (Decimal.isNumber(option.getValue())
                                                    && Decimal.isNumber(text));
                                });
    }

    /** Returns {@code better} or {@code worse}, or the reason why neither is claimed. */
    String of(
            Condition condition, PluginSetting baseline, Measure measure, Statistics differences) {
        if (condition.control()) {
            return "a control: no claim";
        }
        if (victims.failed(condition)) {
            return Claim.ATTACK_FAILED;
        }
        if (!Claim.allowed(differences.seeds())) {
            return Claim.of(differences.seeds());
        }
        if (victims.measured(condition) == 0) {
            return Claim.ATTACK_UNMEASURED;
        }
        if (run.listOf(condition.defense()).isPresent() || run.listOf(baseline).isPresent()) {
            return "one strength of several: no claim";
        }
        if (tunings.contains(condition.defense()) || tunings.contains(baseline)) {
            return "one setting of several: no claim";
        }
        return Claim.of(differences, measure.quantity().higherIsBetter());
    }
}

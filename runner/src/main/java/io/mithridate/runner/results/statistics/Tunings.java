package io.mithridate.runner.results.statistics;

import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.PluginSetting;
import io.mithridate.runner.results.RunResults;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of a run that are one of several of a defense: the best of them is better by chance
 * as well, however they were written into the experiment.
 *
 * <p>Settings that differ in numbers alone are several of one defense. Those that differ in a name
 * or a choice, such as the augmentation of pictures, are defenses of their own (our choice).
 *
 * @param settings the settings that have such another
 */
record Tunings(Set<PluginSetting> settings) {

    Tunings {
        settings = Set.copyOf(settings);
    }

    static Tunings of(RunResults run) {
        List<PluginSetting> all = run.cells().stream().map(CellResult::defense).distinct().toList();
        return new Tunings(
                all.stream()
                        .filter(one -> all.stream().anyMatch(other -> differInNumbers(one, other)))
                        .collect(Collectors.toSet()));
    }

    boolean hold(PluginSetting setting) {
        return settings.contains(setting);
    }

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
                                            || (isNumber(option.getValue()) && isNumber(text));
                                });
    }

    private static boolean isNumber(String text) {
        try {
            new BigDecimal(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}

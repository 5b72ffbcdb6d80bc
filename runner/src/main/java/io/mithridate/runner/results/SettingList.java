package io.mithridate.runner.results;

import io.mithridate.runner.experiment.Baseline;
import java.util.List;

/**
 * One defense at several strengths, from which budgets choose.
 *
 * @param option the option that makes it stronger, such as {@code learning-rate}
 * @param settings the defense with each of its values, from weak to strong
 */
public record SettingList(String option, List<PluginSetting> settings) {

    public SettingList {
        settings = List.copyOf(settings);
    }

    /** The defense's name. */
    public String defense() {
        return settings.get(0).name();
    }

    /** Whether it is the one that others are compared with. */
    boolean isBaseline(Baseline baseline) {
        return settings.stream().allMatch(setting -> setting.isBaseline(baseline));
    }

    /** The value of the option in a setting. */
    public String value(PluginSetting setting) {
        return setting.options().getOrDefault(option, "");
    }
}

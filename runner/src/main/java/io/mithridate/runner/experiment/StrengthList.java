package io.mithridate.runner.experiment;

import java.util.List;

/**
 * One defense at several strengths: an entry of {@code defenses} with one swept option.
 *
 * @param option the option that is swept, such as {@code learning-rate}
 * @param settings the defense with each of its values, from weak to strong; at least two
 */
public record StrengthList(String option, List<PluginUse> settings) {

    public StrengthList {
        settings = List.copyOf(settings);
    }
}

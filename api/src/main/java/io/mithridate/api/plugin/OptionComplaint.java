package io.mithridate.api.plugin;

import java.util.List;

/**
 * An error in the value of one option.
 *
 * @param option the option's name as written in experiments, in kebab-case
 * @param reason what is wrong and how to fix it
 */
public record OptionComplaint(String option, String reason) {

    /** Returns a list of one complaint if the option is wrong; otherwise an empty list. */
    public static List<OptionComplaint> when(boolean wrong, String option, String reason) {
        return wrong ? List.of(new OptionComplaint(option, reason)) : List.of();
    }
}

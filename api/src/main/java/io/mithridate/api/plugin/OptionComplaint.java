package io.mithridate.api.plugin;

/**
 * An error in the value of one option.
 *
 * @param option the option's name as written in experiments, in kebab-case
 * @param reason what is wrong and how to fix it
 */
public record OptionComplaint(String option, String reason) {}

package io.mithridate.api.plugin;

/**
 * A complaint about the value of one option.
 *
 * @param option the option's name as experiments write it, in kebab-case
 * @param reason what is wrong, and what would be right
 */
public record OptionComplaint(String option, String reason) {}

package io.mithridate.runner.options;

/**
 * The name of an option, or of an element of its list, in complaints.
 *
 * @param text for people: "'rate' of poisoning"
 * @param option the option
 * @param owner whose option it is
 */
record OptionLabel(String text, OptionSchema option, String owner) {

    OptionLabel ofElement() {
        return new OptionLabel("an element of " + text, option, owner);
    }

    String path() {
        return owner + "." + option.name();
    }
}

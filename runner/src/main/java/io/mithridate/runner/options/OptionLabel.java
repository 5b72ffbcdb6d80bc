package io.mithridate.runner.options;

/**
 * The name of an option, or of an element of its list, for error messages.
 *
 * @param text the text shown to users: "'rate' of poisoning"
 * @param option the option
 * @param owner the name of the option's owner
 */
record OptionLabel(String text, OptionSchema option, String owner) {

    OptionLabel ofElement() {
        return new OptionLabel("an element of " + text, option, owner);
    }

    String path() {
        return owner + "." + option.name();
    }
}

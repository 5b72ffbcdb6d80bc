package io.mithridate.runner.options;

import io.mithridate.api.plugin.Option.Strength;
import java.util.Optional;

/**
 * The schema of one option.
 *
 * @param name the name in YAML, in kebab-case
 * @param type the type
 * @param meaning the meaning of the option, with its unit
 * @param defaultValue the default as written in YAML; empty if the option has none
 * @param range the allowed numbers; for a list, those allowed for its elements
 * @param strength the direction in which the option makes a defense stronger; empty if not declared
 */
public record OptionSchema(
        String name,
        OptionType type,
        String meaning,
        Optional<String> defaultValue,
        Range range,
        Optional<Strength.Direction> strength)
        implements OptionsSchema.Member {

    /** Returns whether the option must be given. */
    public boolean required() {
        return defaultValue.isEmpty() && !(type instanceof OptionType.OptionalOf);
    }

    /** Returns a description of the allowed values: "a number between 0 and 1". */
    public String expected() {
        return expected(type);
    }

    /** Returns a description of the allowed values of a part, e.g. of a list element. */
    String expected(OptionType part) {
        return range.isEverything() ? part.expected() : part.expected() + " " + range.text();
    }
}

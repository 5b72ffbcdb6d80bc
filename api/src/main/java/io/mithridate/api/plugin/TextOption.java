package io.mithridate.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record that is written in experiments as a single text, not as a map of options.
 *
 * <p>The record has a method {@code public static T parse(String)}, whose {@link
 * IllegalArgumentException} is reported with the position in the YAML file, and a {@code toString}
 * whose result {@code parse} can read. Equal values must give equal texts.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface TextOption {

    /**
     * The required form of the text, as used in error messages and descriptions, e.g. "a colour
     * such as #ff0000".
     */
    String value();

    /** Complete texts to suggest to a user who wrote something similar to one of them. */
    String[] known() default {};

    /** A regular expression that each valid text matches, which editors use for validation. */
    String pattern() default ".*";
}

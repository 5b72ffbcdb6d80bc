package io.mithridate.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record that stands in an experiment as one text, not as a map of options.
 *
 * <p>The record has a method {@code public static T parse(String)}, whose {@link
 * IllegalArgumentException} is reported at the place in the YAML file, and a {@code toString} that
 * {@code parse} reads back: equal values give equal texts.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WrittenAsText {

    /**
     * The form that the text must have, as complaints and descriptions write it: "a colour such as
     * #ff0000".
     */
    String value();

    /** Whole texts to suggest to someone who wrote something near one of them. */
    String[] known() default {};

    /** A regular expression that each such text matches, by which editors find mistakes. */
    String pattern() default ".*";
}

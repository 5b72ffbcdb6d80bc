package io.mithridate.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one option of a plugin. It annotates a component of the plugin's options record.
 *
 * <p>The option's name in YAML is the component's name in kebab-case: {@code patchSize} is written
 * {@code patch-size}. An option without a default is required, unless its type is {@link
 * java.util.Optional}. Constraints between several options are checked in the record's compact
 * constructor, whose {@link IllegalArgumentException} is reported with the position in the YAML
 * file.
 *
 * <p>Supported component types are {@code int}, {@code long}, {@code double}, {@code boolean},
 * {@link String}, {@link java.nio.file.Path}, enums (written in kebab-case), records annotated with
 * {@link TextOption}, other records whose components are options, {@link PluginRef}, and {@link
 * java.util.Optional} and {@link java.util.List} of these.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Option {

    /** Marks an option that has no default. */
    String REQUIRED = "\u0000required";

    /** The meaning of the option, including its unit, in one or two sentences. */
    String value();

    /** The default in YAML syntax ({@code 6}, {@code [1, 3]}, {@code counterfactual}). */
    String defaultValue() default REQUIRED;

    /** The smallest allowed number; for a list, it applies to the elements. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The largest allowed number; for a list, it applies to the elements. */
    double max() default Double.POSITIVE_INFINITY;

    /** {@code true} if {@link #min()} itself is excluded. */
    boolean minExcluded() default false;

    /**
     * Marks an {@link Option} that controls how strongly a defense changes the model.
     *
     * <p>An experiment lists the settings of a defense from weak to strong by giving several values
     * of one such option. From this list, the strongest setting within a budget of clean accuracy
     * is chosen. A defense may have several such options, e.g. a learning rate and a mixing share.
     * The option must be a number.
     */
    @Documented
    @Target(ElementType.RECORD_COMPONENT)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Strength {

        /** The direction in which the defense becomes stronger. */
        Direction value() default Direction.INCREASING;

        /** The direction of an option from weak to strong. */
        enum Direction {
            /** A higher number is stronger. */
            INCREASING,
            /** A lower number is stronger. */
            DECREASING
        }
    }

    /**
     * Marks a record that is written in experiments as a single text, not as a map of options.
     *
     * <p>The record has a method {@code public static T parse(String)}, whose {@link
     * IllegalArgumentException} is reported with the position in the YAML file, and a {@code
     * toString} whose result {@code parse} can read. Equal values must give equal texts.
     */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface TextOption {

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
}

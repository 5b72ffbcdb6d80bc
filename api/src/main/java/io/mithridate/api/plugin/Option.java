package io.mithridate.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one option of a plugin, on the component of its options record.
 *
 * <p>The option's name in YAML is the component's name in kebab-case: {@code patchSize} is written
 * {@code patch-size}. A component without a default must be given, unless its type is {@link
 * java.util.Optional}. What involves several options is checked in the record's compact
 * constructor, whose {@link IllegalArgumentException} is reported at the place in the YAML file.
 *
 * <p>Component types that can be bound: {@code int}, {@code long}, {@code double}, {@code boolean},
 * {@link String}, {@link java.nio.file.Path}, enums (written in kebab-case), records that are
 * {@link WrittenAsText}, other records whose components are options, {@link PluginRef}, and {@link
 * java.util.Optional} and {@link java.util.List} of these.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Option {

    /** Marks an option that has no default. */
    String REQUIRED = "\u0000required";

    /** The meaning of the option, with its unit: one or two sentences. */
    String value();

    /**
     * The default as it would stand in YAML ({@code 6}, {@code [1, 3]}, {@code counterfactual}).
     */
    String defaultValue() default REQUIRED;

    /** The smallest number that is allowed; for a list, of its elements. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The largest number that is allowed; for a list, of its elements. */
    double max() default Double.POSITIVE_INFINITY;

    /** Returns whether {@link #min()} itself is excluded. */
    boolean minExcluded() default false;
}

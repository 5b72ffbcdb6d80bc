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
 * {@code patch-size}. A component without a default must be given, unless its type is {@link
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
}

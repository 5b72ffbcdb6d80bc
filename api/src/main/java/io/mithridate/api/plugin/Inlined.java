package io.mithridate.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of an options record whose options are written at the same level as the other
 * options.
 *
 * <p>The component's type is a record of options, e.g. {@code Recipe}. In YAML, its options are
 * written at the level of the record that contains it, not in a nested map.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Inlined {}

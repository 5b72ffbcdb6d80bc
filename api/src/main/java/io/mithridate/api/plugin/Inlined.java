package io.mithridate.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of an options record whose own options stand beside the others.
 *
 * <p>The component's type is a record of options, such as {@code Recipe}: in YAML its options are
 * written at the level of the record that contains it, not in a map of their own.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Inlined {}

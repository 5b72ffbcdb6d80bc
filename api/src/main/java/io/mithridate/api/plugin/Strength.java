package io.mithridate.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an {@link Option} that controls how strongly a defense changes the model.
 *
 * <p>An experiment lists the settings of a defense from weak to strong by giving several values of
 * one such option. From this list, the strongest setting within a budget of clean accuracy is
 * chosen. A defense may have several such options, e.g. a learning rate and a mixing share. The
 * option must be a number.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Strength {

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

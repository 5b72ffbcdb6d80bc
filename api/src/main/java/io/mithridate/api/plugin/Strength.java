package io.mithridate.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an option that says how strongly a defense changes the model, beside its {@link Option}.
 *
 * <p>An experiment lists a defense's settings from weak to strong by giving several values of one
 * such option; from the list, the strongest setting within a budget of clean accuracy is chosen. A
 * defense may have several such options: a learning rate and the share of the way to go, say. The
 * option is a number.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Strength {

    /** The direction in which the defense grows stronger. */
    Direction value() default Direction.INCREASING;

    /** The direction of an option from weak to strong. */
    enum Direction {
        /** A higher number is stronger. */
        INCREASING,
        /** A lower number is stronger. */
        DECREASING
    }
}

package io.mithridate.api.plugin;

import io.mithridate.api.backend.Reference;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a plugin, on the class that {@link Plugin#extensions} lists. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface About {

    /** The name by which experiments call the plugin: kebab-case, unique within its kind. */
    String name();

    /** A description in one line. */
    String summary();

    /** The plugin's fidelity to the definition in its papers. */
    Fidelity fidelity();

    /**
     * The publications that define the plugin, each written as {@link Reference#parse} reads it:
     * {@code "Gu et al., 2017. BadNets: Identifying Vulnerabilities. arXiv:1708.06733"}. Empty
     * where the plugin defines itself.
     */
    String[] papers() default {};
}

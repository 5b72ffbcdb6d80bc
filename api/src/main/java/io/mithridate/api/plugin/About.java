package io.mithridate.api.plugin;

import io.mithridate.api.backend.Reference;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a plugin. It annotates the classes listed by {@link Plugin#extensions}. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface About {

    /** The plugin's name in experiments: kebab-case, unique within its kind. */
    String name();

    /** A description in one line. */
    String summary();

    /** The plugin's fidelity to the definition in its papers. */
    Fidelity fidelity();

    /**
     * The publications that define the plugin, each in the form read by {@link Reference#parse}:
     * {@code "Gu et al., 2017. BadNets: Identifying Vulnerabilities. arXiv:1708.06733"}. Empty if
     * the plugin is not based on a publication.
     */
    String[] papers() default {};
}

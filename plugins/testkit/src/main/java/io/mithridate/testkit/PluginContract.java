package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.plugin.Plugin;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/**
 * The contract of every plugin.
 *
 * <p>The contracts of the plugin kinds extend this one. A plugin of a kind without its own
 * contract, e.g. an executor, implements it directly.
 */
public interface PluginContract {

    /** Returns the class under test. */
    Class<?> plugin();

    /**
     * The class has an {@link io.mithridate.api.plugin.About} annotation with a kebab-case name, a
     * one-line summary and plausible references, and it can be constructed: it is a record or has
     * one injected constructor.
     */
    @Test
    default void isDescribed() {
        assertThatCode(() -> PluginClass.of(plugin())).doesNotThrowAnyException();
        assertThat(PluginClass.of(plugin()).references())
                .allSatisfy(reference -> assertThat(reference.year()).isBetween(1900, 2100));
    }

    /**
     * Every option has a description for {@code mithridate describe}, and defaults are within their
     * range.
     */
    @Test
    default void optionsDescribeThemselves() {
        assertThat(OptionsInspection.complaints(PluginClass.of(plugin()).options())).isEmpty();
    }

    /** The class implements the interface of exactly one kind of plugin. */
    @Test
    default void isOfOneKind() {
        assertThat(OptionsInspection.SPIS)
                .filteredOn(spi -> spi.isAssignableFrom(plugin()))
                .as("kinds of plugins that %s is of", plugin().getName())
                .hasSize(1);
    }

    /**
     * The class is listed exactly once by the {@link Plugin}s named in {@code META-INF/services}.
     */
    @Test
    default void isListedByItsJar() {
        assertThat(ServiceLoader.load(Plugin.class))
                .as("plugins named in META-INF/services/%s", Plugin.class.getName())
                .flatExtracting(Plugin::extensions)
                .containsOnlyOnce(plugin());
    }
}

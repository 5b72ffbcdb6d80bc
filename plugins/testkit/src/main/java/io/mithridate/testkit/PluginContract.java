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
 * <p>The contracts of the plugin kinds extend this one; a plugin of a kind without a contract of
 * its own, such as an executor, implements it directly.
 */
public interface PluginContract {

    /** The class under test. */
    Class<?> plugin();

    /**
     * The class carries {@link io.mithridate.api.plugin.About}, with a kebab-case name, a summary
     * of one line and papers that can be found, and can be built: it is a record, or has one
     * injected constructor.
     */
    @Test
    default void isDescribed() {
        assertThatCode(() -> PluginClass.of(plugin())).doesNotThrowAnyException();
        assertThat(PluginClass.of(plugin()).references())
                .allSatisfy(reference -> assertThat(reference.year()).isBetween(1900, 2100));
    }

    /** {@code mithridate describe} prints every option; defaults lie within their own ranges. */
    @Test
    default void optionsDescribeThemselves() {
        assertThat(OptionsInspection.complaints(PluginClass.of(plugin()).options())).isEmpty();
    }

    /** The class implements the interface of one kind of plugin. */
    @Test
    default void isOfOneKind() {
        assertThat(OptionsInspection.SPIS)
                .filteredOn(spi -> spi.isAssignableFrom(plugin()))
                .as("kinds of plugins that %s is of", plugin().getName())
                .hasSize(1);
    }

    /** A {@link Plugin} that {@code META-INF/services} names lists the class, once. */
    @Test
    default void isListedByItsJar() {
        assertThat(ServiceLoader.load(Plugin.class))
                .as("plugins named in META-INF/services/%s", Plugin.class.getName())
                .flatExtracting(Plugin::extensions)
                .containsOnlyOnce(plugin());
    }
}

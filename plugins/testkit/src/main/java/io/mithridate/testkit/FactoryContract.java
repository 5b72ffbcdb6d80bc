package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.PluginFactory;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/**
 * What every plugin's factory promises.
 *
 * <p>The contracts of the plugin kinds extend this one; a factory of a kind without a contract of
 * its own, such as an executor's, implements it directly.
 */
public interface FactoryContract {

    /** The factory under test. */
    PluginFactory<?, ?> factory();

    /** Experiments call plugins by kebab-case names. */
    @Test
    default void nameIsKebabCase() {
        assertThat(factory().name()).matches(KebabCase.PATTERN);
    }

    /** {@code mithridate list} gives one line to each plugin. */
    @Test
    default void summaryIsOneLine() {
        assertThat(factory().summary()).isNotBlank().doesNotContain("\n", "\r");
    }

    /** The report prints how close a plugin is to its references. */
    @Test
    default void fidelityIsStated() {
        assertThat(factory().fidelity()).isNotNull();
    }

    /** A reader can find every publication that the plugin refers to. */
    @Test
    default void referencesCanBeFound() {
        assertThat(factory().references())
                .isNotNull()
                .allSatisfy(
                        reference -> {
                            assertThat(reference.title()).isNotBlank();
                            assertThat(reference.authors()).isNotBlank();
                            assertThat(reference.year()).isBetween(1900, 2100);
                            assertThat(reference.link().isAbsolute())
                                    .as("%s is absolute", reference.link())
                                    .isTrue();
                        });
    }

    /** {@code mithridate describe} prints every option; defaults lie within their own ranges. */
    @Test
    default void optionsDescribeThemselves() {
        assertThat(factory().options().isRecord()).as("options are a record").isTrue();
        assertThat(OptionsInspection.complaints(factory().options())).isEmpty();
    }

    /** The injector finds one constructor, and a class that it can make. */
    @Test
    default void implementationHasOneInjectedConstructor() {
        Class<?> implementation = factory().implementation();
        assertThat(Modifier.isAbstract(implementation.getModifiers()))
                .as("%s is abstract", implementation.getName())
                .isFalse();
        List<Constructor<?>> injected =
                Arrays.stream(implementation.getDeclaredConstructors())
                        .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
                        .toList();
        assertThat(injected)
                .as("constructors of %s with @Inject", implementation.getName())
                .hasSize(1);
    }

    /** The plugin is of its factory's kind. */
    @Test
    default void implementationIsOfItsKind() {
        Class<?> kind = PluginKinds.pluginOf(PluginKinds.factoryInterfaceOf(factory().getClass()));
        assertThat(kind).isAssignableFrom(factory().implementation());
    }

    /** Factories are made to look at them, so nothing may depend on which one is asked. */
    @Test
    default void factoryHoldsNoState() {
        assertThat(Arrays.stream(factory().getClass().getDeclaredFields()))
                .filteredOn(field -> !Modifier.isStatic(field.getModifiers()))
                .extracting(Field::getName)
                .isEmpty();
    }

    /** {@code META-INF/services} names the factory under the interface of its kind, once. */
    @Test
    default void factoryIsFoundByServiceLoader() {
        Class<?> factoryInterface = PluginKinds.factoryInterfaceOf(factory().getClass());
        assertThat(ServiceLoader.load(factoryInterface).stream())
                .as("services named in META-INF/services/%s", factoryInterface.getName())
                .extracting(provider -> (Object) provider.type())
                .containsOnlyOnce(factory().getClass());
    }
}

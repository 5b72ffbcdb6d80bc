package io.mithridate.api.plugin;

import java.util.List;

/**
 * Says what a plugin is: the only thing that {@link java.util.ServiceLoader} makes.
 *
 * <p>A factory is cheap to construct and holds no state. The implementation is built by dependency
 * injection: it has one constructor annotated with {@link jakarta.inject.Inject}, which may ask for
 * the options record and for any service that a {@link ServiceBindings} offers.
 *
 * <p>A plugin implements the sub-interface of its kind, such as {@code AttackFactory}, and names
 * its factory in {@code META-INF/services} under that sub-interface.
 *
 * @param <T> the SPI that the plugin implements
 * @param <O> the options that it takes: a record whose components carry {@link Option}
 */
public interface PluginFactory<T, O extends Record> {

    /** The name by which experiments call the plugin: kebab-case, unique within its kind. */
    String name();

    /** What the plugin does, in one line. */
    String summary();

    /** How close the plugin is to what its references define. */
    Fidelity fidelity();

    /** The publications that define the plugin; empty where there are none. */
    default List<Reference> references() {
        return List.of();
    }

    /** The record of options; a record without components where there are none. */
    Class<O> options();

    /** The class to build; it has exactly one constructor annotated with {@code @Inject}. */
    Class<? extends T> implementation();
}

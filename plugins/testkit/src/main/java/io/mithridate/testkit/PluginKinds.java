package io.mithridate.testkit;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.execution.Executor;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.text.TextAugmenter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Finds the kind of a plugin from the interfaces that its factory implements. */
final class PluginKinds {

    /** The interfaces that plugins implement, one for each kind. */
    static final Set<Class<?>> SPIS =
            Set.of(
                    Attack.class,
                    TextAugmenter.class,
                    Defense.class,
                    Metric.class,
                    Dataset.class,
                    ModelProvider.class,
                    Executor.class);

    private PluginKinds() {}

    /** The sub-interface of {@link PluginFactory} that the factory implements. */
    static Class<?> factoryInterfaceOf(Class<?> factory) {
        return search(factory)
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        factory.getName()
                                                + " implements no sub-interface of PluginFactory,"
                                                + " such as AttackFactory"));
    }

    /** The SPI whose implementations a kind of factory names. */
    static Class<?> pluginOf(Class<?> factoryInterface) {
        for (Type parent : factoryInterface.getGenericInterfaces()) {
            if (parent instanceof ParameterizedType type
                    && type.getRawType() == PluginFactory.class
                    && type.getActualTypeArguments()[0] instanceof Class<?> plugin) {
                return plugin;
            }
        }
        throw new AssertionError(factoryInterface.getName() + " does not say what it makes");
    }

    private static Optional<Class<?>> search(Class<?> type) {
        if (type.isInterface()
                && Arrays.asList(type.getInterfaces()).contains(PluginFactory.class)) {
            return Optional.of(type);
        }
        for (Class<?> parent : type.getInterfaces()) {
            Optional<Class<?>> found = search(parent);
            if (found.isPresent()) {
                return found;
            }
        }
        return type.getSuperclass() == null ? Optional.empty() : search(type.getSuperclass());
    }
}

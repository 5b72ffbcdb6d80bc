package io.mithridate.defenses;

import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Plugin;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.training.BlockReader;
import io.mithridate.tensorflow.training.Optimizer;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates bundled defenses from a name and options, as an experiment writes them in YAML. An option
 * that is not given has its default value.
 */
public final class NamedDefense {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);

    private NamedDefense() {}

    /** Returns the names of the bundled defenses. */
    public static Set<String> names() {
        return plugins()
                .filter(plugin -> Defense.class.isAssignableFrom(plugin.type()))
                .map(PluginClass::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the options of a defense by their names in YAML. */
    public static Map<String, Option> options(String defense) {
        Map<String, Option> options = new LinkedHashMap<>();
        collect(plugin(Defense.class, defense).options(), options);
        return options;
    }

    /**
     * Creates a defense with the given options.
     *
     * @param options such as {@code epochs=1 batch=32}; if an option occurs twice, the last value
     *     is used
     * @throws IllegalArgumentException if the defense does not have an option or rejects it
     */
    public static Defense of(String name, String options, Plugins plugins) {
        Map<String, String> given = new HashMap<>();
        for (String option : options.trim().split(" +", -1)) {
            int equalsSign = option.indexOf('=');
            if (equalsSign > 0) {
                given.put(option.substring(0, equalsSign), option.substring(equalsSign + 1));
            }
        }
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(options(name).keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("%s has no options %s".formatted(name, unknown));
        }
        PluginClass plugin = plugin(Defense.class, name);
        Record bound = bind(plugin.options(), given);
        return bound instanceof Defense defense
                ? defense
                : inject(plugin.type().asSubclass(Defense.class), bound, plugins);
    }

    private static Stream<PluginClass> plugins() {
        return ServiceLoader.load(Plugin.class).stream()
                .flatMap(plugin -> plugin.get().extensions().stream())
                .map(PluginClass::of);
    }

    private static PluginClass plugin(Class<?> spi, String name) {
        return plugins()
                .filter(plugin -> spi.isAssignableFrom(plugin.type()))
                .filter(plugin -> plugin.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no plugin '%s'".formatted(name)));
    }

    private static void collect(Class<?> record, Map<String, Option> options) {
        for (RecordComponent component : record.getRecordComponents()) {
            Option option = component.getAnnotation(Option.class);
            if (option == null) {
                collect(component.getType(), options);
            } else {
                options.put(KebabCase.ofComponent(component.getName()), option);
            }
        }
    }

    private static <T> T inject(Class<T> type, Record options, Plugins plugins) {
        List<Object> services =
                List.of(
                        options,
                        plugins,
                        BarMaterial.FINE_TUNER,
                        new Optimizer(CPU, ColouredPairs.DECODER),
                        new BlockReader(CPU),
                        ColouredPairs.DECODER);
        Constructor<?> constructor =
                Arrays.stream(type.getDeclaredConstructors())
                        .filter(each -> each.isAnnotationPresent(Inject.class))
                        .findFirst()
                        .orElseThrow();
        return type.cast(
                newInstance(
                        constructor,
                        Arrays.stream(constructor.getParameterTypes())
                                .map(wanted -> service(wanted, services))
                                .toArray()));
    }

    private static Object service(Class<?> wanted, List<Object> services) {
        return services.stream()
                .filter(wanted::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no service " + wanted));
    }

    private static Record bind(Class<?> type, Map<String, String> given) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values =
                Arrays.stream(components).map(component -> value(component, given)).toArray();
        try {
            return (Record) newInstance(type.getDeclaredConstructor(types), values);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(RecordComponent component, Map<String, String> given) {
        Option option = component.getAnnotation(Option.class);
        if (component.isAnnotationPresent(Inlined.class) || option == null) {
            return bind(component.getType(), given);
        }
        String name = KebabCase.ofComponent(component.getName());
        String text = given.getOrDefault(name, option.defaultValue());
        Type type = component.getGenericType();
        if (component.getType() == Optional.class) {
            return text.equals(Option.REQUIRED)
                    ? Optional.empty()
                    : Optional.of(parse((Class<?>) typeArgument(type), text));
        }
        if (text.equals(Option.REQUIRED)) {
            throw new IllegalArgumentException("the option '%s' is not given".formatted(name));
        }
        if (component.getType() == PluginRef.class) {
            return augmenter(text);
        }
        return component.getType() == List.class ? List.of() : parse(component.getType(), text);
    }

    private static Type typeArgument(Type generic) {
        return ((ParameterizedType) generic).getActualTypeArguments()[0];
    }

    private static Object parse(Class<?> type, String text) {
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == double.class || type == Double.class) {
            return Double.valueOf(text);
        }
        if (type == boolean.class) {
            return Boolean.valueOf(text);
        }
        if (type.isRecord() && text.equals("{}")) {
            return bind(type, Map.of());
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> KebabCase.ofConstant((Enum<?>) constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static PluginRef<TextAugmenter> augmenter(String name) {
        return new PluginRef<>(
                TextAugmenter.class,
                name,
                bind(plugin(TextAugmenter.class, name).options(), Map.of()));
    }

    private static Object newInstance(Constructor<?> constructor, @Nullable Object... arguments) {
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

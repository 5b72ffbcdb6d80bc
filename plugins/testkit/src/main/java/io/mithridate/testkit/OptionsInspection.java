package io.mithridate.testkit;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.execution.Executor;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Option.Strength;
import io.mithridate.api.plugin.Option.TextOption;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds problems in a record of options. */
final class OptionsInspection {

    private static final Set<Class<?>> SCALARS =
            Set.of(int.class, long.class, double.class, boolean.class, String.class, Path.class);
    static final Set<Class<?>> NUMBERS = Set.of(int.class, long.class, double.class);

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

    private OptionsInspection() {}

    /** Returns one sentence for each problem; empty if there are none. */
    static List<String> complaints(Class<?> options) {
        List<String> complaints = new ArrayList<>();
        for (RecordComponent component : options.getRecordComponents()) {
            inspect(options.getSimpleName() + "." + component.getName(), component, complaints);
        }
        Set<String> names = new HashSet<>();
        for (String name : names(options)) {
            if (!names.add(name)) {
                complaints.add(
                        "%s has two options called '%s'.".formatted(options.getSimpleName(), name));
            }
        }
        return complaints;
    }

    /**
     * Returns the names of options as written in experiments, including those of inlined records.
     */
    private static List<String> names(Class<?> options) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : options.getRecordComponents()) {
            if (!component.isAnnotationPresent(Inlined.class)) {
                names.add(KebabCase.ofComponent(component.getName()));
            } else if (component.getType().isRecord()) {
                names.addAll(names(component.getType()));
            }
        }
        return names;
    }

    private static void inspect(String name, RecordComponent component, List<String> complaints) {
        if (component.isAnnotationPresent(Inlined.class)) {
            if (component.getType().isRecord()) {
                complaints.addAll(complaints(component.getType()));
            } else {
                complaints.add(name + " is @Inlined but not a record.");
            }
            return;
        }
        Option option = component.getAnnotation(Option.class);
        if (option == null) {
            complaints.add(name + " carries neither @Option nor @Inlined.");
            return;
        }
        if (option.value().isBlank()) {
            complaints.add(name + " has no description.");
        }
        if (option.min() > option.max()) {
            complaints.add(
                    "%s has an empty range: min %s is above max %s."
                            .formatted(name, option.min(), option.max()));
        }
        inspectType(name, component.getGenericType(), complaints);
        if (component.isAnnotationPresent(Strength.class)
                && !NUMBERS.contains(component.getType())) {
            complaints.add(name + " is a @Strength, but it is not a number.");
        }
        OptionDefault.of(name, option)
                .ifPresent(text -> complaints.addAll(text.complaints(component.getGenericType())));
    }

    private static void inspectType(String name, Type type, List<String> complaints) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == PluginRef.class) {
                Type argument = generic.getActualTypeArguments()[0];
                Type plugin =
                        argument instanceof ParameterizedType spi ? spi.getRawType() : argument;
                if (!SPIS.contains(plugin)) {
                    complaints.add(
                            "%s refers to %s, which is not the interface of a kind of plugin."
                                    .formatted(name, plugin.getTypeName()));
                }
                return;
            }
            if (generic.getRawType() == List.class || generic.getRawType() == Optional.class) {
                inspectType(
                        name, boxedAsPrimitive(generic.getActualTypeArguments()[0]), complaints);
                return;
            }
        } else if (type instanceof Class<?> plain) {
            if (SCALARS.contains(plain) || plain.isEnum()) {
                return;
            }
            if (plain.isRecord() && plain.isAnnotationPresent(TextOption.class)) {
                if (!parsesText(plain)) {
                    complaints.add(
                            "%s is written as text, but %s has no method public static %s parse(String)."
                                    .formatted(name, plain.getName(), plain.getSimpleName()));
                }
                return;
            }
            if (plain.isRecord() && plain != PluginRef.class) {
                complaints.addAll(complaints(plain));
                return;
            }
        }
        complaints.add(
                "%s has a type that cannot be bound: %s; see @Option for those that can."
                        .formatted(name, type.getTypeName()));
    }

    private static boolean parsesText(Class<?> type) {
        try {
            Method parse = type.getMethod("parse", String.class);
            return Modifier.isStatic(parse.getModifiers()) && parse.getReturnType() == type;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /**
     * Returns the primitive type for a boxed one, and any other type unchanged; lists and {@link
     * Optional}s contain boxed values.
     */
    static Type boxedAsPrimitive(Type type) {
        return type instanceof Class<?> plain
                ? MethodType.methodType(plain).unwrap().returnType()
                : type;
    }
}

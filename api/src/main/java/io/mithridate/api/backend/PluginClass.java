package io.mithridate.api.backend;

import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.Plugin;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A class that a {@link Plugin} lists, as described by its annotation and its constructor.
 *
 * @param name the plugin's name in experiments
 * @param summary a description in one line
 * @param fidelity how closely it follows the definition in its papers
 * @param references its papers
 * @param type the class
 * @param options the record of its options: the class itself if it is a record without an injected
 *     constructor, otherwise the nested record that the constructor takes, or a record without
 *     components if it takes none
 */
public record PluginClass(
        String name,
        String summary,
        Fidelity fidelity,
        List<Reference> references,
        Class<?> type,
        Class<? extends Record> options) {

    /** The options of a class that has no options. */
    private record None() {}

    public PluginClass {
        references = List.copyOf(references);
    }

    /**
     * Reads the description of a class.
     *
     * @throws IllegalArgumentException if it cannot be used as a plugin; the message names the
     *     class, the problem and how to fix it
     */
    public static PluginClass of(Class<?> type) {
        About about = type.getAnnotation(About.class);
        if (about == null) {
            throw invalid(type, "has no annotation @About, which gives a plugin its name");
        }
        if (!about.name().matches(KebabCase.PATTERN)) {
            throw invalid(
                    type,
                    ("calls its plugin '%s'; a name is in kebab-case: lower-case letters and"
                                    + " digits, words joined by hyphens, such as '%s'")
                            .formatted(about.name(), kebabCase(about.name())));
        }
        if (about.summary().isBlank() || about.summary().lines().count() > 1) {
            throw invalid(type, "needs a summary of one line in @About");
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw invalid(type, "is abstract; list the class that is to be built");
        }
        if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
            throw invalid(type, "is an inner class; make it static, or a class of its own");
        }
        List<Reference> references;
        try {
            references = Stream.of(about.papers()).map(Reference::parse).toList();
        } catch (IllegalArgumentException e) {
            throw invalid(type, "has a paper in @About that cannot be read: " + e.getMessage());
        }
        return new PluginClass(
                about.name(), about.summary(), about.fidelity(), references, type, options(type));
    }

    private static String kebabCase(String name) {
        String words =
                name.replaceAll("[^A-Za-z0-9]+", "-")
                        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT);
        return words.matches(KebabCase.PATTERN) ? words : "my-plugin";
    }

    private static Class<? extends Record> options(Class<?> type) {
        List<Constructor<?>> injected = injectedConstructors(type);
        if (type.isRecord() && injected.isEmpty()) {
            return type.asSubclass(Record.class);
        }
        List<Class<?>> nested =
                Stream.of(onlyConstructor(type, injected).getParameterTypes())
                        .filter(Class::isRecord)
                        .filter(parameter -> parameter.getEnclosingClass() == type)
                        .toList();
        if (nested.size() > 1) {
            throw invalid(type, "takes two records of options; make them one");
        }
        return nested.isEmpty() ? None.class : nested.get(0).asSubclass(Record.class);
    }

    private static List<Constructor<?>> injectedConstructors(Class<?> type) {
        return Stream.of(type.getDeclaredConstructors())
                .filter(each -> each.isAnnotationPresent(Inject.class))
                .<Constructor<?>>map(each -> each)
                .toList();
    }

    private static Constructor<?> onlyConstructor(Class<?> type, List<Constructor<?>> injected) {
        if (injected.size() != 1) {
            throw invalid(
                    type,
                    ("has %s constructor annotated with @jakarta.inject.Inject; a plugin is a"
                                    + " record of its options, or has exactly one such constructor")
                            .formatted(injected.isEmpty() ? "no" : "more than one"));
        }
        return injected.get(0);
    }

    private static IllegalArgumentException invalid(Class<?> type, String what) {
        return new IllegalArgumentException(type.getName() + " " + what);
    }
}

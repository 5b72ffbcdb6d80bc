package io.mithridate.attacks;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.StretchedPictureReader;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.SamplePictures;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds and creates the attacks of this module by name, with options as text, as in an experiment.
 */
final class NamedAttacks {

    @SuppressWarnings("unchecked") // the class does not depend on the state
    private static final Class<Attack<?>> ATTACK = (Class<Attack<?>>) (Class<?>) Attack.class;

    /** Attacks that optimize or train; the tests in their packages open sessions. */
    private static final Set<String> WITH_SESSIONS =
            Set.of("bad-encoder", "badclip", "input-aware", "ssba", "troj-vqa");

    /** A reader that returns a different picture for each file. */
    private static final StretchedPictureReader PICTURE_READER =
            (file, width, height) -> picture(file, width);

    private NamedAttacks() {}

    /** Returns all attacks. */
    static Stream<PluginClass> all() {
        return new AttacksPlugin().extensions().stream().map(PluginClass::of);
    }

    /** Returns the names of the attacks that can be prepared without a session. */
    static List<String> names() {
        return all().map(PluginClass::name)
                .filter(name -> !WITH_SESSIONS.contains(name))
                .sorted()
                .toList();
    }

    /** An option of an attack. */
    record NamedOption(String attack, RecordComponent component) {

        String name() {
            return KebabCase.ofComponent(component.getName());
        }

        /** Returns the values of a boolean or an enum; empty for other types. */
        List<String> choices() {
            Class<?> type = component.getType();
            if (type == boolean.class) {
                return List.of("false", "true");
            }
            return type.isEnum()
                    ? Arrays.stream(type.getEnumConstants())
                            .map(constant -> KebabCase.ofConstant((Enum<?>) constant))
                            .toList()
                    : List.of();
        }

        @Override
        public String toString() {
            return attack + "." + name();
        }
    }

    /** Returns the options of an attack. */
    static List<NamedOption> options(String attack) {
        return options(attack, plugin(attack).options());
    }

    private static List<NamedOption> options(String attack, Class<?> type) {
        List<NamedOption> options = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Inlined.class)) {
                options.addAll(options(attack, component.getType()));
            } else {
                options.add(new NamedOption(attack, component));
            }
        }
        return options;
    }

    /** Creates an attack from options as text; omitted options have their defaults. */
    static Attack<?> create(String attack, Map<String, String> options) {
        return create(plugin(attack), record(plugin(attack).options(), options));
    }

    private static PluginClass plugin(String attack) {
        return all().filter(plugin -> plugin.name().equals(attack)).findFirst().orElseThrow();
    }

    private static Attack<?> create(PluginClass plugin, Record options) {
        if (options instanceof Attack<?> attack) {
            return attack;
        }
        Constructor<?> constructor =
                Arrays.stream(plugin.type().getConstructors())
                        .filter(each -> each.isAnnotationPresent(Inject.class))
                        .findFirst()
                        .orElseThrow();
        return (Attack<?>)
                newInstance(
                        constructor,
                        Arrays.stream(constructor.getParameterTypes())
                                .map(type -> service(type, options))
                                .toArray());
    }

    private static Object service(Class<?> type, Record options) {
        if (type == StretchedPictureReader.class) {
            return PICTURE_READER;
        }
        return type == Plugins.class ? new OtherPlugins() : options;
    }

    private static Record record(Class<?> type, Map<String, String> texts) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] =
                    components[i].isAnnotationPresent(Inlined.class)
                            ? record(types[i], texts)
                            : value(components[i], texts);
        }
        try {
            return (Record) newInstance(type.getDeclaredConstructor(types), values);
        } catch (NoSuchMethodException e) {
            throw new LinkageError(type.getName(), e);
        }
    }

    private static Object value(RecordComponent component, Map<String, String> texts) {
        String defaultText = component.getAnnotation(Option.class).defaultValue();
        Optional<String> text =
                Optional.ofNullable(texts.get(KebabCase.ofComponent(component.getName())))
                        .or(
                                () ->
                                        Optional.of(defaultText)
                                                .filter(given -> !given.equals(Option.REQUIRED)));
        return component.getGenericType() instanceof ParameterizedType type
                        && type.getRawType() == Optional.class
                ? text.map(given -> value(type.getActualTypeArguments()[0], given))
                : value(component.getGenericType(), text.orElseThrow());
    }

    private static Object value(Type type, String text) {
        if (type instanceof ParameterizedType) {
            return new PluginRef<>(ATTACK, text, record(plugin(text).options(), Map.of()));
        }
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == double.class || type == Double.class) {
            return Double.valueOf(text);
        }
        if (type == boolean.class) {
            return Boolean.valueOf(text);
        }
        if (type == Path.class) {
            return Path.of(text);
        }
        if (type == String.class) {
            return text;
        }
        return Arrays.stream(((Class<?>) type).getEnumConstants())
                .filter(constant -> KebabCase.ofConstant((Enum<?>) constant).equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static Object newInstance(Constructor<?> constructor, Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(constructor + " " + Arrays.toString(arguments), e);
        }
    }

    private static Image picture(Path file, int size) {
        return SamplePictures.noise(size, new Seed(0).at(file.toString()));
    }

    private static final class OtherPlugins implements Plugins {

        @Override
        @SuppressWarnings("unchecked") // only attacks are requested
        public <T> T create(PluginRef<T> plugin) {
            return (T) NamedAttacks.create(plugin(plugin.name()), plugin.options());
        }
    }
}

package io.mithridate.api.backend;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.KebabCase;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of an attack's state. The attack itself works with a record; component names are
 * stored in kebab-case, and an element of a map of arrays is stored as {@code <component>/<name>}.
 * Maps are in alphabetical order, so that results computed from them are the same in every process.
 *
 * @param properties numbers, strings, booleans and enums by name
 * @param arrays number arrays by name; a picture is stored as gray levels in the shape {@code
 *     [height, width, 3]}
 * @param measurements values measured while the trigger was made, by name
 */
public record AttackState(
        Map<String, String> properties,
        Map<String, NumberArray> arrays,
        Map<String, Double> measurements) {

    /** Enough digits to give each double a distinct text, identical on every version of Java. */
    private static final MathContext DIGITS = new MathContext(17);

    public AttackState {
        properties = sort(properties);
        arrays = sort(arrays);
        measurements = sort(measurements);
    }

    private static <T> Map<String, T> sort(Map<String, T> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(map)));
    }

    /** Prepares an attack and returns the stored form of its state. */
    public static AttackState prepared(Attack<?> attack, AttackContext context) {
        return of(attack.prepare(context));
    }

    /** Restores an attack from this state. */
    public PreparedAttack restored(Attack<?> attack, AttackFacts facts) {
        return restore(attack, facts);
    }

    private <S extends Record> PreparedAttack restore(Attack<S> attack, AttackFacts facts) {
        return attack.restore(as(attack.stateType()), facts);
    }

    /**
     * Returns the stored form of a record.
     *
     * @throws IllegalArgumentException if a component is null or has a type that cannot be stored
     */
    public static AttackState of(Record state) {
        if (state instanceof AttackState stored) {
            return stored;
        }
        Writer writer = new Writer();
        for (RecordComponent component : state.getClass().getRecordComponents()) {
            writer.write(
                    KebabCase.ofComponent(component.getName()),
                    component.getGenericType(),
                    value(component, state));
        }
        return new AttackState(writer.properties, writer.arrays, writer.measurements);
    }

    private static Object value(RecordComponent component, Record state) {
        try {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(state);
            if (value == null) {
                throw new IllegalArgumentException(
                        "the state's '%s' is null; make it an Optional"
                                .formatted(component.getName()));
            }
            return value;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "the state's '%s' cannot be read".formatted(component.getName()), e);
        }
    }

    /**
     * Returns the record whose stored form this is.
     *
     * @throws IllegalArgumentException if the stored state does not fit that record type; the
     *     message says what is missing
     */
    public <S extends Record> S as(Class<S> type) {
        if (type == AttackState.class) {
            return type.cast(this);
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] =
                    read(
                            KebabCase.ofComponent(components[i].getName()),
                            components[i].getGenericType());
        }
        try {
            Constructor<S> constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            throw new IllegalArgumentException(
                    "the attack's state is invalid: " + cause.getMessage(), cause);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be built", e);
        }
    }

    private Object read(String name, Type type) {
        Optional<Type> optional = typeArgument(type, Optional.class, 0);
        if (optional.isPresent()) {
            boolean stored = properties.containsKey(name) || arrays.containsKey(name);
            return stored ? Optional.of(read(name, optional.get())) : Optional.empty();
        }
        Optional<Type> element = typeArgument(type, Map.class, 1);
        if (element.isPresent()) {
            return element.get() == Double.class ? measurements : arraysBelow(name + "/");
        }
        if (type == NumberArray.class) {
            return require(name, arrays);
        }
        if (type == Image.class) {
            return image(name, require(name, arrays));
        }
        return parse(name, require(name, properties), (Class<?>) type);
    }

    private <T> T require(String name, Map<String, T> map) {
        T value = map.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the attack's state has no '%s', only %s".formatted(name, map.keySet()));
        }
        return value;
    }

    private SortedMap<String, NumberArray> arraysBelow(String prefix) {
        SortedMap<String, NumberArray> elements = new TreeMap<>();
        arrays.forEach(
                (name, array) -> {
                    if (name.startsWith(prefix)) {
                        elements.put(name.substring(prefix.length()), array);
                    }
                });
        return elements;
    }

    private static Image image(String name, NumberArray levels) {
        List<Integer> shape = levels.shape();
        if (shape.size() != 3 || shape.get(2) != Image.CHANNELS) {
            throw new IllegalArgumentException(
                    "the attack's state has '%s' in the shape %s; a picture has [height, width, 3]"
                            .formatted(name, shape));
        }
        byte[] rgb = new byte[levels.values().length];
        for (int i = 0; i < rgb.length; i++) {
            float level = levels.values()[i];
            rgb[i] = (byte) (int) level;
            if (Byte.toUnsignedInt(rgb[i]) != level) {
                throw new IllegalArgumentException(
                        "the attack's state has %s in the picture '%s'; grey levels are whole numbers from 0 to 255"
                                .formatted(level, name));
            }
        }
        return new Image(shape.get(1), shape.get(0), rgb);
    }

    private static NumberArray levels(Image image) {
        float[] levels = new float[image.rgb().length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Byte.toUnsignedInt(image.rgb()[i]);
        }
        return new NumberArray(List.of(image.height(), image.width(), Image.CHANNELS), levels);
    }

    private static Object parse(String name, String text, Class<?> type) {
        try {
            if (type == int.class || type == Integer.class) {
                return Integer.valueOf(text);
            }
            if (type == long.class || type == Long.class) {
                return Long.valueOf(text);
            }
            if (type == double.class || type == Double.class) {
                return Double.valueOf(text);
            }
            if (type == boolean.class || type == Boolean.class) {
                return Boolean.valueOf(text);
            }
            if (type == String.class) {
                return text;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the attack's state has '%s' for '%s', which is not a number"
                            .formatted(text, name),
                    e);
        }
        return Arrays.stream(constants(type))
                .filter(constant -> ((Enum<?>) constant).name().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "the attack's state has '%s' for '%s', only %s are known"
                                                .formatted(
                                                        text,
                                                        name,
                                                        Arrays.toString(constants(type)))));
    }

    private static Object[] constants(Class<?> type) {
        Object @Nullable [] constants = type.getEnumConstants();
        if (constants == null) {
            throw new IllegalArgumentException("a state cannot hold a %s".formatted(type));
        }
        return constants;
    }

    /** Returns a type argument of a type; empty if the type is not of the given generic class. */
    private static Optional<Type> typeArgument(Type type, Class<?> raw, int index) {
        return type instanceof ParameterizedType generic && generic.getRawType() == raw
                ? Optional.of(generic.getActualTypeArguments()[index])
                : Optional.empty();
    }

    /** Collects the values of record components. */
    private static final class Writer {

        private final Map<String, String> properties = new TreeMap<>();
        private final Map<String, NumberArray> arrays = new TreeMap<>();
        private final Map<String, Double> measurements = new TreeMap<>();

        void write(String name, Type type, Object value) {
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(present -> write(name, present.getClass(), present));
            } else if (value instanceof Map<?, ?> map) {
                map.forEach((key, element) -> writeElement(name, (String) key, element));
            } else if (value instanceof NumberArray array) {
                arrays.put(name, array);
            } else if (value instanceof Image image) {
                arrays.put(name, levels(image));
            } else if (value instanceof Double number) {
                properties.put(name, new BigDecimal(number).round(DIGITS).toString());
            } else if (value instanceof Enum<?> constant) {
                properties.put(name, constant.name());
            } else if (value instanceof Integer
                    || value instanceof Long
                    || value instanceof Boolean
                    || value instanceof String) {
                properties.put(name, value.toString());
            } else {
                throw new IllegalArgumentException(
                        "the state's '%s' is a %s; a state holds numbers, strings, booleans, enums, pictures, NumberArrays and maps of them by name"
                                .formatted(name, type.getTypeName()));
            }
        }

        private void writeElement(String name, String key, Object element) {
            if (element instanceof Double number) {
                measurements.put(key, number);
            } else {
                write(name + "/" + key, element.getClass(), element);
            }
        }
    }
}

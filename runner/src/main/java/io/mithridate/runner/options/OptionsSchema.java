package io.mithridate.runner.options;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Option.Strength;
import io.mithridate.api.plugin.Option.TextOption;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.runner.plugins.PluginKind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a record of options.
 *
 * @param type the record type
 * @param members the components, in order
 */
public record OptionsSchema(Class<? extends Record> type, List<Member> members) {

    private static final Set<Class<?>> NUMBERS = Set.of(int.class, long.class, double.class);

    private static final Map<Class<?>, OptionType.Plain> PLAIN =
            Map.of(
                    int.class, OptionType.Plain.INT,
                    Integer.class, OptionType.Plain.INT,
                    long.class, OptionType.Plain.LONG,
                    Long.class, OptionType.Plain.LONG,
                    double.class, OptionType.Plain.REAL,
                    Double.class, OptionType.Plain.REAL,
                    boolean.class, OptionType.Plain.BOOLEAN,
                    Boolean.class, OptionType.Plain.BOOLEAN,
                    String.class, OptionType.Plain.TEXT,
                    Path.class, OptionType.Plain.PATH);

    /** A component of the record: an option, or a record of options. */
    public sealed interface Member permits OptionSchema, Inline {}

    /**
     * A component whose own options are placed at the same level as the other options.
     *
     * @param schema the schema of the component's record
     */
    public record Inline(OptionsSchema schema) implements Member {}

    public OptionsSchema {
        members = List.copyOf(members);
    }

    /**
     * Returns the schema of a record.
     *
     * @throws IllegalArgumentException if the record violates the rules of {@link
     *     io.mithridate.api.plugin.Option}; the message names the component
     */
    public static OptionsSchema of(Class<? extends Record> type) {
        return of(type, new ArrayList<>());
    }

    private static OptionsSchema of(Class<? extends Record> type, List<Class<?>> enclosingTypes) {
        if (enclosingTypes.contains(type)) {
            throw new IllegalArgumentException(
                    "the options of %s contain themselves".formatted(type.getName()));
        }
        enclosingTypes.add(type);
        List<Member> members = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            members.add(member(component, enclosingTypes));
        }
        enclosingTypes.remove(type);
        OptionsSchema schema = new OptionsSchema(type, members);
        Set<String> names = new HashSet<>();
        for (OptionSchema option : schema.options()) {
            if (!names.add(option.name())) {
                throw new IllegalArgumentException(
                        "the options of %s have two of the name '%s'"
                                .formatted(type.getName(), option.name()));
            }
        }
        return schema;
    }

    private static Member member(RecordComponent component, List<Class<?>> enclosingTypes) {
        if (component.isAnnotationPresent(Inlined.class)) {
            if (!component.getType().isRecord()) {
                throw invalidComponent(component, "is @Inlined but no record");
            }
            return new Inline(of(component.getType().asSubclass(Record.class), enclosingTypes));
        }
        @Nullable Option option = component.getAnnotation(Option.class);
        if (option == null) {
            throw invalidComponent(component, "lacks @Option");
        }
        Optional<String> defaultValue =
                option.defaultValue().equals(Option.REQUIRED)
                        ? Optional.empty()
                        : Optional.of(option.defaultValue());
        return new OptionSchema(
                KebabCase.ofComponent(component.getName()),
                type(component, component.getGenericType(), enclosingTypes),
                option.value(),
                defaultValue,
                new OptionSchema.Range(option.min(), option.max(), option.minExcluded()),
                strength(component));
    }

    private static Optional<Strength.Direction> strength(RecordComponent component) {
        Optional<Strength.Direction> strength =
                Optional.ofNullable(component.getAnnotation(Strength.class)).map(Strength::value);
        if (strength.isPresent() && !NUMBERS.contains(component.getType())) {
            throw invalidComponent(component, "is a @Strength, but it is not a number");
        }
        return strength;
    }

    private static OptionType type(
            RecordComponent component, Type type, List<Class<?>> enclosingTypes) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return new OptionType.OptionalOf(type(component, argument, enclosingTypes));
            }
            if (generic.getRawType() == List.class) {
                return new OptionType.ListOf(type(component, argument, enclosingTypes));
            }
            if (generic.getRawType() == PluginRef.class) {
                return plugin(
                        component,
                        argument instanceof ParameterizedType spi ? spi.getRawType() : argument);
            }
        }
        if (type instanceof Class<?> plain) {
            return plain(component, plain, enclosingTypes);
        }
        throw invalidComponent(component, "has a type that cannot be bound: " + type.getTypeName());
    }

    private static OptionType plugin(RecordComponent component, Type spi) {
        Optional<PluginKind> kind =
                spi instanceof Class<?> known ? PluginKind.ofSpi(known) : Optional.empty();
        return new OptionType.Plugin(
                kind.orElseThrow(
                        () ->
                                invalidComponent(
                                        component,
                                        "refers to a plugin of no known kind: "
                                                + spi.getTypeName())));
    }

    @SuppressWarnings("unchecked") // type.isEnum() guarantees the cast
    private static OptionType plain(
            RecordComponent component, Class<?> type, List<Class<?>> enclosingTypes) {
        OptionType.@Nullable Plain plain = PLAIN.get(type);
        if (plain != null) {
            return plain;
        }
        if (type.isEnum()) {
            return new OptionType.Choice((Class<? extends Enum<?>>) type);
        }
        @Nullable TextOption textOption = type.getAnnotation(TextOption.class);
        if (textOption != null && type.isRecord()) {
            OptionType.TextRecord text =
                    new OptionType.TextRecord(
                            type.asSubclass(Record.class),
                            textOption.value(),
                            List.of(textOption.known()),
                            textOption.pattern());
            if (text.parser().isEmpty()) {
                throw invalidComponent(
                        component, "is written as text, but has no method parse(String)");
            }
            return text;
        }
        if (type.isRecord() && type != PluginRef.class) {
            return new OptionType.Nested(of(type.asSubclass(Record.class), enclosingTypes));
        }
        throw invalidComponent(component, "has a type that cannot be bound: " + type.getName());
    }

    private static IllegalArgumentException invalidComponent(
            RecordComponent component, String problem) {
        return new IllegalArgumentException(
                "the component %s of %s %s"
                        .formatted(
                                component.getName(),
                                component.getDeclaringRecord().getName(),
                                problem));
    }

    /** Returns all options in component order, including those of inlined records. */
    public List<OptionSchema> options() {
        return members.stream().flatMap(OptionsSchema::optionsOf).toList();
    }

    /**
     * Returns the options that set the strength of a defense, by name, with the direction in which
     * the defense becomes stronger. An option of a nested record is named {@code record.option}.
     */
    public SortedMap<String, Strength.Direction> strengths() {
        SortedMap<String, Strength.Direction> strengths = new TreeMap<>();
        for (OptionSchema option : options()) {
            option.strength().ifPresent(direction -> strengths.put(option.name(), direction));
            if (option.type() instanceof OptionType.Nested nested) {
                nested.schema()
                        .strengths()
                        .forEach(
                                (name, direction) ->
                                        strengths.put(option.name() + "." + name, direction));
            }
        }
        return strengths;
    }

    private static Stream<OptionSchema> optionsOf(Member member) {
        return member instanceof Inline inline
                ? inline.schema().options().stream()
                : Stream.of((OptionSchema) member);
    }
}

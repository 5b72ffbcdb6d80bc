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
import org.jspecify.annotations.Nullable;

/** Builds the schema of a record from its components and their annotations. */
final class SchemaBuilder {

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

    private final List<Class<?>> enclosingTypes = new ArrayList<>();

    private SchemaBuilder() {}

    static OptionsSchema build(Class<? extends Record> type) {
        return new SchemaBuilder().schema(type);
    }

    private OptionsSchema schema(Class<? extends Record> type) {
        if (enclosingTypes.contains(type)) {
            throw new IllegalArgumentException(
                    "the options of %s contain themselves".formatted(type.getName()));
        }
        enclosingTypes.add(type);
        List<OptionsSchema.Member> members = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            members.add(member(component));
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

    private OptionsSchema.Member member(RecordComponent component) {
        if (component.isAnnotationPresent(Inlined.class)) {
            if (!component.getType().isRecord()) {
                throw invalidComponent(component, "is @Inlined but no record");
            }
            return new OptionsSchema.Inline(schema(component.getType().asSubclass(Record.class)));
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
                type(component, component.getGenericType()),
                option.value(),
                defaultValue,
                Range.of(option),
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

    private OptionType type(RecordComponent component, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return new OptionType.OptionalOf(type(component, argument));
            }
            if (generic.getRawType() == List.class) {
                return new OptionType.ListOf(type(component, argument));
            }
            if (generic.getRawType() == PluginRef.class) {
                return plugin(
                        component,
                        argument instanceof ParameterizedType spi ? spi.getRawType() : argument);
            }
        }
        if (type instanceof Class<?> plain) {
            return plain(component, plain);
        }
        throw invalidComponent(component, "has a type that cannot be bound: " + type.getTypeName());
    }

    private static OptionType plugin(RecordComponent component, Type spi) {
        return Optional.of(spi)
                .filter(Class.class::isInstance)
                .flatMap(type -> PluginKind.ofSpi((Class<?>) type))
                .map(OptionType.Plugin::new)
                .orElseThrow(
                        () ->
                                invalidComponent(
                                        component,
                                        "refers to a plugin of no known kind: "
                                                + spi.getTypeName()));
    }

    @SuppressWarnings("unchecked") // type.isEnum() guarantees the cast
    private OptionType plain(RecordComponent component, Class<?> type) {
        OptionType.@Nullable Plain plain = PLAIN.get(type);
        if (plain != null) {
            return plain;
        }
        if (type.isEnum()) {
            return new OptionType.Choice((Class<? extends Enum<?>>) type);
        }
        @Nullable TextOption textOption = type.getAnnotation(TextOption.class);
        if (textOption != null && type.isRecord()) {
            return TextParser.type(type.asSubclass(Record.class), textOption)
                    .orElseThrow(
                            () ->
                                    invalidComponent(
                                            component,
                                            "is written as text, but has no method parse(String)"));
        }
        if (type.isRecord() && type != PluginRef.class) {
            return new OptionType.Nested(schema(type.asSubclass(Record.class)));
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
}

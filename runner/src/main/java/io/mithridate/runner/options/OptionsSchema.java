package io.mithridate.runner.options;

import io.mithridate.api.plugin.Option.Strength;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The schema of a record of options.
 *
 * @param type the record type
 * @param members the components, in order
 */
public record OptionsSchema(Class<? extends Record> type, List<Member> members) {

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
        return SchemaBuilder.build(type);
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

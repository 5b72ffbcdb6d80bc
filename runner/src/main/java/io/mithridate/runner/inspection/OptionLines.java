package io.mithridate.runner.inspection;

import io.mithridate.api.plugin.Option.Strength.Direction;
import io.mithridate.runner.console.Paragraph;
import io.mithridate.runner.options.OptionSchema;
import io.mithridate.runner.options.OptionType;
import io.mithridate.runner.options.OptionsSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Describes options with their type, range, default and meaning.
 *
 * @param strengths whether to print in which direction an option makes a defense stronger
 * @param width the width of the terminal, in columns
 */
record OptionLines(boolean strengths, int width) {

    /** Returns the lines of all options of a schema; those of nested records are indented. */
    List<String> of(OptionsSchema schema, String indent) {
        List<String> lines = new ArrayList<>();
        for (OptionSchema option : schema.options()) {
            lines.addAll(of(option, indent));
        }
        return lines;
    }

    /** Returns the lines of one option. */
    List<String> of(OptionSchema option, String indent) {
        String nestedIndent = indent + "    ";
        String title =
                "%s: %s; %s%s"
                        .formatted(
                                option.name(),
                                option.expected(),
                                requirement(option),
                                strengths ? strength(option) : "");
        List<String> lines = new ArrayList<>(Paragraph.lines(indent, nestedIndent, title, width));
        lines.addAll(Paragraph.lines(nestedIndent, nestedIndent, option.meaning(), width));
        nested(option.type()).ifPresent(inner -> lines.addAll(of(inner, nestedIndent)));
        return lines;
    }

    private static String requirement(OptionSchema option) {
        if (option.required()) {
            return "required";
        }
        return option.defaultValue().map(value -> "default " + value).orElse("may be left out");
    }

    private static String strength(OptionSchema option) {
        return option.strength()
                .map(way -> way == Direction.INCREASING ? "higher" : "lower")
                .map(word -> "; " + word + " is stronger")
                .orElse("");
    }

    private static Optional<OptionsSchema> nested(OptionType type) {
        if (type instanceof OptionType.Nested map) {
            return Optional.of(map.schema());
        }
        if (type instanceof OptionType.OptionalOf optional) {
            return nested(optional.type());
        }
        return type instanceof OptionType.ListOf several
                ? nested(several.type())
                : Optional.empty();
    }
}

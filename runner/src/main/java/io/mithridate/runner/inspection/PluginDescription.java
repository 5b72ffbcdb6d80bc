package io.mithridate.runner.inspection;

import io.mithridate.api.plugin.Reference;
import io.mithridate.api.plugin.Strength.Direction;
import io.mithridate.runner.options.OptionSchema;
import io.mithridate.runner.options.OptionType;
import io.mithridate.runner.options.OptionsSchema;
import io.mithridate.runner.plugins.FidelityStatement;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.plugins.PluginKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code mithridate describe} prints of a plugin: what it does, how close it is to which
 * paper, and every option with type, range, default and meaning.
 */
public final class PluginDescription {

    private static final String INDENT = "  ";
    private static final String LABELLED = "             ";

    private PluginDescription() {}

    /**
     * Describes a plugin.
     *
     * @param width columns of the terminal; {@link Integer#MAX_VALUE} where there is none
     * @return lines, each with its line break
     * @throws PluginException if its record of options breaks the rules
     */
    public static String text(LoadedPlugin plugin, int width) {
        OptionsSchema schema = schema(plugin);
        List<String> lines = new ArrayList<>();
        lines.add(plugin.kind().singular() + "/" + plugin.name());
        lines.addAll(Paragraph.lines(INDENT, INDENT, plugin.factory().summary(), width));
        lines.add("");
        FidelityStatement fidelity = PluginFacts.fidelity(plugin);
        labelled("Fidelity", fidelity.word() + ": " + fidelity.meaning(), lines, width);
        for (Reference reference : plugin.factory().references()) {
            labelled("Reference", citation(reference), lines, width);
            lines.add(INDENT + LABELLED + reference.link());
        }
        labelled("Version", PluginFacts.version(plugin), lines, width);
        labelled(
                "From",
                plugin.origin().location() + (plugin.origin().bundled() ? " (bundled)" : ""),
                lines,
                width);
        lines.add("");
        if (schema.options().isEmpty()) {
            lines.add("It has no options.");
        } else {
            lines.add("Options");
            addOptions(schema, plugin.kind(), INDENT, lines, width);
        }
        lines.add("");
        lines.add("In an experiment");
        UsageExample.lines(plugin, schema).forEach(line -> lines.add(INDENT + line));
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static OptionsSchema schema(LoadedPlugin plugin) {
        try {
            return OptionsSchema.of(plugin.factory().options());
        } catch (IllegalArgumentException e) {
            throw new PluginException(
                    "the options of %s '%s' cannot be bound: %s"
                            .formatted(plugin.kind().singular(), plugin.name(), e.getMessage()),
                    e);
        }
    }

    private static String citation(Reference reference) {
        return "%s, %d. %s".formatted(reference.authors(), reference.year(), reference.title());
    }

    private static void labelled(String label, String text, List<String> lines, int width) {
        String first = INDENT + label + LABELLED.substring(label.length());
        lines.addAll(Paragraph.lines(first, INDENT + LABELLED, text, width));
    }

    private static void addOptions(
            OptionsSchema schema, PluginKind kind, String indent, List<String> lines, int width) {
        String deeper = indent + "    ";
        for (OptionSchema option : schema.options()) {
            String strength = kind == PluginKind.DEFENSE ? strength(option) : "";
            String title =
                    "%s: %s; %s%s"
                            .formatted(option.name(), option.expected(), given(option), strength);
            lines.addAll(Paragraph.lines(indent, deeper, title, width));
            lines.addAll(Paragraph.lines(deeper, deeper, option.meaning(), width));
            nested(option.type()).ifPresent(inner -> addOptions(inner, kind, deeper, lines, width));
        }
    }

    private static String given(OptionSchema option) {
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
        if (type instanceof OptionType.Maybe maybe) {
            return nested(maybe.type());
        }
        return type instanceof OptionType.Several several
                ? nested(several.type())
                : Optional.empty();
    }
}

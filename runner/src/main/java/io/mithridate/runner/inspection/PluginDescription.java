package io.mithridate.runner.inspection;

import io.mithridate.api.backend.Reference;
import io.mithridate.results.FidelityStatement;
import io.mithridate.runner.console.Paragraph;
import io.mithridate.runner.options.ModelOptions;
import io.mithridate.runner.options.OptionsSchema;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.plugins.PluginKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The output of {@code mithridate describe} for a plugin: its summary, its fidelity, its papers,
 * and every option with type, range, default and meaning.
 */
public final class PluginDescription {

    private static final String INDENT = "  ";
    private static final String LABEL_COLUMN = "             ";

    private PluginDescription() {}

    /**
     * Describes a plugin.
     *
     * @param width the width of the terminal in columns; {@link Integer#MAX_VALUE} if the output is
     *     not a terminal
     * @return the lines, each with a line terminator
     * @throws PluginException if its options record violates the rules
     */
    public static String text(LoadedPlugin plugin, int width) {
        OptionsSchema schema = schema(plugin);
        List<String> lines = new ArrayList<>();
        lines.add(plugin.kind().singular() + "/" + plugin.name());
        lines.addAll(Paragraph.lines(INDENT, INDENT, plugin.about().summary(), width));
        lines.add("");
        FidelityStatement fidelity = PluginListing.fidelity(plugin);
        addLabeled("Fidelity", fidelity.word() + ": " + fidelity.meaning(), lines, width);
        for (Reference reference : plugin.about().references()) {
            addLabeled("Reference", citation(reference), lines, width);
            lines.add(INDENT + LABEL_COLUMN + reference.link());
        }
        addLabeled("Version", PluginListing.version(plugin), lines, width);
        addLabeled(
                "From",
                plugin.origin().location() + (plugin.origin().bundled() ? " (bundled)" : ""),
                lines,
                width);
        lines.add("");
        if (schema.options().isEmpty()) {
            lines.add("It has no options.");
        } else {
            lines.add("Options");
            lines.addAll(
                    new OptionLines(plugin.kind() == PluginKind.DEFENSE, width).of(schema, INDENT));
        }
        lines.add("");
        lines.add(
                plugin.kind() == PluginKind.EXECUTOR ? "On the command line" : "In an experiment");
        UsageExample.lines(plugin, schema).forEach(line -> lines.add(INDENT + line));
        List<String> withOption = UsageExample.linesWithOption(plugin, schema);
        if (!withOption.isEmpty()) {
            lines.add("or, with an option");
            withOption.forEach(line -> lines.add(INDENT + line));
        }
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static OptionsSchema schema(LoadedPlugin plugin) {
        try {
            return ModelOptions.schema(plugin);
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

    private static void addLabeled(String label, String text, List<String> lines, int width) {
        String firstIndent = INDENT + label + LABEL_COLUMN.substring(label.length());
        lines.addAll(Paragraph.lines(firstIndent, INDENT + LABEL_COLUMN, text, width));
    }
}

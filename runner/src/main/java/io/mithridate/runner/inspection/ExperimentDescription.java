package io.mithridate.runner.inspection;

import io.mithridate.runner.console.Paragraph;
import io.mithridate.runner.experiment.ExperimentKey;
import io.mithridate.runner.options.OptionsSchema;
import io.mithridate.runner.plugins.PluginKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The output of {@code mithridate describe} for an experiment: all of its keys, or the options of
 * one key.
 *
 * @param width the width of the terminal in columns; {@link Integer#MAX_VALUE} if the output is not
 *     a terminal
 */
public record ExperimentDescription(int width) {

    private static final String EXPERIMENT = "experiment";
    private static final String INDENT = "  ";
    private static final String TEXT_INDENT = "      ";

    /** Returns the names that can be described: {@code experiment} and the keys of experiments. */
    public static List<String> names() {
        return Stream.concat(
                        Stream.of(EXPERIMENT),
                        ExperimentKey.all().stream().map(ExperimentKey::name))
                .toList();
    }

    /** Returns the description of one of {@link #names()}; empty for any other name. */
    public Optional<String> of(String name) {
        if (name.equals(EXPERIMENT)) {
            return Optional.of(text(experiment()));
        }
        return ExperimentKey.all().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .map(
                        key ->
                                text(
                                        key.value() instanceof ExperimentKey.Options options
                                                ? options(key, options)
                                                : lines(key)));
    }

    private List<String> experiment() {
        List<String> lines = new ArrayList<>(List.of(EXPERIMENT));
        lines.addAll(
                Paragraph.lines(
                        INDENT,
                        INDENT,
                        "The keys of an experiment file. A list in the place of one value of an"
                                + " axis is tried value by value. Relative paths stand against the"
                                + " file's folder.",
                        width));
        lines.add("");
        lines.add("Keys");
        for (ExperimentKey key : ExperimentKey.all()) {
            lines.addAll(lines(key));
        }
        return lines;
    }

    private List<String> lines(ExperimentKey key) {
        if (key.value() instanceof ExperimentKey.Plain plain) {
            return new OptionLines(false, width).of(plain.option(), INDENT);
        }
        String title =
                "%s: %s; %s"
                        .formatted(
                                key.name(),
                                expected(key.value()),
                                key.required() ? "required" : "may be left out");
        List<String> lines = new ArrayList<>(Paragraph.lines(INDENT, TEXT_INDENT, title, width));
        lines.addAll(Paragraph.lines(TEXT_INDENT, TEXT_INDENT, key.meaning(), width));
        advice(key)
                .ifPresent(
                        text ->
                                lines.addAll(
                                        Paragraph.lines(TEXT_INDENT, TEXT_INDENT, text, width)));
        return lines;
    }

    private static String expected(ExperimentKey.Value value) {
        if (value instanceof ExperimentKey.Plugins plugins) {
            String one = "the name of one of the %s, or a map from it to its options";
            String form =
                    switch (plugins.count()) {
                        case ONE_OR_AXIS -> one + "; a list is an axis";
                        case AXIS -> "a list, each " + one + "; an axis";
                        case ALL -> "a list, each " + one;
                    };
            return form.formatted(plugins.kind().plural());
        }
        if (value instanceof ExperimentKey.Options options) {
            return options.axis()
                    ? "a map of options; a list of maps is an axis"
                    : "a map of options";
        }
        return "a list of maps from axes to values";
    }

    private static Optional<String> advice(ExperimentKey key) {
        if (key.value() instanceof ExperimentKey.Plugins plugins) {
            PluginKind kind = plugins.kind();
            return Optional.of("'mithridate list %s' names them.".formatted(kind.plural()));
        }
        return key.value() instanceof ExperimentKey.Options
                ? Optional.of("'mithridate describe %s' says which options.".formatted(key.name()))
                : Optional.empty();
    }

    private List<String> options(ExperimentKey key, ExperimentKey.Options options) {
        List<String> lines = new ArrayList<>(List.of(key.name()));
        lines.addAll(Paragraph.lines(INDENT, INDENT, key.meaning(), width));
        lines.add("");
        lines.add("Options");
        OptionLines form = new OptionLines(false, width);
        lines.addAll(form.of(OptionsSchema.of(options.type()), INDENT));
        options.instead()
                .ifPresent(
                        other -> {
                            lines.add("");
                            lines.add("Or these options instead");
                            lines.addAll(form.of(OptionsSchema.of(other), INDENT));
                        });
        return lines;
    }

    private static String text(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }
}

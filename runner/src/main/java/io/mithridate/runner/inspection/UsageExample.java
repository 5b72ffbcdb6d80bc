package io.mithridate.runner.inspection;

import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.PairData;
import io.mithridate.runner.options.OptionSchema;
import io.mithridate.runner.options.OptionType;
import io.mithridate.runner.options.OptionsSchema;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginKind;
import java.util.List;
import java.util.stream.Collectors;

/** Shows how an experiment uses a plugin, including its required options. */
final class UsageExample {

    private UsageExample() {}

    /** Returns the lines of a use with the required options only. */
    static List<String> lines(LoadedPlugin plugin, OptionsSchema schema) {
        return lines(
                plugin,
                schema,
                schema.options().stream()
                        .filter(OptionSchema::required)
                        .map(UsageExample::placeholder)
                        .collect(Collectors.joining(", ")));
    }

    /**
     * Returns the lines of a use with one option, which show the notation for options; empty if
     * {@link #lines} already shows it, or if there are no options.
     */
    static List<String> linesWithOption(LoadedPlugin plugin, OptionsSchema schema) {
        return plugin.kind() == PluginKind.EXECUTOR
                        || schema.options().isEmpty()
                        || schema.options().stream().anyMatch(OptionSchema::required)
                ? List.of()
                : lines(plugin, schema, placeholder(schema.options().get(0)));
    }

    private static String placeholder(OptionSchema option) {
        OptionType type =
                option.type() instanceof OptionType.OptionalOf optional
                        ? optional.type()
                        : option.type();
        return "%s: <%s>".formatted(option.name(), type.text());
    }

    private static List<String> lines(LoadedPlugin plugin, OptionsSchema schema, String options) {
        String use =
                options.isEmpty() ? plugin.name() : "%s: { %s }".formatted(plugin.name(), options);
        String setting = options.isEmpty() ? use : "{ %s }".formatted(use);
        return switch (plugin.kind()) {
            case ATTACK, DEFENSE, METRIC -> List.of(plugin.kind().plural() + ":", "  - " + use);
            case AUGMENTER, DATASET, MODEL ->
                    List.of(plugin.kind().singular() + ": " + completeDataset(plugin, setting));
            case EXECUTOR ->
                    List.of(
                            "run EXPERIMENT.yaml --executor %s%s"
                                    .formatted(plugin.name(), assignments(schema)));
        };
    }

    /**
     * Adds a placeholder for the missing part if a data set has only pairs or only test pictures.
     */
    private static String completeDataset(LoadedPlugin plugin, String use) {
        Class<?> type = plugin.about().type();
        if (plugin.kind() != PluginKind.DATASET
                || PairData.class.isAssignableFrom(type)
                        == EvaluationData.class.isAssignableFrom(type)) {
            return use;
        }
        return (PairData.class.isAssignableFrom(type)
                        ? "{ train: %s, test: ... }"
                        : "{ train: ..., test: %s }")
                .formatted(use);
    }

    /**
     * Returns options as command line arguments: the required ones, and a placeholder if there are
     * more.
     */
    private static String assignments(OptionsSchema schema) {
        String required =
                schema.options().stream()
                        .filter(OptionSchema::required)
                        .map(option -> " %s=<%s>".formatted(option.name(), option.type().text()))
                        .collect(Collectors.joining());
        boolean more = schema.options().stream().anyMatch(option -> !option.required());
        return required + (more ? " [key=value ...]" : "");
    }
}

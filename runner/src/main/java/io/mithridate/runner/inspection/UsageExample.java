package io.mithridate.runner.inspection;

import io.mithridate.runner.options.OptionSchema;
import io.mithridate.runner.options.OptionsSchema;
import io.mithridate.runner.plugins.LoadedPlugin;
import java.util.List;
import java.util.stream.Collectors;

/** Shows how an experiment names a plugin: with the options that must be given. */
final class UsageExample {

    private UsageExample() {}

    static List<String> lines(LoadedPlugin plugin, OptionsSchema schema) {
        String required =
                schema.options().stream()
                        .filter(OptionSchema::required)
                        .map(option -> "%s: <%s>".formatted(option.name(), option.type().text()))
                        .collect(Collectors.joining(", "));
        String use =
                required.isEmpty()
                        ? plugin.name()
                        : "%s: { %s }".formatted(plugin.name(), required);
        return switch (plugin.kind()) {
            case ATTACK, DEFENSE, METRIC -> List.of(plugin.kind().plural() + ":", "  - " + use);
            case AUGMENTER, DATASET, MODEL ->
                    List.of(
                            "%s: %s"
                                    .formatted(
                                            plugin.kind().singular(),
                                            required.isEmpty() ? use : "{ %s }".formatted(use)));
            case EXECUTOR ->
                    List.of(
                            "run EXPERIMENT.yaml --executor %s%s"
                                    .formatted(plugin.name(), assignments(schema)));
        };
    }

    /** Options as the command line has them: those that must be given, and that there are more. */
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

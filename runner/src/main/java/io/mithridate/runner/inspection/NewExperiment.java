package io.mithridate.runner.inspection;

import io.mithridate.runner.console.Paragraph;
import io.mithridate.runner.experiment.ExperimentKey;
import io.mithridate.runner.options.ModelOptions;
import io.mithridate.runner.options.OptionSchema;
import io.mithridate.runner.options.OptionsSchema;
import io.mithridate.runner.plugins.LoadedPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The text of a new experiment, with comments on its keys and the options of its plugins. It uses a
 * small model trained from scratch, so that it works with any data.
 *
 * @param name the name of the experiment
 * @param seeds the number of root seeds
 * @param dataset the data set
 * @param target the target class of the attacks
 * @param attacks the attacks, at least one
 * @param defenses the defenses, at least one
 */
public record NewExperiment(
        String name,
        int seeds,
        LoadedPlugin dataset,
        String target,
        List<LoadedPlugin> attacks,
        List<LoadedPlugin> defenses) {

    private static final int WIDTH = 110;

    /** Values of required options that suit most data. */
    private static final Map<String, String> USUAL_VALUES =
            Map.of(
                    "epochs: <whole number>",
                    "epochs: 4",
                    "learning-rate: <number>",
                    "learning-rate: 1e-3");

    public NewExperiment {
        attacks = List.copyOf(attacks);
        defenses = List.copyOf(defenses);
    }

    /** Returns the content of the file. Values in angle brackets must be filled in by the user. */
    public String text() {
        List<String> lines = new ArrayList<>();
        comment(
                "",
                "'mithridate validate' checks this file, 'try' computes one cell of it in seconds,"
                        + " 'run' all.",
                lines);
        List<String> keysWithoutValue = new ArrayList<>();
        for (ExperimentKey key : ExperimentKey.all()) {
            List<String> value = value(key.name());
            if (value.isEmpty()) {
                keysWithoutValue.add(key.name());
            } else {
                lines.add("");
                comment("", key.meaning(), lines);
                lines.addAll(value);
            }
        }
        lines.add("");
        comment(
                "",
                "Further keys: "
                        + String.join(", ", keysWithoutValue)
                        + "; 'mithridate describe experiment' says what they mean.",
                lines);
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> value(String key) {
        return switch (key) {
            case "name" -> List.of("name: " + name);
            case "seeds" -> List.of("seeds: " + LongStream.rangeClosed(1, seeds).boxed().toList());
            case "dataset" -> plugins(List.of(dataset));
            case "model" -> List.of("model: mini");
            case "base" -> List.of("base: { epochs: 5, batch: 128, learning-rate: 1.5e-3 }");
            case "poisoning" ->
                    List.of(
                            "poisoning: { rate: 0.015, target: '%s', epochs: 8, batch: 128, learning-rate: 1.5e-3 }"
                                    .formatted(target.replace("'", "''")));
            case "attacks" -> plugins(attacks);
            case "defense-data" -> List.of("defense-data: { pairs: 4000 }");
            case "defenses" -> plugins(defenses);
            default -> List.of();
        };
    }

    /**
     * Returns the lines of a key. Each plugin is preceded by comments with its summary and its
     * options.
     */
    private static List<String> plugins(List<LoadedPlugin> plugins) {
        List<String> lines = new ArrayList<>();
        for (LoadedPlugin plugin : plugins) {
            OptionsSchema schema = ModelOptions.schema(plugin);
            List<String> usage = UsageExample.lines(plugin, schema);
            String indent = usage.size() == 1 ? "" : "  ";
            if (lines.isEmpty()) {
                lines.addAll(usage.subList(0, usage.size() - 1));
            }
            comment(indent, plugin.name() + ": " + plugin.about().summary(), lines);
            String options =
                    schema.options().stream()
                            .filter(option -> !option.required())
                            .map(NewExperiment::withDefault)
                            .collect(Collectors.joining(", "));
            if (!options.isEmpty()) {
                comment(
                        indent,
                        "options: %s; see 'mithridate describe %s/%s'"
                                .formatted(options, plugin.kind().singular(), plugin.name()),
                        lines);
            }
            String use = usage.get(usage.size() - 1);
            for (Map.Entry<String, String> usual : USUAL_VALUES.entrySet()) {
                use = use.replace(usual.getKey(), usual.getValue());
            }
            lines.add(use);
        }
        return lines;
    }

    private static String withDefault(OptionSchema option) {
        return option.defaultValue()
                .map(value -> option.name() + ": " + value)
                .orElse(option.name());
    }

    private static void comment(String indent, String text, List<String> lines) {
        lines.addAll(Paragraph.lines(indent + "# ", indent + "# ", text, WIDTH));
    }
}

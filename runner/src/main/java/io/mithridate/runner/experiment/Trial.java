package io.mithridate.runner.experiment;

import io.mithridate.config.Complaints;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.config.Place;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlNode.YamlList;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlNode.YamlScalar;
import io.mithridate.runner.plugins.PluginCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One cell of an experiment, reduced to about a minute of work. It shows whether everything runs;
 * its numbers are meaningless.
 *
 * @param file the reduced cell as an experiment of its own, with another name
 * @param cuts the changes, e.g. "poisoning.epochs 8 -> 1"
 */
public record Trial(ExperimentFile file, List<String> cuts) {

    /** The suffix of a trial's name. */
    public static final String SUFFIX = "-trial";

    /**
     * The minimum poisoning rate, chosen by us so that some of a few hundred pairs are poisoned.
     */
    private static final double MIN_RATE = 0.01;

    /** The maximum values, chosen by us, keyed by path, option, or the last word of an option. */
    private static final Map<String, Integer> MAXIMA =
            Map.ofEntries(
                    Map.entry("epochs", 1),
                    Map.entry("poisoning.epochs", 3), // safe-clip separates pairs in the third
                    Map.entry("every", 1),
                    Map.entry("steps", 10),
                    Map.entry("warm-up", 1),
                    Map.entry("batch", 32),
                    Map.entry("count", 32),
                    Map.entry("pairs", 32),
                    Map.entry("defense-data.pairs", 96),
                    Map.entry("pictures", 64),
                    Map.entry("pool", 64),
                    Map.entry("captions-each", 8),
                    Map.entry("samples-per-epoch", 32));

    /** Keys that only apply to several cells. */
    private static final Set<String> OMITTED_KEYS =
            Set.of("include", "exclude", "baseline", "contrasts", "evaluate-every");

    private static final Place PLACE = new Place.OnCommandLine("try");

    public Trial {
        cuts = List.copyOf(cuts);
    }

    /**
     * Creates a trial of a cell.
     *
     * @param whole the experiment that contains the cell
     * @param cell one of its cells
     * @throws InvalidConfigurationException if a plugin rejects the reduced values
     */
    public static Trial of(ExperimentFile whole, Cell cell, PluginCatalog catalog)
            throws InvalidConfigurationException {
        Experiment experiment = whole.experiment();
        Map<String, YamlNode> reduced = new LinkedHashMap<>();
        reduced.put("name", YamlScalar.plain(PLACE, experiment.name() + SUFFIX));
        reduced.put("seeds", list(YamlScalar.plain(PLACE, Long.toString(cell.seed()))));
        reduced.put("controls", YamlMap.of(PLACE, "clean-model", YamlScalar.plain(PLACE, "false")));
        reduced.put("budgets", new YamlList(PLACE, List.of()));
        List<String> cuts = new ArrayList<>();
        for (ScenarioPart part : ScenarioPart.values()) {
            if (whole.resolved().find(part.key()).isPresent()) {
                YamlNode node = whole.node(part, cell.scenario());
                boolean isPlugin = part == ScenarioPart.DATASET || part == ScenarioPart.MODEL;
                reduced.put(part.key(), isPlugin ? node : reduce(part.key(), node, cuts));
            }
        }
        YamlNode attack = whole.node("attacks", experiment.attacks(), cell.attack()).orElseThrow();
        YamlNode defense =
                whole.node("defenses", experiment.defenses(), cell.defense()).orElseThrow();
        reduced.put("attacks", list(reduce("attacks", attack, cuts)));
        reduced.put("defenses", list(reduce("defenses", defense, cuts)));
        YamlMap trial =
                whole.resolved()
                        .filter(key -> !OMITTED_KEYS.contains(key) && !reduced.containsKey(key));
        for (Map.Entry<String, YamlNode> each : reduced.entrySet()) {
            trial = trial.with(each.getKey(), each.getValue());
        }
        Complaints complaints = new Complaints();
        Optional<ExperimentFile> file = new ExperimentBinding(catalog, trial, complaints).bind();
        complaints.throwIfAny();
        return new Trial(file.orElseThrow(), cuts);
    }

    private static YamlList list(YamlNode item) {
        return new YamlList(item.place(), List.of(item));
    }

    /** Returns the node with its numbers reduced, except those given on the command line. */
    private static YamlNode reduce(String place, YamlNode node, List<String> cuts) {
        if (node instanceof YamlMap map) {
            YamlMap reduced = map;
            for (YamlMap.Entry entry : map.entries()) {
                String option = place + "." + entry.key();
                reduced = reduced.with(entry.key(), reduce(option, entry.value(), cuts));
            }
            return reduced;
        }
        if (node instanceof YamlScalar scalar
                && !scalar.isNull()
                && !(scalar.place() instanceof Place.OnCommandLine)) {
            String text = reduceNumber(place, scalar.text());
            if (!text.equals(scalar.text())) {
                cuts.add("%s %s -> %s".formatted(place, scalar.text(), text));
                return YamlScalar.plain(PLACE, text);
            }
        }
        return node;
    }

    private static String reduceNumber(String place, String text) {
        try {
            if (place.equals("poisoning.rate")) {
                return Double.parseDouble(text) < MIN_RATE ? Double.toString(MIN_RATE) : text;
            }
            String option = place.substring(place.lastIndexOf('.') + 1);
            String word = option.substring(option.lastIndexOf('-') + 1);
            Integer max = MAXIMA.getOrDefault(place, MAXIMA.getOrDefault(option, MAXIMA.get(word)));
            return max != null && Double.parseDouble(text) > max ? max.toString() : text;
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }
}

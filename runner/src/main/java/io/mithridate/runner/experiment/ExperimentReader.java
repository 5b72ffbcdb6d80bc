package io.mithridate.runner.experiment;

import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import io.mithridate.runner.yaml.YamlMap;
import io.mithridate.runner.yaml.YamlNode;
import io.mithridate.runner.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads experiments: YAML and the command line's overrides, bound to plugins that were found. */
public final class ExperimentReader {

    private final PluginCatalog catalog;

    /** A reader for experiments with these plugins. */
    public ExperimentReader(PluginCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Reads an experiment.
     *
     * @param file the YAML file
     * @param overrides values of the command line that take the place of the file's, such as {@code
     *     poisoning.rate=0.01}
     * @throws InvalidConfigurationException if anything is wrong; it carries all complaints, each
     *     with its place
     */
    public ExperimentFile read(Path file, List<String> overrides)
            throws InvalidConfigurationException {
        Complaints complaints = new Complaints();
        Optional<YamlNode> root = YamlReader.read(file, complaints);
        Optional<ExperimentFile> experiment = Optional.empty();
        if (root.isPresent()) {
            if (root.get() instanceof YamlMap map) {
                YamlMap given = Overrides.apply(withMetrics(map, overrides), overrides, complaints);
                experiment = new ExperimentBinding(catalog, given, complaints).bind();
            } else {
                complaints.add(
                        root.get().place(),
                        "the file holds %s; an experiment is a map that begins with its name"
                                .formatted(root.get().description()));
            }
        }
        complaints.throwIfAny();
        return experiment.orElseThrow();
    }

    /** Adds the standard metrics: overriding one of them keeps the others. */
    private static YamlMap withMetrics(YamlMap map, List<String> overrides) {
        boolean changed =
                overrides.stream()
                        .anyMatch(
                                override ->
                                        override.strip().startsWith(ExperimentKey.METRICS + "."));
        if (!changed || map.find(ExperimentKey.METRICS).isPresent()) {
            return map;
        }
        YamlNode standard = ExperimentKey.standardMetrics();
        return map.with(new YamlMap.Entry(ExperimentKey.METRICS, standard.place(), standard));
    }
}

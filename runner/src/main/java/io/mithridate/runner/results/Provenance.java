package io.mithridate.runner.results;

import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;
import java.util.Optional;

/**
 * Where a cell's numbers come from.
 *
 * @param stages the stages behind the cell, those that it shares with others among them, in the
 *     order of the data's way
 * @param plugins the plugins that took part
 * @param environment what computed
 */
public record Provenance(List<Stage> stages, List<Plugin> plugins, Environment environment) {

    public Provenance {
        stages = List.copyOf(stages);
        plugins = List.copyOf(plugins);
    }

    /**
     * A stage in the store.
     *
     * @param kind the stage's kind, such as {@code victim}
     * @param key its content key, SHA-256 in hexadecimal
     */
    public record Stage(String kind, String key) {}

    /**
     * A plugin that took part.
     *
     * @param kind the plugin's kind, such as {@code attack}
     * @param name its name
     * @param version its version by the jar's manifest; empty where it says none
     * @param digest SHA-256 of its classes and resources, in hexadecimal
     * @param fidelity how close it is to what its references define
     * @param references the publications that define it
     */
    public record Plugin(
            String kind,
            String name,
            Optional<String> version,
            String digest,
            Fidelity fidelity,
            List<Reference> references) {

        public Plugin {
            references = List.copyOf(references);
        }
    }

    /**
     * What computed.
     *
     * @param commit the commit of the source tree, where it is known
     * @param jvm name and version of the virtual machine
     * @param tensorflow TensorFlow's version
     * @param device the device that trained and embedded, such as {@code cpu}
     * @param threads how many threads computed
     */
    public record Environment(
            Optional<String> commit, String jvm, String tensorflow, String device, int threads) {}
}

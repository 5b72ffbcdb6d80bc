package io.mithridate.runner.results;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mithridate.api.backend.Reference;
import io.mithridate.runner.plugins.FidelityStatement;
import io.mithridate.runner.store.Maker;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The origin of a cell's numbers.
 *
 * @param stages the stages behind the cell, those that it shares with others among them, in the
 *     order of the data's way
 * @param plugins the plugins that took part
 * @param environment how it was computed
 */
public record Provenance(
        List<Stage> stages, List<Plugin> plugins, @JsonUnwrapped Environment environment) {

    public Provenance {
        stages = List.copyOf(stages);
        plugins = List.copyOf(plugins);
    }

    /** Returns something of who computed each stage and how, in the stages' order. */
    public <T> Stream<T> origins(BiFunction<Maker, Environment, T> origin) {
        return stages.stream()
                .flatMap(stage -> stage.made().stream())
                .map(made -> origin.apply(made.maker(), environment));
    }

    /** Returns the provenance that a file states. */
    @JsonCreator
    public static Provenance of(
            @JsonProperty("stages") List<Stage> stages,
            @JsonProperty("plugins") List<Plugin> plugins,
            @JsonProperty("device") String device,
            @JsonProperty("threads") int threads) {
        return new Provenance(stages, plugins, new Environment(device, threads));
    }

    /**
     * A stage in the store.
     *
     * @param kind the stage's kind, such as {@code victim}
     * @param key its content key, SHA-256 in hexadecimal
     * @param made who computed it and when; empty if it is not there
     */
    public record Stage(
            @JsonProperty("stage") String kind, String key, @JsonUnwrapped Optional<Made> made) {}

    /**
     * The computation of a stage, in this run or in an earlier one.
     *
     * @param maker who computed it
     * @param created when, ISO 8601
     */
    @JsonPropertyOrder("created")
    public record Made(@JsonUnwrapped Maker maker, String created) {}

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
            FidelityStatement fidelity,
            @JsonIgnore List<Reference> references) {

        public Plugin {
            references = List.copyOf(references);
        }

        /** Returns the plugin that a file states; its references are not in the file. */
        @JsonCreator
        static Plugin of(
                @JsonProperty("kind") String kind,
                @JsonProperty("name") String name,
                @JsonProperty("version") Optional<String> version,
                @JsonProperty("digest") String digest,
                @JsonProperty("fidelity") String fidelity) {
            return new Plugin(
                    kind, name, version, digest, FidelityStatement.ofWord(fidelity), List.of());
        }
    }

    /**
     * The device and the threads that computed all stages, in whichever process: both are in their
     * keys.
     *
     * @param device the device that trained and embedded, such as {@code cpu}
     * @param threads how many threads computed
     */
    public record Environment(String device, int threads) {}
}

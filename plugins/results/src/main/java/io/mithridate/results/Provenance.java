package io.mithridate.results;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mithridate.api.backend.Reference;
import io.mithridate.store.Maker;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The origin of a cell's numbers.
 *
 * @param stages all stages on which the cell depends, including those shared with other cells, in
 *     the order of the data flow
 * @param plugins the plugins used
 * @param environment the device and the number of threads used
 */
public record Provenance(
        List<Stage> stages, List<Plugin> plugins, @JsonUnwrapped Environment environment) {

    public Provenance {
        stages = List.copyOf(stages);
        plugins = List.copyOf(plugins);
    }

    /**
     * Returns a property of the maker and environment of each stage, in the order of the stages.
     */
    public <T> Stream<T> origins(BiFunction<Maker, Environment, T> origin) {
        return stages.stream()
                .flatMap(stage -> stage.made().stream())
                .map(made -> origin.apply(made.maker(), environment));
    }

    /** Returns the provenance stored in a file. */
    @JsonCreator
    public static Provenance of(
            @JsonProperty("stages") List<Stage> stages,
            @JsonProperty("plugins") List<Plugin> plugins,
            @JsonProperty("device") String device,
            @JsonProperty("threads") int threads) {
        return new Provenance(stages, plugins, new Environment(device, threads));
    }

    /**
     * A stage and the record of its computation.
     *
     * @param kind the kind of the stage, e.g. {@code victim}
     * @param key the content key, SHA-256 in hexadecimal
     * @param made the record; empty if the stage is not in the store
     */
    public record Stage(
            @JsonProperty("stage") String kind, String key, @JsonUnwrapped Optional<Made> made) {}

    /**
     * The computation of a stage, in this run or in an earlier one.
     *
     * @param maker the software and machine that computed the stage
     * @param created the time in ISO 8601 format
     */
    @JsonPropertyOrder("created")
    public record Made(@JsonUnwrapped Maker maker, String created) {}

    /**
     * A plugin that was used.
     *
     * @param kind the kind of the plugin, e.g. {@code attack}
     * @param name the name
     * @param version the version in the jar's manifest; empty if it has none
     * @param digest the SHA-256 of its classes and resources, in hexadecimal
     * @param fidelity the degree to which it follows its references
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

        /** Returns the plugin stored in a file, which does not contain the references. */
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
     * The device and threads that computed all stages. Both are part of the cache keys, so they are
     * the same in every process.
     *
     * @param device the device used for training and embedding, e.g. {@code cpu}
     * @param threads the number of threads
     */
    public record Environment(String device, int threads) {}
}

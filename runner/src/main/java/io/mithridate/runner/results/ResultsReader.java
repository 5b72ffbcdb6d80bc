package io.mithridate.runner.results;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import io.mithridate.runner.experiment.Baseline;
import io.mithridate.runner.store.Maker;
import io.mithridate.runner.store.Processor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads {@code results.json} back: cells, their numbers, what they cost, what was written for them,
 * and who computed them. Settings, pictures and plugins stay empty, as no table over several runs
 * shows them.
 */
public final class ResultsReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The results that a file holds; one whose name ends with {@code .gz} is packed.
     *
     * @throws UnusableResultsException if it is not a {@code results.json} of this version
     * @throws IOException if it cannot be read
     */
    public RunResults read(Path file) throws UnusableResultsException, IOException {
        JsonNode root;
        try {
            root = tree(file);
        } catch (ZipException e) {
            throw new UnusableResultsException(
                    "%s is not a gzip file (%s)".formatted(file, e.getMessage()), e);
        } catch (JacksonException e) {
            throw new UnusableResultsException(
                    "%s is not a results.json, or is cut off; name a run's folder, its results.json or results.json.gz"
                            .formatted(file),
                    e);
        }
        int version = root.path("schema_version").asInt(0);
        if (version != JsonFile.SCHEMA_VERSION) {
            throw new UnusableResultsException(
                    version == 0
                            ? "%s is not a results.json: it has no schema_version".formatted(file)
                            : ("%s has schema version %d, and this program reads %d; 'mithridate"
                                            + " report RUN_DIR' writes it again")
                                    .formatted(file, version, JsonFile.SCHEMA_VERSION));
        }
        try {
            return results(root);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnusableResultsException(
                    "%s is damaged: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static JsonNode tree(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream text =
                        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            return JSON.readTree(text);
        }
    }

    private static RunResults results(JsonNode root) {
        Map<Integer, List<Measurement>> measurements = new HashMap<>();
        for (JsonNode row : list(root, "rows")) {
            measurements
                    .computeIfAbsent(number(row, "cell"), any -> new ArrayList<>())
                    .add(measurement(row));
        }
        JsonNode budgets = field(root, "budgets");
        JsonNode model = field(root, "model");
        List<CellResult> cells =
                each(
                        root,
                        "cells",
                        cell ->
                                cell(
                                        cell,
                                        measurements.getOrDefault(
                                                number(cell, "cell"), List.of())));
        return new RunResults(
                text(root, "run"),
                text(root, "experiment"),
                text(root, "command"),
                "",
                Instant.parse(text(root, "started")),
                Instant.parse(text(root, "finished")),
                new ModelFacts(text(model, "name"), flag(model, "clip")),
                each(root, "notices", JsonNode::asText),
                each(root, "splits", JsonNode::asText),
                each(root, "quantities", ResultsReader::quantity),
                Optional.of(field(root, "baseline"))
                        .filter(JsonNode::isTextual)
                        .map(text -> Baseline.parse(text.asText())),
                each(budgets, "points", JsonNode::asDouble),
                each(budgets, "lists", ResultsReader::settingList),
                cells,
                // Files that were written before they had costs are read as well.
                root.has("costs") ? each(root, "costs", ResultsReader::cost) : List.of(),
                each(root, "texts", ResultsReader::use),
                List.of(),
                each(root, "triggers", trigger -> trigger(trigger, cells)),
                List.of());
    }

    private static TextUse use(JsonNode use) {
        return new TextUse(
                text(use, "stage"),
                text(use, "key"),
                text(use, "use"),
                field(use, "first_step").asLong(),
                field(use, "captions").asLong(),
                field(use, "positives").asLong(),
                field(use, "positives_equal_to_prompts").asLong(),
                field(use, "negatives").asLong(),
                field(use, "target_insertions").asLong());
    }

    private static StageCost cost(JsonNode cost) {
        JsonNode cell = field(cost, "cell");
        return new StageCost(
                cell.isNull() ? OptionalInt.empty() : OptionalInt.of(cell.asInt()),
                text(cost, "title"),
                text(cost, "stage"),
                text(cost, "key"),
                flag(cost, "cached"),
                field(cost, "wall_seconds").asDouble(),
                field(cost, "samples").asLong(),
                cost.has("pictures_embedded")
                        ? OptionalLong.of(field(cost, "pictures_embedded").asLong())
                        : OptionalLong.empty(),
                field(cost, "labels").asLong(),
                field(cost, "steps").asLong(),
                decimal(cost, "images_per_second"),
                decimal(cost, "peak_memory_mib"),
                field(cost, "waiting_seconds").asDouble(),
                field(cost, "skipped_steps").asLong());
    }

    private static OptionalDouble decimal(JsonNode node, String name) {
        JsonNode value = field(node, name);
        return value.isNull() ? OptionalDouble.empty() : OptionalDouble.of(value.asDouble());
    }

    private static MeasuredTrigger trigger(JsonNode trigger, List<CellResult> cells) {
        SortedMap<String, Double> numbers = new TreeMap<>();
        field(trigger, "measured")
                .properties()
                .forEach(number -> numbers.put(number.getKey(), number.getValue().asDouble()));
        String title = text(trigger, "attack");
        return trigger.has("name")
                ? new MeasuredTrigger(
                        title,
                        new PluginSetting(text(trigger, "name"), texts(trigger, "options")),
                        each(trigger, "scenarios", JsonNode::asText),
                        numbers)
                : MeasuredTrigger.ofTitle(title, numbers, cells);
    }

    private static CellResult cell(JsonNode cell, List<Measurement> measurements) {
        boolean failed = text(cell, "status").equals("failed");
        return new CellResult(
                number(cell, "cell"),
                text(cell, "title"),
                text(cell, "dataset"),
                text(cell, "model"),
                text(cell, "scenario"),
                new PluginSetting(text(cell, "attack"), texts(cell, "attack_options")),
                new PluginSetting(text(cell, "defense"), texts(cell, "defense_options")),
                defenseClass(text(cell, "defense_class")),
                flag(cell, "defended"),
                !text(cell, "control").isEmpty(),
                field(cell, "seed").asLong(),
                texts(cell, "options"),
                cell.has("poison") ? Optional.of(poison(field(cell, "poison"))) : Optional.empty(),
                failed ? Optional.of(failure(cell)) : Optional.empty(),
                measurements,
                provenance(field(cell, "provenance")));
    }

    /** Files that are older than the field do not say whether training broke down. */
    private static Failure failure(JsonNode cell) {
        return new Failure(
                text(cell, "message"),
                cell.path("broke_down").asBoolean()
                        ? Failure.Kind.BROKE_DOWN
                        : Failure.Kind.FAILED);
    }

    private static PoisonUse poison(JsonNode poison) {
        return new PoisonUse(
                text(poison, "selection"),
                text(poison, "captions"),
                text(poison, "mode"),
                number(poison, "poisoned"),
                number(poison, "decoys"),
                number(poison, "added"),
                number(poison, "different_captions"),
                text(poison, "success"));
    }

    private static Provenance provenance(JsonNode provenance) {
        return new Provenance(
                each(
                        provenance,
                        "stages",
                        stage ->
                                new Provenance.Stage(
                                        text(stage, "stage"), text(stage, "key"), made(stage))),
                List.of(),
                new Provenance.Environment(
                        text(provenance, "device"), number(provenance, "threads")));
    }

    private static Optional<Provenance.Made> made(JsonNode stage) {
        if (!stage.has("created")) {
            return Optional.empty();
        }
        JsonNode processor = field(stage, "processor");
        return Optional.of(
                new Provenance.Made(
                        new Maker(
                                text(stage, "commit"),
                                text(stage, "jvm"),
                                text(stage, "tensorflow_java"),
                                new Processor(
                                        text(processor, "vendor"),
                                        text(processor, "model"),
                                        text(processor, "instruction_set"),
                                        text(processor, "caches"),
                                        number(processor, "cores")),
                                text(stage, "host"),
                                text(stage, "operating_system"),
                                stage.has("begun_by")
                                        ? each(stage, "begun_by", JsonNode::asText)
                                        : List.of()),
                        text(stage, "created")));
    }

    private static Measurement measurement(JsonNode row) {
        JsonNode k = field(row, "k");
        JsonNode value = field(row, "value");
        return new Measurement(
                text(row, "metric"),
                k.isNull() ? OptionalInt.empty() : OptionalInt.of(k.asInt()),
                value.isNull() ? Double.NaN : value.asDouble(),
                field(row, "n").asLong(),
                text(row, "split"),
                text(row, "trigger"),
                texts(row, "qualifiers"));
    }

    private static Quantity quantity(JsonNode quantity) {
        return new Quantity(
                text(quantity, "metric"),
                text(quantity, "title"),
                text(quantity, "meaning"),
                text(quantity, "unit"),
                flag(quantity, "higher_is_better"),
                flag(quantity, "in_main_table"));
    }

    private static SettingList settingList(JsonNode list) {
        String defense = text(list, "defense");
        return new SettingList(
                text(list, "option"),
                each(list, "settings", options -> new PluginSetting(defense, texts(options))));
    }

    private static DefenseClass defenseClass(String title) {
        for (DefenseClass each : DefenseClass.values()) {
            if (each.title().equals(title)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "there is no class of defenses called '%s'".formatted(title));
    }

    private static <T> List<T> each(JsonNode node, String name, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        list(node, name).forEach(element -> all.add(read.apply(element)));
        return all;
    }

    private static SortedMap<String, String> texts(JsonNode node, String name) {
        return texts(field(node, name));
    }

    private static SortedMap<String, String> texts(JsonNode object) {
        SortedMap<String, String> texts = new TreeMap<>();
        object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static JsonNode list(JsonNode node, String name) {
        JsonNode list = field(node, name);
        if (!list.isArray()) {
            throw new IllegalArgumentException("'%s' is not a list".formatted(name));
        }
        return list;
    }

    private static String text(JsonNode node, String name) {
        return field(node, name).asText();
    }

    private static boolean flag(JsonNode node, String name) {
        return field(node, name).asBoolean();
    }

    private static int number(JsonNode node, String name) {
        return field(node, name).asInt();
    }

    private static JsonNode field(JsonNode node, String name) {
        JsonNode field = node.path(name);
        if (field.isMissingNode()) {
            throw new IllegalArgumentException("'%s' is missing".formatted(name));
        }
        return field;
    }
}

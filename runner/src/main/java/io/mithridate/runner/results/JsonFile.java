package io.mithridate.runner.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import io.mithridate.runner.experiment.Axes;
import io.mithridate.runner.plugins.FidelityStatement;
import io.mithridate.runner.store.Maker;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The content of {@code results.json}: the rows of {@code results.csv}, the summary over seeds, the
 * paired differences, and the provenance of each cell.
 */
final class JsonFile {

    /** Changes whenever a reader of the file would have to. */
    static final int SCHEMA_VERSION = 3;

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    // The writer is the caller's, and buffers what it is given.
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                    .build();

    private final RunResults run;
    private final RunStatistics statistics;

    JsonFile(RunResults run, RunStatistics statistics) {
        this.run = run;
        this.statistics = statistics;
    }

    /**
     * Writes the file's text. No more of it is held than one row or cell: that of many cells is
     * longer than memory, or a string, can be.
     */
    void write(Writer writer) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(writer)) {
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> field : heading().properties()) {
                json.writeFieldName(field.getKey());
                json.writeTree(field.getValue());
            }
            write(json, "rows", rows());
            write(json, "summary", statistics.summaries().stream().map(this::summary));
            write(json, "differences", statistics.differences().stream().map(this::difference));
            json.writeFieldName("budgets");
            json.writeTree(BudgetsJson.of(run, statistics.budgets()).node());
            write(json, "cells", cells());
            write(json, "costs", run.costs().stream().map(JsonFile::cost));
            write(json, "triggers", run.triggers().stream().map(JsonFile::trigger));
            write(json, "texts", run.texts().stream().map(JsonFile::text));
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(JsonGenerator json, String name, Stream<ObjectNode> elements)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (Iterator<ObjectNode> left = elements.iterator(); left.hasNext(); ) {
            json.writeTree(left.next());
        }
        json.writeEndArray();
    }

    private ObjectNode heading() {
        ObjectNode heading = JSON.createObjectNode();
        heading.put("schema_version", SCHEMA_VERSION);
        heading.put("run", run.run());
        heading.put("experiment", run.experiment());
        heading.put("command", run.command());
        heading.put("started", run.started().toString());
        heading.put("finished", run.finished().toString());
        heading.putObject("model").put("name", run.model().name()).put("clip", run.model().clip());
        run.notices().forEach(heading.putArray("notices")::add);
        run.splits().forEach(heading.putArray("splits")::add);
        heading.set("quantities", quantities());
        run.baseline()
                .ifPresentOrElse(
                        baseline -> heading.put("baseline", baseline.toString()),
                        () -> heading.putNull("baseline"));
        heading.put("claim", Claim.of(AttackSeeds.of(run).most()));
        heading.putObject("interval")
                .put("method", Statistics.METHOD)
                .put("level", Statistics.LEVEL);
        heading.putObject("bootstrap")
                .put("method", Bootstrap.METHOD)
                .put("level", Statistics.LEVEL)
                .put("resamples", Bootstrap.RESAMPLES);
        return heading;
    }

    private ArrayNode quantities() {
        ArrayNode quantities = JSON.createArrayNode();
        for (Quantity quantity : run.quantities()) {
            quantities
                    .addObject()
                    .put("metric", quantity.metric())
                    .put("title", quantity.title())
                    .put("meaning", quantity.meaning())
                    .put("unit", quantity.unit())
                    .put("higher_is_better", quantity.higherIsBetter())
                    .put("in_main_table", quantity.inMainTable());
        }
        return quantities;
    }

    private Stream<ObjectNode> rows() {
        VaryingColumns varying = VaryingColumns.of(run.cells());
        return ResultRow.of(run).stream().map(row -> row(row, varying));
    }

    private ObjectNode row(ResultRow row, VaryingColumns varying) {
        CellResult cell = row.cell();
        Measurement number = row.measurement();
        ObjectNode node = JSON.createObjectNode();
        node.put("run", run.run());
        node.put("cell", cell.number());
        node.put("dataset", cell.dataset());
        node.put("model", cell.model());
        node.put("attack", cell.attack().name());
        node.put("defense", cell.defense().name());
        node.put("control", cell.control() ? Axes.CLEAN_MODEL : "");
        node.put("seed", cell.seed());
        node.put("split", number.split());
        node.put("trigger", number.trigger());
        node.put("metric", number.metric());
        put(node, "k", number.k());
        put(node, "value", number.value());
        node.put("unit", row.quantity().unit());
        node.put("n", number.n());
        node.put("higher_is_better", row.quantity().higherIsBetter());
        ObjectNode options = node.putObject("options");
        Map<String, String> places = cell.places();
        varying.options().stream()
                .filter(places::containsKey)
                .forEach(place -> options.put(place, places.get(place)));
        put(node.putObject("qualifiers"), new TreeMap<>(number.qualifiers()));
        return node;
    }

    private ObjectNode summary(Summary summary) {
        ObjectNode node = JSON.createObjectNode();
        put(node, summary.condition());
        put(node, summary.measure());
        put(node, summary.statistics());
        node.put("claim", Claim.of(summary.statistics().seeds()));
        node.put("n", summary.n());
        return node;
    }

    private ObjectNode difference(PairedDifference difference) {
        ObjectNode node = JSON.createObjectNode();
        put(node, difference.condition());
        node.put("baseline", difference.baseline().name());
        put(node.putObject("baseline_options"), difference.baseline().options());
        put(node, difference.measure());
        put(node, difference.statistics());
        put(node, "bootstrap_low", difference.bootstrap().map(Interval::low));
        put(node, "bootstrap_high", difference.bootstrap().map(Interval::high));
        node.put("claim", difference.claim());
        return node;
    }

    private Stream<ObjectNode> cells() {
        Map<Integer, List<StageCost>> own =
                run.costs().stream()
                        .filter(cost -> cost.cell().isPresent())
                        .collect(Collectors.groupingBy(cost -> cost.cell().getAsInt()));
        return run.cells().stream()
                .map(cell -> cell(cell, own.getOrDefault(cell.number(), List.of())));
    }

    /**
     * A cell.
     *
     * @param costs what its own stages took; what it shares with others is in costs.csv
     */
    private ObjectNode cell(CellResult cell, List<StageCost> costs) {
        ObjectNode node = JSON.createObjectNode();
        node.put("cell", cell.number());
        node.put("title", cell.title());
        node.put("dataset", cell.dataset());
        node.put("model", cell.model());
        put(node, Condition.of(cell));
        node.put("defended", cell.defended());
        node.put("seed", cell.seed());
        put(node.putObject("options"), cell.options());
        cell.poison()
                .ifPresent(
                        poison ->
                                node.putObject("poison")
                                        .put("selection", poison.selection())
                                        .put("captions", poison.captions())
                                        .put("mode", poison.mode())
                                        .put("poisoned", poison.poisoned())
                                        .put("decoys", poison.decoys())
                                        .put("added", poison.added())
                                        .put("different_captions", poison.captionsApart())
                                        .put("success", poison.success()));
        node.put("status", cell.succeeded() ? "succeeded" : "failed");
        node.put("message", cell.failure().map(Failure::message).orElse(""));
        node.put("broke_down", cell.brokeDown());
        put(node, "wall_seconds", costs.stream().mapToDouble(StageCost::wallSeconds).sum());
        put(node, "peak_memory_mib", peakMemory(costs));
        put(node.putObject("provenance"), cell.provenance());
        return node;
    }

    private static OptionalDouble peakMemory(List<StageCost> costs) {
        return costs.stream()
                .map(StageCost::peakMemoryMib)
                .flatMapToDouble(OptionalDouble::stream)
                .max();
    }

    private static ObjectNode cost(StageCost cost) {
        ObjectNode node = JSON.createObjectNode();
        put(node, "cell", cost.cell());
        node.put("title", cost.title());
        node.put("stage", cost.stage());
        node.put("key", cost.key());
        node.put("cached", cost.cached());
        put(node, "wall_seconds", cost.wallSeconds());
        node.put("samples", cost.samples());
        cost.pictures().ifPresent(pictures -> node.put("pictures_embedded", pictures));
        node.put("labels", cost.labels());
        node.put("steps", cost.steps());
        put(node, "images_per_second", cost.imagesPerSecond());
        put(node, "peak_memory_mib", cost.peakMemoryMib());
        put(node, "waiting_seconds", cost.waitingSeconds());
        node.put("skipped_steps", cost.skippedSteps());
        return node;
    }

    /** What was measured of an attack's trigger. */
    private static ObjectNode trigger(MeasuredTrigger trigger) {
        ObjectNode node = JSON.createObjectNode().put("attack", trigger.title());
        node.put("name", trigger.attack().name());
        put(node.putObject("options"), trigger.attack().options());
        trigger.scenarios().forEach(node.putArray("scenarios")::add);
        ObjectNode measured = node.putObject("measured");
        trigger.numbers().forEach(measured::put);
        return node;
    }

    private static ObjectNode text(TextUse use) {
        return JSON.createObjectNode()
                .put("stage", use.stage())
                .put("key", use.key())
                .put("use", use.use())
                .put("first_step", use.firstStep())
                .put("captions", use.captions())
                .put("positives", use.positives())
                .put("positives_equal_to_prompts", use.promptPositives())
                .put("negatives", use.negatives())
                .put("target_insertions", use.targetInsertions());
    }

    private void put(ObjectNode node, Condition condition) {
        node.put("scenario", condition.scenario());
        node.put("attack", condition.attack().name());
        put(node.putObject("attack_options"), condition.attack().options());
        node.put("defense", condition.defense().name());
        put(node.putObject("defense_options"), condition.defense().options());
        node.put("defense_class", condition.defenseClass().title());
        node.put("control", condition.control() ? Axes.CLEAN_MODEL : "");
        node.put("attack_failed", statistics.victims().failed(condition));
    }

    private static void put(ObjectNode node, Measure measure) {
        node.put("split", measure.split());
        node.put("trigger", measure.trigger());
        node.put("metric", measure.metric());
        put(node, "k", measure.k());
        node.put("unit", measure.quantity().unit());
        node.put("higher_is_better", measure.quantity().higherIsBetter());
        put(node.putObject("qualifiers"), new TreeMap<>(measure.qualifiers()));
    }

    private static void put(ObjectNode node, Statistics statistics) {
        put(node, "mean", statistics.mean());
        put(node, "sd", statistics.sd());
        put(node, "ci_low", statistics.low());
        put(node, "ci_high", statistics.high());
        node.put("n_seeds", statistics.seeds());
    }

    private static void put(ObjectNode node, Provenance provenance) {
        ArrayNode stages = node.putArray("stages");
        for (Provenance.Stage stage : provenance.stages()) {
            ObjectNode made = stages.addObject().put("stage", stage.kind()).put("key", stage.key());
            stage.made().ifPresent(it -> put(made, it));
        }
        ArrayNode plugins = node.putArray("plugins");
        for (Provenance.Plugin plugin : provenance.plugins()) {
            plugins.addObject()
                    .put("kind", plugin.kind())
                    .put("name", plugin.name())
                    .put("version", plugin.version().orElse(null))
                    .put("digest", plugin.digest())
                    .put(
                            "fidelity",
                            FidelityStatement.of(plugin.fidelity(), plugin.references()).word());
        }
        Provenance.Environment environment = provenance.environment();
        node.put("device", environment.device());
        node.put("threads", environment.threads());
    }

    private static void put(ObjectNode node, Provenance.Made made) {
        Maker maker = made.maker();
        node.put("created", made.created());
        node.put("commit", maker.commit());
        node.put("jvm", maker.jvm());
        node.put("tensorflow_java", maker.tensorFlow());
        node.put("host", maker.host());
        node.put("operating_system", maker.operatingSystem());
        if (!maker.earlier().isEmpty()) {
            maker.earlier().forEach(node.putArray("begun_by")::add);
        }
        node.putObject("processor")
                .put("vendor", maker.processor().vendor())
                .put("model", maker.processor().model())
                .put("instruction_set", maker.processor().instructionSet())
                .put("caches", maker.processor().caches())
                .put("cores", maker.processor().cores());
    }

    private static void put(ObjectNode node, String name, OptionalInt value) {
        if (value.isPresent()) {
            node.put(name, value.getAsInt());
        } else {
            node.putNull(name);
        }
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            put(node, name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    private static void put(ObjectNode node, String name, Optional<Double> value) {
        value.ifPresentOrElse(number -> put(node, name, number), () -> node.putNull(name));
    }

    /** JSON has no number that is none: a value that could not be computed is null. */
    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    private static void put(ObjectNode node, SortedMap<String, String> texts) {
        texts.forEach(node::put);
    }
}

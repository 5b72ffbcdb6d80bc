package io.mithridate.runner.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
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
                    .build();

    private final RunResults run;
    private final RunStatistics statistics;

    JsonFile(RunResults run, RunStatistics statistics) {
        this.run = run;
        this.statistics = statistics;
    }

    /** The file's text. */
    String content() {
        ObjectNode file = JSON.createObjectNode();
        file.put("schema_version", SCHEMA_VERSION);
        file.put("run", run.run());
        file.put("experiment", run.experiment());
        file.put("command", run.command());
        file.put("started", run.started().toString());
        file.put("finished", run.finished().toString());
        file.putObject("model").put("name", run.model().name()).put("clip", run.model().clip());
        run.notices().forEach(file.putArray("notices")::add);
        run.splits().forEach(file.putArray("splits")::add);
        file.set("quantities", quantities());
        run.baseline()
                .ifPresentOrElse(
                        baseline -> file.put("baseline", baseline.toString()),
                        () -> file.putNull("baseline"));
        file.put("claim", Claim.of(AttackSeeds.of(run).most()));
        file.putObject("interval").put("method", Statistics.METHOD).put("level", Statistics.LEVEL);
        file.putObject("bootstrap")
                .put("method", Bootstrap.METHOD)
                .put("level", Statistics.LEVEL)
                .put("resamples", Bootstrap.RESAMPLES);
        file.set("rows", rows());
        file.set("summary", summaries());
        file.set("differences", differences());
        file.set("budgets", BudgetsJson.of(run, statistics.budgets()).node());
        file.set("cells", cells());
        file.set("costs", costs());
        file.set("triggers", triggers());
        file.set("texts", texts());
        try {
            return JSON.writeValueAsString(file) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values that is no JSON", e);
        }
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

    private ArrayNode rows() {
        VaryingColumns varying = VaryingColumns.of(run.cells());
        ArrayNode rows = JSON.createArrayNode();
        for (ResultRow row : ResultRow.of(run)) {
            CellResult cell = row.cell();
            Measurement number = row.measurement();
            ObjectNode node = rows.addObject();
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
        }
        return rows;
    }

    private ArrayNode summaries() {
        ArrayNode summaries = JSON.createArrayNode();
        for (Summary summary : statistics.summaries()) {
            ObjectNode node = summaries.addObject();
            put(node, summary.condition());
            put(node, summary.measure());
            put(node, summary.statistics());
            node.put("claim", Claim.of(summary.statistics().seeds()));
            node.put("n", summary.n());
        }
        return summaries;
    }

    private ArrayNode differences() {
        ArrayNode differences = JSON.createArrayNode();
        for (PairedDifference difference : statistics.differences()) {
            ObjectNode node = differences.addObject();
            put(node, difference.condition());
            node.put("baseline", difference.baseline().name());
            put(node.putObject("baseline_options"), difference.baseline().options());
            put(node, difference.measure());
            put(node, difference.statistics());
            put(node, "bootstrap_low", difference.bootstrap().map(Interval::low));
            put(node, "bootstrap_high", difference.bootstrap().map(Interval::high));
            node.put("claim", difference.claim());
        }
        return differences;
    }

    private ArrayNode cells() {
        ArrayNode cells = JSON.createArrayNode();
        for (CellResult cell : run.cells()) {
            ObjectNode node = cells.addObject();
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
            node.put("message", cell.failure().orElse(""));
            put(node, "wall_seconds", wallSeconds(cell));
            put(node, "peak_memory_mib", peakMemory(cell));
            put(node.putObject("provenance"), cell.provenance());
        }
        return cells;
    }

    private ArrayNode costs() {
        ArrayNode costs = JSON.createArrayNode();
        for (StageCost cost : run.costs()) {
            ObjectNode node = costs.addObject();
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
        }
        return costs;
    }

    /** What was measured of each attack's trigger. */
    private ArrayNode triggers() {
        ArrayNode triggers = JSON.createArrayNode();
        for (MeasuredTrigger trigger : run.triggers()) {
            ObjectNode node =
                    triggers.addObject().put("attack", trigger.attack()).putObject("measured");
            trigger.numbers().forEach(node::put);
        }
        return triggers;
    }

    private ArrayNode texts() {
        ArrayNode texts = JSON.createArrayNode();
        for (TextUse use : run.texts()) {
            texts.addObject()
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
        return texts;
    }

    /** What the cell's own stages took; what it shares with others is in costs.csv. */
    private OptionalDouble wallSeconds(CellResult cell) {
        return OptionalDouble.of(costsOf(cell).mapToDouble(StageCost::wallSeconds).sum());
    }

    private OptionalDouble peakMemory(CellResult cell) {
        return costsOf(cell)
                .map(StageCost::peakMemoryMib)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
    }

    private Stream<StageCost> costsOf(CellResult cell) {
        return run.costs().stream()
                .filter(cost -> cost.cell().equals(OptionalInt.of(cell.number())));
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

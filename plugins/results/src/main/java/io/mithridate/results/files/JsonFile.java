package io.mithridate.results.files;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.results.Condition;
import io.mithridate.results.RunResults;
import io.mithridate.results.StageCost;
import io.mithridate.results.coordinates.Baseline;
import io.mithridate.results.coordinates.Contrast;
import io.mithridate.results.files.CellJson.ConditionJson;
import io.mithridate.results.statistics.Bootstrap;
import io.mithridate.results.statistics.Claim;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.results.statistics.EvaluatedRun.PairedDifference;
import io.mithridate.results.statistics.EvaluatedRun.Summary;
import io.mithridate.results.statistics.Limits;
import io.mithridate.results.statistics.Statistics;
import io.mithridate.results.statistics.Statistics.Interval;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The content of {@code results.json}: the rows of {@code results.csv}, the summary over seeds, the
 * paired differences, and the provenance of each cell.
 */
public final class JsonFile {

    /** The version of the schema, to be incremented with every incompatible change. */
    static final int SCHEMA_VERSION = 3;

    private final EvaluatedRun evaluated;
    private final RunResults run;

    public JsonFile(EvaluatedRun evaluated) {
        this.evaluated = evaluated;
        run = evaluated.results();
    }

    /**
     * Writes the text of the file one row or cell at a time, because the text of a run with many
     * cells may exceed the available memory or the maximum length of a string.
     */
    public void write(OutputStream stream) throws IOException {
        try (JsonGenerator json = ResultsJson.generator(stream)) {
            json.writeStartObject();
            json.writePOJOField("schema_version", SCHEMA_VERSION);
            json.writePOJOField("run", run.run());
            json.writePOJOField("experiment", run.experiment());
            json.writePOJOField("command", run.command());
            json.writePOJOField("started", run.started().toString());
            json.writePOJOField("finished", run.finished().toString());
            json.writePOJOField("model", run.model());
            json.writePOJOField("notices", run.notices());
            json.writePOJOField("splits", run.splits());
            json.writePOJOField("quantities", run.quantities());
            json.writePOJOField("baseline", run.baseline().map(Baseline::toString));
            json.writePOJOField(
                    "contrasts", run.contrasts().stream().map(Contrast::toString).toList());
            json.writePOJOField("claim", Claim.of(Limits.maxSeeds(run)));
            json.writePOJOField("interval", intervalMethod(Statistics.METHOD));
            json.writePOJOField(
                    "bootstrap",
                    intervalMethod(Bootstrap.METHOD).put("resamples", Bootstrap.RESAMPLES));
            json.writePOJOField("rows", ResultsWriter.json(run));
            json.writePOJOField("summary", evaluated.summaries().stream().map(this::summary));
            json.writePOJOField(
                    "differences", evaluated.differences().stream().map(this::difference));
            json.writePOJOField("budgets", ListsJson.budgets(evaluated));
            json.writePOJOField("attack_left", ListsJson.scores(evaluated));
            json.writePOJOField("cells", cells());
            json.writePOJOField("costs", run.costs());
            json.writePOJOField("triggers", run.triggers());
            json.writePOJOField("texts", run.texts());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private Stream<CellJson> cells() {
        Map<Integer, List<StageCost>> costsByCell =
                run.costs().stream()
                        .filter(cost -> cost.cell().isPresent())
                        .collect(Collectors.groupingBy(cost -> cost.cell().getAsInt()));
        return run.cells().stream()
                .map(
                        cell ->
                                CellJson.of(
                                        cell,
                                        costsByCell.getOrDefault(cell.number(), List.of()),
                                        evaluated.victims()));
    }

    private static ObjectNode intervalMethod(String name) {
        return ResultsJson.MAPPER
                .createObjectNode()
                .put("method", name)
                .put("level", Statistics.LEVEL);
    }

    private ObjectNode summary(Summary summary) {
        return setAll(condition(summary.condition()), summary.measure(), summary.statistics())
                .put("claim", Claim.of(summary.statistics().seeds()))
                .put("n", summary.n());
    }

    private ObjectNode difference(PairedDifference difference) {
        ObjectNode json = condition(difference.condition());
        json.put("baseline", difference.baseline().name());
        json.putPOJO("baseline_options", difference.baseline().options());
        return setAll(json, difference.measure(), difference.statistics())
                .putPOJO("bootstrap_low", difference.bootstrap().map(Interval::low))
                .putPOJO("bootstrap_high", difference.bootstrap().map(Interval::high))
                .put("claim", difference.claim());
    }

    private ObjectNode condition(Condition condition) {
        return tree(ConditionJson.of(condition, evaluated.victims()));
    }

    private static ObjectNode setAll(ObjectNode json, Object... others) {
        for (Object other : others) {
            json.setAll(tree(other));
        }
        return json;
    }

    private static ObjectNode tree(Object value) {
        return ResultsJson.MAPPER.valueToTree(value);
    }
}

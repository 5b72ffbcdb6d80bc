package io.mithridate.runner.results.files;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import io.mithridate.runner.experiment.Baseline;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.StageCost;
import io.mithridate.runner.results.VaryingColumns;
import io.mithridate.runner.results.files.CellJson.ConditionJson;
import io.mithridate.runner.results.statistics.AttackSeeds;
import io.mithridate.runner.results.statistics.Bootstrap;
import io.mithridate.runner.results.statistics.Claim;
import io.mithridate.runner.results.statistics.Interval;
import io.mithridate.runner.results.statistics.PairedDifference;
import io.mithridate.runner.results.statistics.RunStatistics;
import io.mithridate.runner.results.statistics.Statistics;
import io.mithridate.runner.results.statistics.Summary;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The content of {@code results.json}: the rows of {@code results.csv}, the summary over seeds, the
 * paired differences, and the provenance of each cell.
 */
public final class JsonFile {

    /** Changes whenever a reader of the file would have to. */
    static final int SCHEMA_VERSION = 3;

    private final RunResults run;
    private final RunStatistics statistics;

    public JsonFile(RunResults run, RunStatistics statistics) {
        this.run = run;
        this.statistics = statistics;
    }

    /**
     * Writes the file's text. No more of it is held than one row or cell: that of many cells is
     * longer than memory, or a string, can be.
     */
    public void write(Writer writer) throws IOException {
        try (JsonGenerator json = ResultsJson.generator(writer)) {
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
            json.writePOJOField("claim", Claim.of(AttackSeeds.of(run).most()));
            json.writePOJOField("interval", new Method(Statistics.METHOD, Statistics.LEVEL));
            json.writePOJOField(
                    "bootstrap",
                    new Resampling(Bootstrap.METHOD, Statistics.LEVEL, Bootstrap.RESAMPLES));
            json.writePOJOField("rows", ResultRow.of(run, VaryingColumns.of(run.cells())));
            json.writePOJOField("summary", statistics.summaries().stream().map(this::summary));
            json.writePOJOField(
                    "differences", statistics.differences().stream().map(this::difference));
            json.writePOJOField("budgets", BudgetsJson.of(run, statistics.budgets()));
            json.writePOJOField("cells", cells());
            json.writePOJOField("costs", run.costs());
            json.writePOJOField("triggers", run.triggers());
            json.writePOJOField("texts", run.texts());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private Stream<CellJson> cells() {
        Map<Integer, List<StageCost>> own =
                run.costs().stream()
                        .filter(cost -> cost.cell().isPresent())
                        .collect(Collectors.groupingBy(cost -> cost.cell().getAsInt()));
        return run.cells().stream()
                .map(
                        cell ->
                                CellJson.of(
                                        cell,
                                        own.getOrDefault(cell.number(), List.of()),
                                        statistics.victims()));
    }

    private SummaryJson summary(Summary summary) {
        return new SummaryJson(
                ConditionJson.of(summary.condition(), statistics.victims()),
                summary.measure(),
                summary.statistics(),
                Claim.of(summary.statistics().seeds()),
                summary.n());
    }

    private DifferenceJson difference(PairedDifference difference) {
        return new DifferenceJson(
                ConditionJson.of(difference.condition(), statistics.victims()),
                difference.baseline().name(),
                difference.baseline().options(),
                difference.measure(),
                difference.statistics(),
                difference.bootstrap().map(Interval::low),
                difference.bootstrap().map(Interval::high),
                difference.claim());
    }

    private record Method(String method, double level) {}

    private record Resampling(String method, double level, int resamples) {}

    private record SummaryJson(
            @JsonUnwrapped ConditionJson condition,
            @JsonUnwrapped Measure measure,
            @JsonUnwrapped Statistics statistics,
            String claim,
            long n) {}

    private record DifferenceJson(
            @JsonUnwrapped ConditionJson condition,
            String baseline,
            SortedMap<String, String> baselineOptions,
            @JsonUnwrapped Measure measure,
            @JsonUnwrapped Statistics statistics,
            Optional<Double> bootstrapLow,
            Optional<Double> bootstrapHigh,
            String claim) {}
}

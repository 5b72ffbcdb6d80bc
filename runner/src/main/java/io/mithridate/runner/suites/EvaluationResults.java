package io.mithridate.runner.suites;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.results.budgets.AttackLeft;
import io.mithridate.results.budgets.ScoreRow;
import io.mithridate.results.budgets.ScoreRow.Score;
import io.mithridate.results.budgets.Scores;
import io.mithridate.results.files.ResultsJson;
import io.mithridate.results.statistics.Statistics;
import io.mithridate.results.statistics.Statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The part {@code evaluation_results} of an entry, in the Every Eval Ever format: the scores over
 * the seeds. The keys after {@code score_details} are our additions.
 */
final class EvaluationResults {

    /** The tolerance for differences between machines in the last digits of intervals. */
    private static final double TOLERANCE = 1e-9;

    private EvaluationResults() {}

    /**
     * Returns the evaluation results for scores.
     *
     * @param scores the scores
     * @param dataset the name of the data set
     */
    static List<JsonNode> of(Scores scores, String dataset) {
        List<JsonNode> results = new ArrayList<>();
        for (ScoreRow row : scores.rows()) {
            ObjectNode json = object().put("evaluation_name", name(row));
            json.putObject("source_data").put("dataset_name", dataset).put("source_type", "other");
            json.putObject("metric_config")
                    .put("evaluation_description", AttackLeft.TEXT)
                    .put("lower_is_better", true)
                    .put("score_type", "continuous")
                    .put("min_score", 0)
                    .put("max_score", 1);
            json.set("score_details", score(row.mean().orElse(Statistics.NONE)));
            json.put("attack", row.victim().attack().name())
                    .put("trigger", row.measure().trigger())
                    .put("k", row.measure().k())
                    .put("within_2", row.within(2).orElse(Statistics.NONE).mean())
                    .put("within_5", row.within(5).orElse(Statistics.NONE).mean())
                    .put("remarks", row.remarks());
            ArrayNode seeds = json.putArray("seeds");
            row.scores().forEach(score -> seeds.add(seed(row, score)));
            results.add(json);
        }
        return results;
    }

    private static ObjectNode object() {
        return ResultsJson.MAPPER.createObjectNode();
    }

    private static String name(ScoreRow row) {
        String trigger = row.measure().trigger();
        int k = row.measure().k();
        return "attack left of %s%s%s"
                .formatted(
                        row.victim().attack().name(),
                        trigger.isEmpty() ? "" : ", " + trigger,
                        k == 1 ? "" : ", top-" + k);
    }

    private static ObjectNode score(Statistics statistics) {
        ObjectNode json = object().put("score", statistics.mean());
        Optional<Interval> interval = statistics.interval();
        if (interval.isPresent()) {
            ObjectNode uncertainty = json.putObject("uncertainty");
            uncertainty
                    .putObject("confidence_interval")
                    .put("lower", interval.get().low())
                    .put("upper", interval.get().high())
                    .put("confidence_level", Statistics.LEVEL)
                    .put("method", Statistics.METHOD);
            uncertainty
                    .put("standard_deviation", statistics.sd().orElseThrow())
                    .put("num_samples", statistics.seeds());
        }
        return json;
    }

    private static ObjectNode seed(ScoreRow row, Score score) {
        ObjectNode json =
                object().put("seed", score.subject().seed())
                        .put("attack_failed", score.subject().attackFailed());
        AttackLeft left = score.left().get(row.measure());
        if (left != null) {
            json.put("victim", left.victim())
                    .put("attack_left", left.mean())
                    .put("within_2", left.within(2))
                    .put("within_5", left.within(5))
                    .put("list_ends", left.listEnds());
        }
        return json;
    }

    /**
     * Returns a sentence for each result that differs from the expected one at the same index.
     *
     * @param stated the results in the file
     * @param expected the results computed from the cells
     */
    static List<String> differences(List<JsonNode> stated, List<JsonNode> expected) {
        if (stated.size() != expected.size()) {
            return List.of(
                    "evaluation_results has %d results, and the cells give %d"
                            .formatted(stated.size(), expected.size()));
        }
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            String name = expected.get(i).path("evaluation_name").asText();
            difference("", stated.get(i), expected.get(i))
                    .ifPresent(text -> differences.add(name + ": " + text));
        }
        return List.copyOf(differences);
    }

    private static Optional<String> difference(String path, JsonNode stated, JsonNode expected) {
        if (expected.isNumber() && stated.isNumber()) {
            return Math.abs(stated.doubleValue() - expected.doubleValue()) <= TOLERANCE
                    ? Optional.empty()
                    : mismatch(path, stated, expected);
        }
        if (expected.isArray() && stated.isArray() && expected.size() == stated.size()) {
            return IntStream.range(0, expected.size())
                    .mapToObj(i -> difference(path + "[" + i + "]", stated.get(i), expected.get(i)))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (expected.isObject() && stated.isObject()) {
            String parent = path.isEmpty() ? "" : path + ".";
            return expected.properties().stream()
                    .map(Map.Entry::getKey)
                    .map(it -> difference(parent + it, stated.path(it), expected.path(it)))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return stated.equals(expected) || (isNotANumber(expected) && stated.isNull())
                ? Optional.empty()
                : mismatch(path, stated, expected);
    }

    /** Returns whether a node is NaN, which is written to files as null. */
    private static boolean isNotANumber(JsonNode node) {
        return node.isDouble() && Double.isNaN(node.doubleValue());
    }

    private static Optional<String> mismatch(String path, JsonNode stated, JsonNode expected) {
        return Optional.of(
                "%s is %s, and the cells give %s"
                        .formatted(path, stated.isMissingNode() ? "missing" : stated, expected));
    }
}

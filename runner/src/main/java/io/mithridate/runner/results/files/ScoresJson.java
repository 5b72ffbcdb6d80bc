package io.mithridate.runner.results.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.budgets.AttackLeft;
import io.mithridate.runner.results.budgets.Score;
import io.mithridate.runner.results.budgets.ScoreRow;
import io.mithridate.runner.results.budgets.Scores;
import io.mithridate.runner.results.budgets.Scores.Difference;
import io.mithridate.runner.results.statistics.Statistics;
import io.mithridate.runner.results.statistics.Verdict;
import java.util.Optional;

/** The {@code attack_left} part of {@code results.json}: the scores of each seed and over seeds. */
final class ScoresJson {

    private final BudgetsJson lists;

    private ScoresJson(BudgetsJson lists) {
        this.lists = lists;
    }

    static ObjectNode of(RunResults run, Scores scores) {
        ScoresJson json = new ScoresJson(new BudgetsJson(run.labels()));
        return object().put("rule", AttackLeft.TEXT)
                .putPOJO(
                        "scores",
                        scores.rows().stream()
                                .flatMap(
                                        row ->
                                                row.scores().stream()
                                                        .map(score -> json.score(row, score))))
                .putPOJO(
                        "rows",
                        scores.rows().stream().map(row -> json.row(row, scores.difference(row))))
                .putPOJO("contrasts", scores.contrasts().stream().map(json::contrast));
    }

    private static ObjectNode object() {
        return ResultsJson.MAPPER.createObjectNode();
    }

    private ObjectNode score(ScoreRow row, Score score) {
        Optional<AttackLeft> left = Optional.ofNullable(score.left().get(row.measure()));
        return place(row)
                .put("seed", score.seed())
                .put("attack_failed", score.attackFailed())
                .put("settings_broken_down", score.brokeDown())
                .put("settings_without_result", score.missing())
                .put("outcome", outcome(score, left))
                .putPOJO("victim_success", left.map(AttackLeft::victim))
                .putPOJO("attack_left", left.map(AttackLeft::mean))
                .putPOJO("within_2", left.map(it -> it.within(2)))
                .putPOJO("within_5", left.map(it -> it.within(5)))
                .put("list_ends", left.filter(AttackLeft::listEnds).isPresent());
    }

    private static String outcome(Score score, Optional<AttackLeft> left) {
        if (!score.measured()) {
            return "no clean accuracy on validation";
        }
        return left.isPresent() ? "scored" : "score open";
    }

    private ObjectNode place(ScoreRow row) {
        return lists.place(object(), row.victim(), row.list())
                .put("trigger", row.measure().trigger())
                .put("k", row.measure().k());
    }

    private ObjectNode row(ScoreRow row, Optional<Difference> difference) {
        return place(row)
                .putPOJO("defense_class", row.defenseClass())
                .putPOJO("attack_left", row.mean().orElse(Statistics.NONE))
                .putPOJO("within_2", row.within(2).orElse(Statistics.NONE))
                .putPOJO("within_5", row.within(5).orElse(Statistics.NONE))
                .put("list_ends", row.listEnds())
                .put("remarks", row.remarks())
                .set("difference", difference.map(ScoresJson::subtracted).orElse(object()));
    }

    private static ObjectNode subtracted(Difference difference) {
        return compared(object().put("baseline", difference.referenceDefense()), difference);
    }

    private ObjectNode contrast(Difference difference) {
        ObjectNode reference =
                difference
                        .reference()
                        .map(
                                row ->
                                        lists.named(object(), row.list())
                                                .putPOJO("defense_class", row.defenseClass()))
                        .orElseGet(() -> object().put("defense", difference.referenceDefense()));
        return compared(
                place(difference.row())
                        .putPOJO("defense_class", difference.row().defenseClass())
                        .set("reference", reference),
                difference);
    }

    private static ObjectNode compared(ObjectNode json, Difference difference) {
        json.setAll(ResultsJson.MAPPER.<ObjectNode>valueToTree(difference.statistics()));
        difference.verdict().ifPresent(verdict -> json.setAll(tests(verdict)));
        return json.put("claim", difference.claim());
    }

    private static ObjectNode tests(Verdict verdict) {
        return object().put("p_student", verdict.student())
                .put("p_sign_flip", verdict.signFlip())
                .put("holm_student", verdict.adjustedStudent())
                .put("holm_sign_flip", verdict.adjustedSignFlip())
                .put("ci90_low", verdict.interval().low())
                .put("ci90_high", verdict.interval().high());
    }
}

package io.mithridate.results.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.results.Condition;
import io.mithridate.results.RunLabels;
import io.mithridate.results.RunResults;
import io.mithridate.results.budgets.AttackLeft;
import io.mithridate.results.budgets.BudgetRow;
import io.mithridate.results.budgets.BudgetRow.Choice;
import io.mithridate.results.budgets.BudgetRow.Chosen;
import io.mithridate.results.budgets.BudgetRule;
import io.mithridate.results.budgets.Budgets;
import io.mithridate.results.budgets.ListRow.SeedOfList;
import io.mithridate.results.budgets.ScoreRow;
import io.mithridate.results.budgets.ScoreRow.Score;
import io.mithridate.results.budgets.Scores;
import io.mithridate.results.budgets.Scores.Difference;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.results.statistics.Statistics;
import io.mithridate.results.statistics.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parts of {@code results.json} about defenses whose settings are listed from weak to strong.
 */
final class ListsJson {

    private final RunLabels labels;

    private ListsJson(RunLabels labels) {
        this.labels = labels;
    }

    /** Returns the {@code budgets} part: the rule, the chosen settings, and their results. */
    static ObjectNode budgets(EvaluatedRun evaluated) {
        RunResults run = evaluated.results();
        Budgets budgets = evaluated.budgets();
        ListsJson json = new ListsJson(run.labels());
        return object().put("rule", BudgetRule.TEXT)
                .putPOJO("points", run.budgets())
                .putPOJO("lists", run.lists().stream().map(json::list))
                .putPOJO("choices", budgets.choices().stream().map(json::choice))
                .putPOJO("rows", budgets.rows().stream().map(json::row));
    }

    private static ObjectNode object() {
        return ResultsJson.MAPPER.createObjectNode();
    }

    private ObjectNode list(SettingList list) {
        return putList(object(), list)
                .putPOJO("values", list.settings().stream().map(list::value).toList())
                .putPOJO("settings", list.settings().stream().map(PluginSetting::options).toList());
    }

    /** Adds the properties that identify a list to a JSON object. */
    private ObjectNode putList(ObjectNode json, SettingList list) {
        return json.put("defense", list.defense())
                .put("list", labels.list(list))
                .put("option", list.option());
    }

    /** Adds the properties that identify a victim and a list to a JSON object. */
    private ObjectNode putVictimAndList(ObjectNode json, Condition victim, SettingList list) {
        return putList(
                json.put("scenario", victim.victim().scenario())
                        .put("attack", victim.attack().name())
                        .putPOJO("attack_options", victim.attack().options()),
                list);
    }

    private ObjectNode putVictimAndList(ScoreRow row) {
        return putVictimAndList(object(), row.victim(), row.list())
                .put("trigger", row.measure().trigger())
                .put("k", row.measure().k());
    }

    private ObjectNode choice(Choice choice) {
        Optional<Chosen> chosen = choice.setting();
        SeedOfList seed = choice.subject();
        return putVictimAndList(object().put("points", choice.points()), seed.victim(), seed.list())
                .put("seed", seed.seed())
                .put("attack_failed", seed.attackFailed())
                .putPOJO("validation_standard_error", choice.standardError())
                .put("settings_broken_down", seed.brokeDown())
                .put("settings_without_result", seed.missing())
                .put("outcome", outcome(choice))
                .putPOJO("value", chosen.map(it -> seed.list().value(it.defense())))
                .putPOJO("cell", chosen.map(Chosen::cell))
                .put("list_ends", chosen.filter(Chosen::listEnds).isPresent())
                .putPOJO("validation_loss", chosen.map(Chosen::validationLoss))
                .putPOJO("test_loss", chosen.map(Chosen::testLoss))
                .putPOJO("attack_success", chosen.map(Chosen::successes).orElse(new TreeMap<>()));
    }

    private static String outcome(Choice choice) {
        if (!choice.subject().measured()) {
            return "no clean accuracy on validation";
        }
        if (choice.subject().open()) {
            return "choice open";
        }
        return choice.setting().isPresent()
                ? "chosen"
                : "none within " + Budgets.text(choice.points());
    }

    private ObjectNode row(BudgetRow row) {
        return putVictimAndList(object().put("points", row.points()), row.victim(), row.list())
                .putPOJO("defense_class", row.defenseClass())
                .put("trigger", row.measure().trigger())
                .put("k", row.measure().k())
                .put("values", row.values())
                .put("n_seeds", row.counted().size())
                .put("n_chosen", row.chosen())
                .put("remarks", row.remarks())
                .putPOJO("validation_standard_error", row.standardError())
                .putPOJO("attack_success", row.success().orElse(Statistics.NONE))
                .putPOJO("test_loss", row.testLoss().orElse(Statistics.NONE));
    }

    /** Returns the {@code attack_left} part: the scores of each seed and over seeds. */
    static ObjectNode scores(EvaluatedRun evaluated) {
        Scores scores = evaluated.scores();
        ListsJson json = new ListsJson(evaluated.results().labels());
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

    private ObjectNode score(ScoreRow row, Score score) {
        Optional<AttackLeft> attackLeft = Optional.ofNullable(score.left().get(row.measure()));
        return putVictimAndList(row)
                .put("seed", score.subject().seed())
                .put("attack_failed", score.subject().attackFailed())
                .put("settings_broken_down", score.subject().brokeDown())
                .put("settings_without_result", score.subject().missing())
                .put("outcome", outcome(score, attackLeft))
                .putPOJO("victim_success", attackLeft.map(AttackLeft::victim))
                .putPOJO("attack_left", attackLeft.map(AttackLeft::mean))
                .putPOJO("within_2", attackLeft.map(it -> it.within(2)))
                .putPOJO("within_5", attackLeft.map(it -> it.within(5)))
                .put("list_ends", attackLeft.filter(AttackLeft::listEnds).isPresent());
    }

    private static String outcome(Score score, Optional<AttackLeft> attackLeft) {
        if (!score.subject().measured()) {
            return "no clean accuracy on validation";
        }
        return attackLeft.isPresent() ? "scored" : "score open";
    }

    private ObjectNode row(ScoreRow row, Optional<Difference> difference) {
        return putVictimAndList(row)
                .putPOJO("defense_class", row.defenseClass())
                .putPOJO("attack_left", row.mean().orElse(Statistics.NONE))
                .putPOJO("within_2", row.within(2).orElse(Statistics.NONE))
                .putPOJO("within_5", row.within(5).orElse(Statistics.NONE))
                .put("list_ends", row.listEnds())
                .put("remarks", row.remarks())
                .set(
                        "difference",
                        difference.map(ListsJson::differenceFromBaseline).orElse(object()));
    }

    private static ObjectNode differenceFromBaseline(Difference difference) {
        return putComparison(object().put("baseline", difference.referenceDefense()), difference);
    }

    private ObjectNode contrast(Difference difference) {
        ObjectNode reference =
                difference
                        .reference()
                        .map(
                                row ->
                                        putList(object(), row.list())
                                                .putPOJO("defense_class", row.defenseClass()))
                        .orElseGet(() -> object().put("defense", difference.referenceDefense()));
        return putComparison(
                putVictimAndList(difference.row())
                        .putPOJO("defense_class", difference.row().defenseClass())
                        .set("reference", reference),
                difference);
    }

    private static ObjectNode putComparison(ObjectNode json, Difference difference) {
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

    /** The JSON form of a list. */
    record ListJson(String defense, String option, List<SortedMap<String, String>> settings) {

        SettingList list() {
            return new SettingList(
                    option,
                    settings.stream().map(each -> new PluginSetting(defense, each)).toList());
        }
    }
}

package io.mithridate.runner.results.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.RunLabels;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.budgets.BudgetChoice;
import io.mithridate.runner.results.budgets.BudgetRow;
import io.mithridate.runner.results.budgets.BudgetRule;
import io.mithridate.runner.results.budgets.Budgets;
import io.mithridate.runner.results.statistics.Statistics;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The {@code budgets} part of {@code results.json}: the rule, the chosen settings, and their
 * results.
 */
final class BudgetsJson {

    private final RunLabels labels;

    BudgetsJson(RunLabels labels) {
        this.labels = labels;
    }

    static ObjectNode of(RunResults run, Budgets budgets) {
        BudgetsJson json = new BudgetsJson(run.labels());
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
        return named(object(), list)
                .putPOJO("values", list.settings().stream().map(list::value).toList())
                .putPOJO("settings", list.settings().stream().map(PluginSetting::options).toList());
    }

    /** Adds the properties that identify a list to a JSON object. */
    ObjectNode named(ObjectNode json, SettingList list) {
        return json.put("defense", list.defense())
                .put("list", labels.list(list))
                .put("option", list.option());
    }

    private ObjectNode place(double points, Condition victim, SettingList list) {
        return place(object().put("points", points), victim, list);
    }

    /** Adds the properties that identify a victim and a list to a JSON object. */
    ObjectNode place(ObjectNode json, Condition victim, SettingList list) {
        return named(
                json.put("scenario", victim.victim().scenario())
                        .put("attack", victim.attack().name())
                        .putPOJO("attack_options", victim.attack().options()),
                list);
    }

    private ObjectNode choice(BudgetChoice choice) {
        Optional<BudgetChoice.Chosen> chosen = choice.setting();
        return place(choice.points(), choice.victim(), choice.list())
                .put("seed", choice.seed())
                .put("attack_failed", choice.attackFailed())
                .putPOJO("validation_standard_error", choice.standardError())
                .put("settings_broken_down", choice.brokeDown())
                .put("settings_without_result", choice.missing())
                .put("outcome", outcome(choice))
                .putPOJO("value", chosen.map(it -> choice.list().value(it.defense())))
                .putPOJO("cell", chosen.map(BudgetChoice.Chosen::cell))
                .put("list_ends", chosen.filter(BudgetChoice.Chosen::listEnds).isPresent())
                .putPOJO("validation_loss", chosen.map(BudgetChoice.Chosen::validationLoss))
                .putPOJO("test_loss", chosen.map(BudgetChoice.Chosen::testLoss))
                .putPOJO(
                        "attack_success",
                        chosen.map(BudgetChoice.Chosen::successes).orElse(new TreeMap<>()));
    }

    private static String outcome(BudgetChoice choice) {
        if (!choice.measured()) {
            return "no clean accuracy on validation";
        }
        if (choice.open()) {
            return "choice open";
        }
        return choice.setting().isPresent()
                ? "chosen"
                : "none within " + Budgets.text(choice.points());
    }

    private ObjectNode row(BudgetRow row) {
        return place(row.points(), row.victim(), row.list())
                .putPOJO("defense_class", row.defenseClass())
                .put("trigger", row.trigger())
                .put("k", row.k())
                .put("values", row.values())
                .put("n_seeds", row.counted().size())
                .put("n_chosen", row.chosen())
                .put("remarks", row.remarks())
                .putPOJO("validation_standard_error", row.standardError())
                .putPOJO("attack_success", row.success().orElse(Statistics.NONE))
                .putPOJO("test_loss", row.testLoss().orElse(Statistics.NONE));
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

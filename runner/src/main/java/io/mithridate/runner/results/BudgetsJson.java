package io.mithridate.runner.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The part {@code budgets} of {@code results.json}: the rule, what it chose, and what that does.
 */
record BudgetsJson(RunResults run, Budgets budgets, ListLabels labels) {

    static BudgetsJson of(RunResults run, Budgets budgets) {
        return new BudgetsJson(run, budgets, new ListLabels(run.lists()));
    }

    ObjectNode node() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("rule", BudgetRule.TEXT);
        run.budgets().forEach(node.putArray("points")::add);
        node.set("lists", lists());
        node.set("choices", choices());
        node.set("rows", rows());
        return node;
    }

    private ArrayNode lists() {
        ArrayNode lists = JsonNodeFactory.instance.arrayNode();
        for (SettingList list : run.lists()) {
            ObjectNode node = lists.addObject();
            put(node, list);
            ArrayNode values = node.putArray("values");
            ArrayNode settings = node.putArray("settings");
            for (PluginSetting setting : list.settings()) {
                values.add(list.value(setting));
                setting.options().forEach(settings.addObject()::put);
            }
        }
        return lists;
    }

    private ArrayNode choices() {
        ArrayNode choices = JsonNodeFactory.instance.arrayNode();
        for (BudgetChoice choice : budgets.choices()) {
            ObjectNode node = choices.addObject();
            put(node, choice.victim(), choice.list(), choice.points());
            node.put("seed", choice.seed());
            node.put("attack_failed", choice.attackFailed());
            put(node, "validation_standard_error", choice.standardError());
            node.put("settings_broken_down", choice.brokeDown());
            node.put("settings_without_result", choice.missing());
            node.put("outcome", outcome(choice));
            node.put("value", choice.setting().map(chosen -> value(choice, chosen)).orElse(null));
            node.put("cell", choice.setting().map(BudgetChoice.Chosen::cell).orElse(null));
            node.put(
                    "list_ends", choice.setting().map(BudgetChoice.Chosen::listEnds).orElse(false));
            put(
                    node,
                    "validation_loss",
                    choice.setting()
                            .map(chosen -> OptionalDouble.of(chosen.validationLoss()))
                            .orElse(OptionalDouble.empty()));
            put(
                    node,
                    "test_loss",
                    choice.setting()
                            .map(BudgetChoice.Chosen::testLoss)
                            .orElse(OptionalDouble.empty()));
            ObjectNode successes = node.putObject("attack_success");
            choice.setting()
                    .ifPresent(
                            chosen ->
                                    chosen.successes()
                                            .forEach(
                                                    (measure, value) ->
                                                            put(successes, measure, value)));
        }
        return choices;
    }

    private ArrayNode rows() {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (BudgetRow row : budgets.rows()) {
            ObjectNode node = rows.addObject();
            put(node, row.victim(), row.list(), row.points());
            node.put("defense_class", row.defenseClass().title());
            node.put("trigger", row.trigger());
            node.put("k", row.k());
            node.put("values", row.values());
            node.put("n_seeds", row.counted().size());
            node.put("n_chosen", row.chosen());
            node.put("remarks", row.remarks());
            node.put("rank", row.rank().isPresent() ? row.rank().getAsInt() : null);
            put(node, "validation_standard_error", row.standardError());
            put(node.putObject("attack_success"), row.success());
            put(node.putObject("test_loss"), row.testLoss());
            ObjectNode difference = node.putObject("difference");
            budgets.difference(row).ifPresent(found -> put(difference, found));
        }
        return rows;
    }

    private void put(ObjectNode node, Condition victim, SettingList list, double points) {
        node.put("points", points);
        node.put("scenario", victim.scenario());
        node.put("attack", victim.attack().name());
        ObjectNode options = node.putObject("attack_options");
        victim.attack().options().forEach(options::put);
        put(node, list);
    }

    private void put(ObjectNode node, SettingList list) {
        node.put("defense", list.defense());
        node.put("list", labels.of(list));
        node.put("option", list.option());
    }

    /** By trigger; beyond the first class with the number of classes: {@code image@10}. */
    private static void put(ObjectNode successes, SuccessMeasure measure, double value) {
        successes.put(
                measure.k() == 1 ? measure.trigger() : measure.trigger() + "@" + measure.k(),
                value);
    }

    private static void put(ObjectNode node, BudgetDifference difference) {
        node.put("baseline", difference.baseline().name());
        put(node, Optional.of(difference.statistics()));
        put(node, "bootstrap_low", difference.bootstrap().map(Interval::low));
        put(node, "bootstrap_high", difference.bootstrap().map(Interval::high));
        node.put("claim", difference.claim());
    }

    private static void put(ObjectNode node, Optional<Statistics> statistics) {
        put(node, "mean", statistics.map(Statistics::mean));
        put(node, "sd", statistics.map(Statistics::sd).orElse(OptionalDouble.empty()));
        put(node, "ci_low", statistics.flatMap(Statistics::interval).map(Interval::low));
        put(node, "ci_high", statistics.flatMap(Statistics::interval).map(Interval::high));
        node.put("n_seeds", statistics.map(Statistics::seeds).orElse(0));
    }

    private static void put(ObjectNode node, String name, Optional<Double> value) {
        node.put(name, value.orElse(null));
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
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

    private static String value(BudgetChoice choice, BudgetChoice.Chosen chosen) {
        return choice.list().value(chosen.defense());
    }
}

package io.mithridate.runner.results.files;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.DefenseClass;
import io.mithridate.runner.results.ListLabels;
import io.mithridate.runner.results.PluginSetting;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.SettingList;
import io.mithridate.runner.results.budgets.BudgetChoice;
import io.mithridate.runner.results.budgets.BudgetDifference;
import io.mithridate.runner.results.budgets.BudgetRow;
import io.mithridate.runner.results.budgets.BudgetRule;
import io.mithridate.runner.results.budgets.Budgets;
import io.mithridate.runner.results.statistics.Interval;
import io.mithridate.runner.results.statistics.Statistics;
import io.mithridate.runner.results.statistics.SuccessMeasure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * The part {@code budgets} of {@code results.json}: the rule, what it chose, and what that does.
 */
record BudgetsJson(
        String rule,
        List<Double> points,
        List<ListJson> lists,
        List<ChoiceJson> choices,
        List<RowJson> rows) {

    static BudgetsJson of(RunResults run, Budgets budgets) {
        ListLabels labels = new ListLabels(run.lists());
        return new BudgetsJson(
                BudgetRule.TEXT,
                run.budgets(),
                run.lists().stream().map(list -> ListJson.of(list, labels)).toList(),
                budgets.choices().stream().map(choice -> ChoiceJson.of(choice, labels)).toList(),
                budgets.rows().stream()
                        .map(row -> RowJson.of(row, budgets.difference(row), labels))
                        .toList());
    }

    private record ListName(String defense, String list, String option) {

        static ListName of(SettingList list, ListLabels labels) {
            return new ListName(list.defense(), labels.of(list), list.option());
        }
    }

    private record Place(
            double points,
            String scenario,
            String attack,
            SortedMap<String, String> attackOptions,
            @JsonUnwrapped ListName list) {

        static Place of(double points, Condition victim, SettingList list, ListLabels labels) {
            return new Place(
                    points,
                    victim.scenario(),
                    victim.attack().name(),
                    victim.attack().options(),
                    ListName.of(list, labels));
        }
    }

    record ListJson(
            @JsonUnwrapped ListName name,
            List<String> values,
            List<SortedMap<String, String>> settings) {

        static ListJson of(SettingList list, ListLabels labels) {
            return new ListJson(
                    ListName.of(list, labels),
                    list.settings().stream().map(list::value).toList(),
                    list.settings().stream().map(PluginSetting::options).toList());
        }

        SettingList list() {
            return new SettingList(
                    name.option,
                    settings.stream().map(each -> new PluginSetting(name.defense, each)).toList());
        }
    }

    private record ChoiceJson(
            @JsonUnwrapped Place place,
            long seed,
            boolean attackFailed,
            OptionalDouble validationStandardError,
            int settingsBrokenDown,
            int settingsWithoutResult,
            String outcome,
            Optional<String> value,
            Optional<Integer> cell,
            boolean listEnds,
            Optional<Double> validationLoss,
            Optional<OptionalDouble> testLoss,
            Map<SuccessMeasure, Double> attackSuccess) {

        static ChoiceJson of(BudgetChoice choice, ListLabels labels) {
            Optional<BudgetChoice.Chosen> chosen = choice.setting();
            return new ChoiceJson(
                    Place.of(choice.points(), choice.victim(), choice.list(), labels),
                    choice.seed(),
                    choice.attackFailed(),
                    choice.standardError(),
                    choice.brokeDown(),
                    choice.missing(),
                    outcome(choice),
                    chosen.map(it -> choice.list().value(it.defense())),
                    chosen.map(BudgetChoice.Chosen::cell),
                    chosen.filter(BudgetChoice.Chosen::listEnds).isPresent(),
                    chosen.map(BudgetChoice.Chosen::validationLoss),
                    chosen.map(BudgetChoice.Chosen::testLoss),
                    chosen.<Map<SuccessMeasure, Double>>map(BudgetChoice.Chosen::successes)
                            .orElse(Map.of()));
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
    }

    private record RowJson(
            @JsonUnwrapped Place place,
            DefenseClass defenseClass,
            String trigger,
            int k,
            String values,
            int nSeeds,
            int nChosen,
            String remarks,
            OptionalInt rank,
            OptionalDouble validationStandardError,
            Statistics attackSuccess,
            Statistics testLoss,
            Difference difference) {

        static RowJson of(BudgetRow row, Optional<BudgetDifference> difference, ListLabels labels) {
            return new RowJson(
                    Place.of(row.points(), row.victim(), row.list(), labels),
                    row.defenseClass(),
                    row.trigger(),
                    row.k(),
                    row.values(),
                    row.counted().size(),
                    row.chosen(),
                    row.remarks(),
                    row.rank(),
                    row.standardError(),
                    row.success().orElse(Statistics.NONE),
                    row.testLoss().orElse(Statistics.NONE),
                    new Difference(difference.map(Subtracted::of)));
        }
    }

    /** Without a difference an object that has nothing. */
    private record Difference(@JsonUnwrapped Optional<Subtracted> found) {}

    private record Subtracted(
            String baseline,
            @JsonUnwrapped Statistics statistics,
            Optional<Double> bootstrapLow,
            Optional<Double> bootstrapHigh,
            String claim) {

        static Subtracted of(BudgetDifference difference) {
            return new Subtracted(
                    difference.baseline().name(),
                    difference.statistics(),
                    difference.bootstrap().map(Interval::low),
                    difference.bootstrap().map(Interval::high),
                    difference.claim());
        }
    }
}

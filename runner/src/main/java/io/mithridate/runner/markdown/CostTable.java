package io.mithridate.runner.markdown;

import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.report.Figures;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.PluginSetting;
import io.mithridate.runner.results.Provenance;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.SettingLabels;
import io.mithridate.runner.results.SettingList;
import io.mithridate.runner.results.SettingLists;
import io.mithridate.runner.results.StageCost;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** What one run of each defense takes; measuring its model is not counted. */
final class CostTable {

    private final RunResults run;
    private final Map<String, StageCost> stages = new HashMap<>();

    CostTable(RunResults run) {
        this.run = run;
        run.costs().forEach(cost -> stages.put(cost.key(), cost));
    }

    /**
     * One row for each defense, all strengths of a list together; nothing where no cost is known.
     */
    String render() {
        SettingLists lists = new SettingLists(run.lists());
        Map<PluginSetting, Map<List<String>, Cost>> defenses = new LinkedHashMap<>();
        for (CellResult cell : run.cells()) {
            List<String> computed = stages(cell);
            Cost cost = cost(computed);
            if (cost.samples() > 0) {
                PluginSetting defense =
                        lists.of(cell.defense())
                                .map(SettingList::withoutStrength)
                                .orElse(cell.defense());
                defenses.computeIfAbsent(defense, any -> new LinkedHashMap<>()).put(computed, cost);
            }
        }
        SettingLabels labels = new SettingLabels(defenses.keySet());
        MarkdownTable table =
                new MarkdownTable(
                        1,
                        List.of(
                                "defense",
                                "n",
                                "pictures embedded",
                                "samples",
                                "labels",
                                "steps",
                                "seconds"));
        defenses.forEach(
                (defense, costs) ->
                        table.add(row(labels.of(defense), List.copyOf(costs.values()))));
        return table.isEmpty() ? "" : table.render();
    }

    /**
     * What made a cell's defended model, its own stage and a half that other settings share. Cells
     * of one control under several attacks have the same.
     */
    private static List<String> stages(CellResult cell) {
        return cell.provenance().stages().stream()
                .filter(stage -> stage.kind().equals(StageKind.DEFENSE.label()))
                .map(Provenance.Stage::key)
                .distinct()
                .toList();
    }

    private Cost cost(List<String> keys) {
        return keys.stream()
                .map(stages::get)
                .filter(Objects::nonNull)
                .map(Cost::of)
                .reduce(Cost.NONE, Cost::and);
    }

    private static List<String> row(String defense, List<Cost> costs) {
        return List.of(
                defense,
                Integer.toString(costs.size()),
                costs.stream().allMatch(cost -> cost.pictures().isPresent())
                        ? range(costs, cost -> cost.pictures().orElseThrow())
                        : Numbers.NONE,
                range(costs, Cost::samples),
                range(costs, Cost::labels),
                range(costs, Cost::steps),
                Figures.decimal(costs.stream().mapToDouble(Cost::seconds).average().orElseThrow()));
    }

    private static String range(List<Cost> costs, ToLongFunction<Cost> number) {
        LongSummaryStatistics all = costs.stream().mapToLong(number).summaryStatistics();
        String least = Figures.count(all.getMin());
        return all.getMin() == all.getMax()
                ? least
                : "%s to %s".formatted(least, Figures.count(all.getMax()));
    }

    private record Cost(
            double seconds, OptionalLong pictures, long samples, long labels, long steps) {

        static final Cost NONE = new Cost(0, OptionalLong.of(0), 0, 0, 0);

        static Cost of(StageCost stage) {
            return new Cost(
                    stage.wallSeconds(),
                    stage.pictures(),
                    stage.samples(),
                    stage.labels(),
                    stage.steps());
        }

        Cost and(Cost other) {
            return new Cost(
                    seconds + other.seconds,
                    pictures.isPresent() && other.pictures.isPresent()
                            ? OptionalLong.of(pictures.getAsLong() + other.pictures.getAsLong())
                            : OptionalLong.empty(),
                    samples + other.samples,
                    labels + other.labels,
                    steps + other.steps);
        }
    }
}

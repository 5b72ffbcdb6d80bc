package io.mithridate.runner.results.budgets;

import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.DefenseClass;
import io.mithridate.runner.results.statistics.Statistics;
import io.mithridate.runner.results.statistics.SuccessMeasure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The choices of a budget from one list over the seeds, for one attack, way to set it off, and
 * number of classes among which its target counts.
 *
 * @param victim the victims
 * @param measure how the attack is set off, and among how many classes the target counts
 * @param choices one for each seed, in ascending order
 * @param attackFailed whether the attack failed on the victims on average
 */
public record BudgetRow(
        Condition victim,
        SuccessMeasure measure,
        List<BudgetChoice> choices,
        boolean attackFailed) {

    public BudgetRow {
        choices = List.copyOf(choices);
    }

    /** Returns the way in which the attack is set off; empty where the measurements do not say. */
    public String trigger() {
        return measure.trigger();
    }

    /** The target counts among so many classes of highest similarity. */
    public int k() {
        return measure.k();
    }

    /** The list that was chosen from. */
    public SettingList list() {
        return choices.get(0).list();
    }

    /** The budget, in points of clean accuracy on validation. */
    public double points() {
        return choices.get(0).points();
    }

    /** Returns what the defense has to be given. */
    public DefenseClass defenseClass() {
        return choices.get(0).defenseClass();
    }

    /** The seeds whose attack succeeded and for which the choice is made. */
    public List<BudgetChoice> counted() {
        return choices.stream().filter(BudgetChoice::counts).toList();
    }

    /** For how many of these seeds a setting is within the budget. */
    public int chosen() {
        return (int) counted().stream().filter(choice -> choice.setting().isPresent()).count();
    }

    /**
     * Returns the text in place of attack success where there is none: {@code none} where nothing
     * is within the budget.
     */
    public Optional<String> withoutSuccess() {
        return chosen() == 0 && !counted().isEmpty() ? Optional.of("none") : Optional.empty();
    }

    /**
     * Returns how many of the seeds that count have a setting, where some have none: {@code (2 of
     * 3)}.
     */
    public String someSeeds() {
        return chosen() < counted().size()
                ? " (%d of %d)".formatted(chosen(), counted().size())
                : "";
    }

    /** Attack success of what was chosen, by seed. */
    public SortedMap<Long, Double> successes() {
        SortedMap<Long, Double> successes = new TreeMap<>();
        for (BudgetChoice choice : counted()) {
            choice.setting()
                    .map(chosen -> chosen.successes().get(measure))
                    .ifPresent(success -> successes.put(choice.seed(), success));
        }
        return successes;
    }

    /** Attack success over seeds; empty where nothing was chosen. */
    public Optional<Statistics> success() {
        return Statistics.ofAny(successes().values());
    }

    /** Loss of clean accuracy on the test split over seeds; empty where nothing was chosen. */
    public Optional<Statistics> testLoss() {
        return Statistics.ofAny(
                counted().stream()
                        .flatMap(choice -> choice.setting().stream())
                        .map(BudgetChoice.Chosen::testLoss)
                        .filter(OptionalDouble::isPresent)
                        .map(OptionalDouble::getAsDouble)
                        .toList());
    }

    /** Standard error of the victims' clean accuracy on validation, on average. */
    public OptionalDouble standardError() {
        return choices.stream()
                .map(BudgetChoice::standardError)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }

    /** For how many seeds the choice is the last setting of the list. */
    public long listEnds() {
        return counted().stream()
                .flatMap(choice -> choice.setting().stream())
                .filter(BudgetChoice.Chosen::listEnds)
                .count();
    }

    /** The chosen values from weak to strong: {@code 0.0002}, {@code 0.0002, 0.0005}. */
    public String values() {
        List<PluginSetting> chosen =
                counted().stream()
                        .flatMap(choice -> choice.setting().stream())
                        .map(BudgetChoice.Chosen::defense)
                        .toList();
        return list().settings().stream()
                .filter(chosen::contains)
                .map(list()::value)
                .collect(Collectors.joining(", "));
    }

    /** Returns the remarks that a reader needs beside the numbers; empty if there are none. */
    public String remarks() {
        return String.join(", ", new BudgetRemarks(this).all());
    }

    /**
     * Returns the remarks on one list at all budgets; empty if there are none.
     *
     * @param rows one for each budget, from small to large
     */
    public static String remarks(List<BudgetRow> rows) {
        return String.join(", ", BudgetRemarks.ofList(rows));
    }
}

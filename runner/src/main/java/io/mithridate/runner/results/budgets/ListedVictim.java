package io.mithridate.runner.results.budgets;

import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.DefenseClass;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.Victim;
import io.mithridate.runner.results.statistics.MainNumbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A victim and one list of settings that defend it.
 *
 * @param cell the undefended victim
 * @param defenseClass the data that the defense needs
 * @param list the list
 * @param settings the cell of each setting, from weak to strong; empty if it has no measurements
 *     and its training did not break down
 */
record ListedVictim(
        CellResult cell,
        DefenseClass defenseClass,
        SettingList list,
        List<Optional<CellResult>> settings) {

    ListedVictim {
        settings = List.copyOf(settings);
    }

    /**
     * Returns each victim of a run with each list that has at least one setting run on it, by
     * victim in the order of the cells, then by list.
     */
    static List<ListedVictim> of(RunResults run) {
        Map<Object, CellResult> cells = new HashMap<>();
        run.cells().stream()
                .filter(cell -> !cell.control() && cell.defended())
                .forEach(cell -> cells.put(key(cell, cell.defense()), cell));
        return run.cells().stream()
                .filter(cell -> !cell.control() && cell.undefended() && cell.succeeded())
                .flatMap(
                        victim ->
                                run.lists().stream()
                                        .flatMap(list -> of(victim, list, cells).stream()))
                .toList();
    }

    private static Optional<ListedVictim> of(
            CellResult victim, SettingList list, Map<Object, CellResult> cells) {
        List<Optional<CellResult>> settings =
                list.settings().stream()
                        .map(setting -> Optional.ofNullable(cells.get(key(victim, setting))))
                        .toList();
        return settings.stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(
                        any ->
                                new ListedVictim(
                                        victim,
                                        any.defenseClass(),
                                        list,
                                        settings.stream()
                                                .map(it -> it.filter(ListedVictim::hasResult))
                                                .toList()));
    }

    /** Returns a key that identifies a cell that is not a control. */
    private static Object key(CellResult victim, PluginSetting defense) {
        return List.of(Victim.of(victim), defense, victim.seed());
    }

    private static boolean hasResult(CellResult cell) {
        return cell.succeeded() || cell.brokeDown();
    }

    Condition condition() {
        return Condition.of(cell);
    }

    /** Returns the victim's clean accuracy on validation, if it was measured. */
    Optional<Measurement> accuracy() {
        return MainNumbers.cleanAccuracy(cell, EvaluatedSplit.VALIDATION);
    }

    /**
     * Returns whether clean accuracy on validation was measured: on the victim, and on at least one
     * of the settings that have a result, if any.
     */
    boolean measured() {
        return accuracy().isPresent() && (missing() < settings.size() || withoutResult());
    }

    /** Returns whether all settings failed for a reason other than that training broke down. */
    private boolean withoutResult() {
        return settings.stream().allMatch(Optional::isEmpty);
    }

    /** Returns the number of settings at which training broke down. */
    int brokeDown() {
        return (int) settings.stream().filter(ListedVictim::brokeDown).count();
    }

    /** Returns the number of other settings without clean accuracy on validation. */
    int missing() {
        return (int) settings.stream().filter(ListedVictim::isMissing).count();
    }

    static boolean brokeDown(Optional<CellResult> setting) {
        return setting.filter(CellResult::brokeDown).isPresent();
    }

    static boolean isMissing(Optional<CellResult> setting) {
        return !brokeDown(setting) && validationAccuracy(setting).isEmpty();
    }

    static OptionalDouble validationAccuracy(Optional<CellResult> setting) {
        return setting.flatMap(cell -> MainNumbers.cleanAccuracy(cell, EvaluatedSplit.VALIDATION))
                .map(number -> OptionalDouble.of(number.value()))
                .orElse(OptionalDouble.empty());
    }

    /** Returns the clean accuracy that a defended model loses on a split, as a share. */
    OptionalDouble loss(CellResult defended, String split) {
        Optional<Measurement> before = MainNumbers.cleanAccuracy(cell, split);
        Optional<Measurement> after = MainNumbers.cleanAccuracy(defended, split);
        return before.isPresent() && after.isPresent()
                ? OptionalDouble.of(before.get().value() - after.get().value())
                : OptionalDouble.empty();
    }
}

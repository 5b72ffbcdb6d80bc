package io.mithridate.results.budgets;

import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.Condition.Victim;
import io.mithridate.results.DefenseClass;
import io.mithridate.results.RunResults;
import io.mithridate.results.budgets.ListRow.SeedOfList;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.MainNumbers;
import io.mithridate.results.statistics.Victims;
import java.util.ArrayList;
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
 * @param settings the cell of each setting, from weak to strong; an element is empty if the cell
 *     has no measurements, unless training broke down
 * @param attackFailed whether the attack failed on the victim
 */
record ListedVictim(
        CellResult cell,
        DefenseClass defenseClass,
        SettingList list,
        List<Optional<CellResult>> settings,
        boolean attackFailed) {

    ListedVictim {
        settings =
                settings.stream()
                        .map(setting -> setting.filter(it -> it.succeeded() || it.brokeDown()))
                        .toList();
    }

    /**
     * Returns the victims of a run, combined with each list of which at least one setting was run
     * on the victim. They are sorted by victim, in the order of the cells, and then by list.
     */
    static List<ListedVictim> of(RunResults run, Victims failures) {
        Map<Object, CellResult> cells = new HashMap<>();
        run.cells().stream()
                .filter(cell -> !cell.control() && cell.defended())
                .forEach(cell -> cells.put(key(cell, cell.defense()), cell));
        List<ListedVictim> victims = new ArrayList<>();
        for (CellResult cell : run.cells()) {
            if (!cell.control() && cell.undefended() && cell.succeeded()) {
                boolean failed = failures.failed(Condition.of(cell), cell.seed());
                for (SettingList list : run.lists()) {
                    List<Optional<CellResult>> settings =
                            list.settings().stream()
                                    .map(
                                            setting ->
                                                    Optional.ofNullable(
                                                            cells.get(key(cell, setting))))
                                    .toList();
                    settings.stream()
                            .flatMap(Optional::stream)
                            .findFirst()
                            .map(CellResult::defenseClass)
                            .map(needs -> new ListedVictim(cell, needs, list, settings, failed))
                            .ifPresent(victims::add);
                }
            }
        }
        return victims;
    }

    private static Object key(CellResult victim, PluginSetting defense) {
        return List.of(Victim.of(victim), defense, victim.seed());
    }

    /**
     * Returns the seed of this victim.
     *
     * @param open whether the result of the seed is open
     */
    SeedOfList seed(boolean open) {
        return new SeedOfList(
                Condition.of(cell),
                defenseClass,
                list,
                cell.seed(),
                attackFailed,
                isMeasured(),
                (int) settings.stream().filter(ListedVictim::brokeDown).count(),
                missingCount(),
                open);
    }

    /** Returns the victim's clean accuracy on validation, if it was measured. */
    Optional<Measurement> accuracy() {
        return MainNumbers.cleanAccuracy(cell, EvaluatedSplit.VALIDATION);
    }

    /**
     * Returns whether clean accuracy on validation was measured: on the victim, and on at least one
     * of the settings that have a result, if any.
     */
    private boolean isMeasured() {
        boolean allFailed = settings.stream().allMatch(Optional::isEmpty);
        return accuracy().isPresent() && (missingCount() < settings.size() || allFailed);
    }

    private int missingCount() {
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
        return MainNumbers.cleanAccuracyLost(cell, defended, split);
    }
}

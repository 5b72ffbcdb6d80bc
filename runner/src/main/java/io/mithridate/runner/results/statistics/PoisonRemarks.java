package io.mithridate.runner.results.statistics;

import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.PoisonUse;
import io.mithridate.runner.results.RunLabels;
import io.mithridate.runner.results.RunResults;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Describes how the training pairs of each attack's victims were poisoned. */
public final class PoisonRemarks {

    private PoisonRemarks() {}

    /**
     * Returns the form of the poisoning, by attack and scenario; several forms if the victims
     * differ.
     */
    public static Map<String, String> of(RunResults run) {
        Map<String, Set<String>> ways = byAttack(run, (cell, poison) -> true, PoisonUse::text);
        Map<String, String> remarks = new LinkedHashMap<>();
        ways.forEach((title, texts) -> remarks.put(title, String.join("; ", texts)));
        return remarks;
    }

    /** Returns a warning for each attack whose poison repeats a small number of captions. */
    static List<String> warnings(RunResults run) {
        return byAttack(run, (cell, poison) -> poison.hasFewCaptions(), PoisonUse::distinctCaptions)
                .entrySet()
                .stream()
                .map(
                        entry ->
                                "The poison of %s has few different captions (%s); from fewer than %d a victim may learn sentences instead of the class; 'captions: natural' or a file gives more."
                                        .formatted(
                                                entry.getKey(),
                                                entry.getValue().stream()
                                                        .sorted()
                                                        .map(String::valueOf)
                                                        .collect(Collectors.joining(" or ")),
                                                PoisonManifest.MIN_CAPTIONS))
                .toList();
    }

    /**
     * Returns a remark for each attack that failed with the small number of captions written by
     * templates.
     */
    static List<String> failures(RunResults run) {
        Victims victims = Victims.of(run);
        return byAttack(
                        run,
                        (cell, poison) ->
                                poison.isWrittenByTemplates() && victims.failed(Condition.of(cell)),
                        PoisonUse::text)
                .keySet()
                .stream()
                .map(
                        attack ->
                                "The attack %s failed with captions: templates; captions: natural, which are those of training pairs that name the target, may let it succeed."
                                        .formatted(attack))
                .toList();
    }

    /** Returns the distinct values of the poison of the matching cells, by attack and scenario. */
    private static <T> Map<String, Set<T>> byAttack(
            RunResults run,
            BiPredicate<CellResult, PoisonUse> belongs,
            Function<PoisonUse, T> value) {
        RunLabels labels = run.labels();
        Map<String, Set<T>> values = new LinkedHashMap<>();
        for (CellResult cell : run.cells()) {
            cell.poison()
                    .filter(poison -> belongs.test(cell, poison))
                    .ifPresent(
                            poison ->
                                    values.computeIfAbsent(
                                                    labels.attackInScenario(Condition.of(cell)),
                                                    any -> new LinkedHashSet<>())
                                            .add(value.apply(poison)));
        }
        return values;
    }
}

package io.mithridate.results.statistics;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Maps;
import com.google.common.collect.Multimaps;
import com.google.common.collect.SetMultimap;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.PoisonUse;
import io.mithridate.results.RunLabels;
import io.mithridate.results.RunResults;
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
     * Returns the form of the poisoning, by attack and scenario. If the victims differ, a value
     * lists several forms.
     */
    public static Map<String, String> of(RunResults run) {
        return Maps.transformValues(
                byAttack(run, (cell, poison) -> true, PoisonUse::text),
                texts -> String.join("; ", texts));
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
                                                PoisonUse.MIN_CAPTIONS))
                .toList();
    }

    /**
     * Returns a remark for each attack that failed with the small number of captions written by
     * templates.
     */
    static List<String> failureRemarks(RunResults run) {
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
            BiPredicate<CellResult, PoisonUse> matches,
            Function<PoisonUse, T> value) {
        RunLabels labels = run.labels();
        SetMultimap<String, T> values = LinkedHashMultimap.create();
        for (CellResult cell : run.cells()) {
            String attack = labels.attackInScenario(Condition.of(cell));
            cell.poison()
                    .filter(poison -> matches.test(cell, poison))
                    .ifPresent(poison -> values.put(attack, value.apply(poison)));
        }
        return Multimaps.asMap(values);
    }
}

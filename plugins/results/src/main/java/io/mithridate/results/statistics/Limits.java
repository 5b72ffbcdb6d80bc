package io.mithridate.results.statistics;

import com.google.common.base.Joiner;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Maps;
import com.google.common.collect.Multimaps;
import com.google.common.collect.SetMultimap;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.RunLabels;
import io.mithridate.results.RunResults;
import io.mithridate.results.coordinates.Baseline;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The limitations that a reader must know before relying on the numbers of a run. */
public final class Limits {

    private Limits() {}

    /** Returns the limitations of a run, one or two sentences each. */
    public static List<String> of(RunResults run) {
        List<String> limits = new ArrayList<>();
        Map<String, Integer> seedsByAttack = seedsByAttack(run);
        int seeds = max(seedsByAttack);
        String tooFew =
                seedsByAttack.entrySet().stream()
                        .filter(attack -> !Claim.allowed(attack.getValue()))
                        .map(attack -> attack.getKey() + ", n = " + attack.getValue())
                        .collect(Collectors.joining("; "));
        boolean listed = !run.lists().isEmpty();
        if (Claim.allowed(seeds)) {
            String settings =
                    listed
                            ? "Settings at a budget are chosen by one rule for all defenses."
                            : "The settings are those of the experiment, not tuned alike for each"
                                    + " defense.";
            limits.add(
                    "n = %d seeds%s: the statistics cover training randomness for these attacks and this data, nothing wider. %s"
                            .formatted(seeds, tooFew.isEmpty() ? "" : " at most", settings));
            if (!tooFew.isEmpty()) {
                limits.add(
                        "No claim where an attack was run on fewer than %d seeds: %s."
                                .formatted(Claim.MIN_SEEDS, tooFew));
            }
        } else {
            String settings = ", nor at settings of which one defense had more trials than another";
            limits.add(
                    "n = %d %s: no claim. No defense is called better below %d seeds%s."
                            .formatted(
                                    seeds,
                                    seeds == 1 ? "seed" : "seeds",
                                    Claim.MIN_SEEDS,
                                    listed ? "" : settings));
        }
        if (!run.model().clip()) {
            String name = run.model().name();
            String kind =
                    name.equals("clip")
                            ? "trained from scratch"
                            : "a small image-text model with a contrastive loss";
            limits.add(
                    "The model is '%s', %s; its numbers say nothing about the models that researchers download."
                            .formatted(name, kind));
        }
        limits.addAll(unequalListLimits(run));
        run.baseline().ifPresent(baseline -> limits.addAll(partialBaselineLimits(run, baseline)));
        limits.addAll(PoisonRemarks.warnings(run));
        limits.addAll(PoisonRemarks.failureRemarks(run));
        limits.addAll(TriggerRemarks.warnings(run.triggers()));
        limits.addAll(run.notices());
        return limits;
    }

    /**
     * Returns a limitation if the baseline is only a part of a list, because differences at budgets
     * need whole lists.
     */
    private static List<String> partialBaselineLimits(RunResults run, Baseline baseline) {
        return run.lists().stream()
                .filter(list -> !run.budgets().isEmpty())
                .filter(list -> !baseline.names(list))
                .filter(list -> list.settings().stream().anyMatch(baseline::names))
                .limit(1)
                .map(
                        list ->
                                "There are no differences at the budgets: the baseline '%s' is a part of a list; '%s' names the whole list."
                                        .formatted(baseline, baseline.without(list.option())))
                .toList();
    }

    /**
     * Returns a limitation if lists have different numbers of strengths. Only strengths with cells
     * in the run are counted, since the run may cover a part of an experiment.
     */
    private static List<String> unequalListLimits(RunResults run) {
        Set<PluginSetting> defenses =
                run.cells().stream().map(CellResult::defense).collect(Collectors.toSet());
        RunLabels labels = run.labels();
        Map<String, Long> strengths = new LinkedHashMap<>();
        for (SettingList list : run.lists()) {
            long strengthsInRun = list.settings().stream().filter(defenses::contains).count();
            if (strengthsInRun > 0) {
                strengths.put(labels.list(list), strengthsInRun);
            }
        }
        if (strengths.values().stream().distinct().count() < 2) {
            return List.of();
        }
        return List.of(
                "The defenses are listed at different numbers of strengths (%s), so that a budget is used more finely by some than by others."
                        .formatted(Joiner.on(", ").withKeyValueSeparator(" ").join(strengths)));
    }

    /**
     * Returns the largest number of seeds on which an attack was run, or 0 if there are no results.
     */
    public static int maxSeeds(RunResults run) {
        return max(seedsByAttack(run));
    }

    private static int max(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /**
     * Returns the number of seeds on which each attack was run, by attack and scenario. Statistics
     * are over these seeds, which may be fewer than all seeds of the run.
     */
    private static Map<String, Integer> seedsByAttack(RunResults run) {
        RunLabels labels = run.labels();
        SetMultimap<String, Long> seeds = LinkedHashMultimap.create();
        for (CellResult cell : run.cells()) {
            if (cell.succeeded() && !cell.control()) {
                seeds.put(labels.attackInScenario(Condition.of(cell)), cell.seed());
            }
        }
        return Maps.transformValues(Multimaps.asMap(seeds), Set::size);
    }
}

package io.mithridate.runner.results.statistics;

import io.mithridate.api.attack.PoisonManifest;
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
import java.util.TreeSet;

/** Says how the pairs of each attack's victims were poisoned. */
public final class PoisonRemarks {

    private PoisonRemarks() {}

    /** What was done, by attack and scenario; several ways where the victims differ. */
    public static Map<String, String> of(RunResults run) {
        RunLabels labels = run.labels();
        Map<String, Set<String>> ways = new LinkedHashMap<>();
        for (CellResult cell : run.cells()) {
            cell.poison()
                    .ifPresent(
                            poison ->
                                    ways.computeIfAbsent(
                                                    labels.attackInScenario(Condition.of(cell)),
                                                    any -> new LinkedHashSet<>())
                                            .add(poison.text()));
        }
        Map<String, String> remarks = new LinkedHashMap<>();
        ways.forEach((title, texts) -> remarks.put(title, String.join("; ", texts)));
        return remarks;
    }

    /** A sentence for the attacks whose poison repeats a few captions. */
    static List<String> warnings(RunResults run) {
        RunLabels labels = run.labels();
        Map<String, Set<Integer>> few = new LinkedHashMap<>();
        for (CellResult cell : run.cells()) {
            cell.poison()
                    .filter(PoisonUse::hasFewCaptions)
                    .ifPresent(
                            poison ->
                                    few.computeIfAbsent(
                                                    labels.attackInScenario(Condition.of(cell)),
                                                    any -> new TreeSet<>())
                                            .add(poison.captionsApart()));
        }
        return few.entrySet().stream()
                .map(
                        entry ->
                                "The poison of %s has few different captions (%s); from fewer than %d a victim may learn sentences instead of the class; 'captions: natural' or a file gives more."
                                        .formatted(
                                                entry.getKey(),
                                                String.join(
                                                        " or ",
                                                        entry.getValue().stream()
                                                                .map(String::valueOf)
                                                                .toList()),
                                                PoisonManifest.FEWEST_CAPTIONS))
                .toList();
    }

    /** A sentence for the attacks that failed with the few captions that templates write. */
    static List<String> failures(RunResults run) {
        RunLabels labels = run.labels();
        Victims victims = Victims.of(run);
        return run.cells().stream()
                .filter(cell -> cell.poison().filter(PoisonUse::isWrittenByTemplates).isPresent())
                .filter(cell -> victims.failed(Condition.of(cell)))
                .map(cell -> labels.attackInScenario(Condition.of(cell)))
                .distinct()
                .map(
                        attack ->
                                "The attack %s failed with captions: templates; captions: natural, which are those of training pairs that name the target, may let it succeed."
                                        .formatted(attack))
                .toList();
    }
}

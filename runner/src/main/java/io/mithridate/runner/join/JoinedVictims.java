package io.mithridate.runner.join;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition.Victim;
import io.mithridate.results.RunResults;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks that joined runs start from the same victims. If two runs trained a victim under different
 * keys, e.g. because the code or the withheld pairs differ, it is considered the same if both runs
 * measured it with equal results. A run that did not measure its victim provides no evidence.
 */
final class JoinedVictims {

    private static final String VICTIM = "victim";

    /** A victim and the seed with which it was trained. */
    private record Seeded(Victim victim, long seed) {

        String title() {
            return "%s, seed %d".formatted(victim.attack().name(), seed);
        }
    }

    /** The key of a run's victim, and whether the run measured it. */
    private record Trained(String key, boolean measured) {}

    private JoinedVictims() {}

    /** Returns the notice, shown in reports, that victims may differ; empty if they do not. */
    static Optional<String> notice(List<RunResults> runs) {
        SetMultimap<Seeded, Trained> victims = LinkedHashMultimap.create();
        for (RunResults run : runs) {
            trainedVictims(run).forEach(victims::put);
        }
        String doubtful =
                victims.keySet().stream()
                        .filter(victim -> mayDiffer(victims.get(victim)))
                        .map(Seeded::title)
                        .distinct()
                        .collect(Collectors.joining("; "));
        return Optional.of(doubtful)
                .filter(titles -> !titles.isEmpty())
                .map(
                        text ->
                                "Runs trained victims of their own for the same seed, and not all of them measured theirs (defense 'none'), so that nothing shows that these are the same: %s."
                                        .formatted(text));
    }

    private static boolean mayDiffer(Set<Trained> victims) {
        Set<String> measured =
                victims.stream()
                        .filter(Trained::measured)
                        .map(Trained::key)
                        .collect(Collectors.toSet());
        Set<String> unmeasured =
                victims.stream().map(Trained::key).collect(Collectors.toCollection(HashSet::new));
        unmeasured.removeAll(measured);
        return unmeasured.size() > 1 || (!unmeasured.isEmpty() && !measured.isEmpty());
    }

    private static Map<Seeded, Trained> trainedVictims(RunResults run) {
        Map<Seeded, Trained> victims = new LinkedHashMap<>();
        for (CellResult cell : run.cells()) {
            boolean measured = cell.undefended() && cell.succeeded();
            cell.provenance().stages().stream()
                    .filter(stage -> stage.kind().equals(VICTIM))
                    .reduce((first, last) -> last)
                    .map(stage -> new Trained(stage.key(), measured))
                    .ifPresent(
                            trained ->
                                    victims.merge(
                                            new Seeded(Victim.of(cell), cell.seed()),
                                            trained,
                                            (one, other) -> one.measured() ? one : other));
        }
        return victims;
    }
}

package io.mithridate.runner.keys;

import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.CellStages;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The stages of a plan by title.
 *
 * @param byTitle the stages; each has its own title
 */
public record KeyedStages(SortedMap<String, Stage> byTitle) {

    static KeyedStages of(List<CellStages> cells) {
        SortedMap<String, Stage> byTitle = new TreeMap<>();
        for (CellStages cell : cells) {
            for (Stage stage : cell.inOrder()) {
                Stage other = byTitle.putIfAbsent(stage.title(), stage);
                if (other != null && !other.equals(stage)) {
                    throw new IllegalStateException("two stages are called " + stage.title());
                }
            }
        }
        return new KeyedStages(byTitle);
    }

    /**
     * Returns the titles of the stages that match a predicate, and of all stages that depend on
     * them.
     */
    public SortedSet<String> madeFrom(Predicate<Stage> predicate) {
        SortedSet<String> titles = new TreeSet<>();
        byTitle.forEach(
                (title, stage) -> {
                    if (isMadeFrom(stage, predicate)) {
                        titles.add(title);
                    }
                });
        return titles;
    }

    private static boolean isMadeFrom(Stage stage, Predicate<Stage> predicate) {
        return predicate.test(stage)
                || stage.inputs().stream().anyMatch(input -> isMadeFrom(input, predicate));
    }

    /** Returns the titles of the stages that both plans have, but with different keys. */
    public SortedSet<String> changedIn(KeyedStages other) {
        SortedSet<String> titles = new TreeSet<>(byTitle.keySet());
        titles.retainAll(other.byTitle.keySet());
        titles.removeIf(title -> Objects.equals(byTitle.get(title), other.byTitle.get(title)));
        return titles;
    }
}

package io.mithridate.runner.suites;

import static java.util.Comparator.comparingInt;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Multimaps;
import io.mithridate.results.RunResults;
import io.mithridate.results.UnusableResultsException;
import io.mithridate.results.budgets.Budgets;
import io.mithridate.results.budgets.ScoreRow;
import io.mithridate.results.budgets.Scores;
import io.mithridate.results.budgets.Scores.Difference;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.Claim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A comparison of entries of the same suite.
 *
 * @param suite the suite
 * @param standings the entries, in the order in which they were given
 */
public record Board(Suite suite, List<Standing> standings) {

    public Board {
        standings = List.copyOf(standings);
    }

    /**
     * An entry on the board. All numbers are computed from the cells of the entry.
     *
     * @param file the name of the entry's file
     * @param entry the entry
     * @param objection the reason why the entry is not checked; empty if it is checked
     * @param scores the scores computed from the entry's cells
     */
    public record Standing(String file, Entry entry, String objection, Scores scores) {

        /** Returns whether the entry passed its check. */
        public boolean checked() {
            return objection.isEmpty();
        }

        /** Returns the settings of the entry's defense. */
        public SettingList list() {
            return entry.defense().list();
        }
    }

    /**
     * Creates a board.
     *
     * @param entries the entries by file name, at least one
     * @param objections the reasons why entries are not checked, by file name; checked entries are
     *     absent
     * @throws UnusableResultsException if two entries are of different suites, or are of the same
     *     defense with the same settings
     */
    public static Board of(Suite suite, Map<String, Entry> entries, Map<String, String> objections)
            throws UnusableResultsException {
        List<Standing> standings = new ArrayList<>();
        Map<SettingList, String> files = new HashMap<>();
        for (Map.Entry<String, Entry> given : entries.entrySet()) {
            String file = given.getKey();
            Entry entry = given.getValue();
            UnusableResultsException.throwIf(
                    !entry.suite().isSame(suite),
                    "%s is of another suite: %s; a board is of one suite",
                    file,
                    entry.suite().difference(suite).orElse("another digest"));
            String earlier = files.putIfAbsent(entry.defense().list(), file);
            UnusableResultsException.throwIf(
                    earlier != null,
                    "%s and %s are entries of '%s' with the same settings; leave one out",
                    earlier,
                    file,
                    entry.defense().name());
            String objection = objections.getOrDefault(file, "");
            standings.add(new Standing(file, entry, objection, entry.of(suite).scores()));
        }
        return new Board(suite, standings);
    }

    /** Returns the cells of each entry as the results of a run. */
    public List<RunResults> runs() {
        return standings.stream().map(standing -> standing.entry.of(suite).results()).toList();
    }

    /**
     * Returns the cells of all entries as the results of a run, from which tables take their
     * labels.
     */
    public RunResults results() {
        List<RunResults> runs = runs();
        return runs.get(0)
                .with(
                        runs.stream().flatMap(run -> run.lists().stream()).toList(),
                        runs.stream().flatMap(run -> run.cells().stream()).toList(),
                        List.of(),
                        List.of(),
                        List.of());
    }

    /**
     * Returns the scores of some entries sorted by attack, with a contrast for each comparable pair
     * of scores: top-1 measures of the same attack with the same seeds.
     *
     * <p>Because verdicts depend on the number of contrasts, those of checked entries do not
     * include claimed entries, so that a claim cannot change them.
     *
     * @param checked whether to return the scores of checked entries; otherwise those of claimed
     *     entries, whose contrasts are with all entries
     */
    public Scores scores(boolean checked) {
        List<ScoreRow> own = rows(standing -> standing.checked() == checked);
        List<ScoreRow> others = checked ? own : rows(standing -> true);
        ListMultimap<Object, Difference> byAttack =
                MultimapBuilder.linkedHashKeys().arrayListValues().build();
        for (ScoreRow row : own) {
            for (ScoreRow other : others) {
                if (row.measure().k() == 1 && areComparable(row, other)) {
                    byAttack.put(List.of(row.victim(), row.measure()), difference(row, other));
                }
            }
        }
        return new Scores(
                own,
                List.of(),
                Multimaps.asMap(byAttack).values().stream()
                        .flatMap(each -> Scores.withVerdicts(each, 0).stream())
                        .toList());
    }

    private List<ScoreRow> rows(Predicate<Standing> filter) {
        return standings.stream()
                .filter(filter)
                .flatMap(standing -> standing.scores.rows().stream())
                .sorted(comparingInt(row -> suite.attacks().indexOf(row.victim().attack())))
                .toList();
    }

    /**
     * Returns whether {@code other} may be subtracted from {@code row}. Each pair of checked
     * entries, and each pair of claimed entries, is compared in only one order.
     */
    private boolean areComparable(ScoreRow row, ScoreRow other) {
        if (!row.victim().equals(other.victim())
                || !row.measure().equals(other.measure())
                || row.means().isEmpty()
                || !row.means().keySet().equals(other.means().keySet())) {
            return false;
        }
        int one = position(row);
        int two = position(other);
        return one < two || standings.get(one).checked() != standings.get(two).checked();
    }

    private int position(ScoreRow row) {
        return standings.stream().map(Standing::list).toList().indexOf(row.list());
    }

    private static Difference difference(ScoreRow row, ScoreRow other) {
        List<Double> values = Budgets.paired(row.means(), other.means());
        String noVerdict =
                row.attackFailed() || other.attackFailed()
                        ? Claim.ATTACK_FAILED
                        : Claim.allowed(values.size()) ? "" : Claim.of(values.size());
        return new Difference(row, Optional.of(other), values, noVerdict, Optional.empty());
    }
}

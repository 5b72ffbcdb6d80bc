package io.mithridate.runner.results;

import io.mithridate.runner.experiment.Baseline;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Names that a reader gives to defenses, so that a table says {@code positives alone} where
 * otherwise all options stand that tell one list of {@code ta-cleaner} from another.
 *
 * @param names each for one defense or more, as in {@code ta-cleaner negatives=none}
 */
public record DefenseNames(List<Name> names) {

    /** No names: defenses are called as their plugins are. */
    public static final DefenseNames NONE = new DefenseNames(List.of());

    private static final String FORM =
            "write DEFENSE as NAME: ta-cleaner negatives=none as positives alone";
    private static final String AS = " as ";

    public DefenseNames {
        names = List.copyOf(names);
    }

    /**
     * Reads what somebody wrote, a name in each text.
     *
     * @throws IllegalArgumentException if a text is not a defense, the word "as" and a name; the
     *     message says how it is written
     */
    public static DefenseNames parse(List<String> texts) {
        return new DefenseNames(texts.stream().map(DefenseNames::parse).toList());
    }

    private static Name parse(String text) {
        int as = text.indexOf(AS);
        if (as < 0 || text.substring(as + AS.length()).isBlank()) {
            throw new IllegalArgumentException("'%s': %s".formatted(text, FORM));
        }
        return new Name(
                Baseline.parse(text.substring(0, as)), text.substring(as + AS.length()).strip());
    }

    /**
     * Makes sure that each name has a defense.
     *
     * @param benchmarks the runs of each
     * @throws UnusableResultsException if no cell of any has the defense that a name is for
     */
    public void requirePresent(List<List<RunResults>> benchmarks) throws UnusableResultsException {
        for (Name name : names) {
            if (benchmarks.stream().noneMatch(runs -> isIn(runs, name))) {
                throw new UnusableResultsException(
                        "no cell has the defense '%s', to be called '%s'"
                                .formatted(name.defense(), name.text()));
            }
        }
    }

    /** The names whose defenses are in some runs. */
    public DefenseNames presentIn(List<RunResults> runs) {
        return new DefenseNames(names.stream().filter(name -> isIn(runs, name)).toList());
    }

    private static boolean isIn(List<RunResults> runs, Name name) {
        return runs.stream()
                .flatMap(run -> run.cells().stream())
                .anyMatch(cell -> name.isOf(cell.defense()));
    }

    /** The same cells, their defenses under these names. */
    List<CellResult> cells(List<CellResult> cells) throws UnusableResultsException {
        for (Name name : names) {
            if (name.defense().defense().equals(CellResult.NO_DEFENSE)) {
                throw new UnusableResultsException(
                        "'%s' is the victim and keeps its name".formatted(CellResult.NO_DEFENSE));
            }
        }
        for (CellResult cell : cells) {
            check(cell.defense());
        }
        return cells.stream().map(cell -> cell.withDefense(named(cell.defense()))).toList();
    }

    private void check(PluginSetting defense) throws UnusableResultsException {
        List<String> own =
                names.stream().filter(name -> name.isOf(defense)).map(Name::text).toList();
        if (own.size() > 1) {
            throw new UnusableResultsException(
                    "'%s' and '%s' are names of one defense of '%s'; say with more options which one is meant"
                            .formatted(own.get(0), own.get(1), defense.name()));
        }
    }

    /** The same lists, under these names. */
    List<SettingList> lists(List<SettingList> lists) throws UnusableResultsException {
        for (SettingList list : lists) {
            for (Name name : names) {
                long named = list.settings().stream().filter(name::isOf).count();
                if (named > 0 && named < list.settings().size()) {
                    throw new UnusableResultsException(
                            "'%s' is a part of a list; leave out %s"
                                    .formatted(name.defense(), list.option()));
                }
            }
        }
        return lists.stream()
                .map(list -> list.with(list.settings().stream().map(this::named).toList()))
                .toList();
    }

    /** The baseline under its name; as it is unless all of its defenses have one and the same. */
    Baseline baseline(Baseline baseline, List<CellResult> unnamed) {
        List<Optional<Name>> ofBaseline =
                unnamed.stream()
                        .map(CellResult::defense)
                        .filter(defense -> defense.isBaseline(baseline))
                        .map(this::nameOf)
                        .distinct()
                        .toList();
        return ofBaseline.size() == 1
                ? ofBaseline
                        .get(0)
                        .map(name -> new Baseline(name.text(), new TreeMap<>()))
                        .orElse(baseline)
                : baseline;
    }

    private PluginSetting named(PluginSetting defense) {
        return nameOf(defense)
                .map(name -> new PluginSetting(name.text(), defense.options()))
                .orElse(defense);
    }

    private Optional<Name> nameOf(PluginSetting defense) {
        return names.stream().filter(name -> name.isOf(defense)).findFirst();
    }

    /**
     * A name.
     *
     * @param defense what is named
     * @param text how it is called
     */
    public record Name(Baseline defense, String text) {

        private boolean isOf(PluginSetting setting) {
            return setting.isBaseline(defense);
        }
    }
}

package io.mithridate.runner.matrix;

import io.mithridate.runner.options.NearestName;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import io.mithridate.runner.yaml.Place;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Chooses cells as {@code --only axis=value} does.
 *
 * <p>Values of one axis add up, axes narrow each other down: {@code --only attack=badnets --only
 * attack=blended --only seed=1} chooses the cells of seed 1 of either attack. Cells keep their
 * numbers.
 */
public final class CellSelection {

    private final Map<Axis, Set<String>> chosen;

    private CellSelection(Map<Axis, Set<String>> chosen) {
        this.chosen = chosen;
    }

    /** What cells are told apart by. */
    private enum Axis {
        ATTACK,
        DEFENSE,
        SEED,
        CONTROL;

        String axisName() {
            return name().toLowerCase(Locale.ROOT);
        }

        String valueOf(Cell cell) {
            return switch (this) {
                case ATTACK -> cell.attack().name();
                case DEFENSE -> cell.defense().name();
                case SEED -> Long.toString(cell.seed());
                case CONTROL -> Boolean.toString(cell.control());
            };
        }
    }

    /**
     * The cells that are chosen, in their order.
     *
     * @param cells all cells of an experiment
     * @param only arguments such as {@code attack=badnets}; the axes are attack, defense, seed and
     *     control (true or false); if there are none, every cell is chosen
     * @throws InvalidConfigurationException if an axis is not known, no cell has a value, or
     *     nothing is left
     */
    public static List<Cell> choose(List<Cell> cells, List<String> only)
            throws InvalidConfigurationException {
        Complaints complaints = new Complaints();
        CellSelection selection = parse(cells, only, complaints);
        complaints.throwIfAny();
        List<Cell> left = cells.stream().filter(selection::contains).toList();
        if (left.isEmpty() && !only.isEmpty()) {
            complaints.add(
                    new Place.OnCommandLine("--only " + String.join(" --only ", only)),
                    "no cell has all of these values; choose fewer");
            complaints.throwIfAny();
        }
        return left;
    }

    private boolean contains(Cell cell) {
        return chosen.entrySet().stream()
                .allMatch(entry -> entry.getValue().contains(entry.getKey().valueOf(cell)));
    }

    private static CellSelection parse(List<Cell> cells, List<String> only, Complaints complaints) {
        List<String> axes = Arrays.stream(Axis.values()).map(Axis::axisName).toList();
        Map<Axis, Set<String>> chosen = new LinkedHashMap<>();
        for (String argument : only) {
            Place place = new Place.OnCommandLine("--only " + argument);
            int equals = argument.indexOf('=');
            if (equals < 0) {
                complaints.add(place, "this chooses nothing; write axis=value, such as seed=1");
                continue;
            }
            String axisName = argument.substring(0, equals).strip();
            String value = argument.substring(equals + 1).strip();
            if (!axes.contains(axisName)) {
                complaints.add(
                        place,
                        "there is no axis '%s'; %s"
                                .formatted(axisName, NearestName.advice(axisName, axes)));
                continue;
            }
            Axis axis = Axis.values()[axes.indexOf(axisName)];
            Set<String> known =
                    cells.stream()
                            .map(axis::valueOf)
                            .collect(Collectors.toCollection(TreeSet::new));
            if (!known.contains(value)) {
                complaints.add(
                        place,
                        "no cell has the %s '%s'; %s"
                                .formatted(axisName, value, NearestName.advice(value, known)));
                continue;
            }
            chosen.computeIfAbsent(axis, key -> new TreeSet<>()).add(value);
        }
        return new CellSelection(chosen);
    }
}

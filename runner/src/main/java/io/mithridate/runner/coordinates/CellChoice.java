package io.mithridate.runner.coordinates;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlNode;
import io.mithridate.runner.yaml.YamlNode.YamlScalar;
import io.mithridate.runner.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Selects cells by {@code --only axis=value} arguments.
 *
 * <p>A cell must match one of the given values on each axis: {@code --only attack=badnets --only
 * attack=blended --only poisoning.rate=0.01} selects the cells of both attacks that have this rate.
 */
public final class CellChoice {

    private final Axes axes;
    private final Complaints complaints = new Complaints();
    private final SetMultimap<String, String> chosen = HashMultimap.create();

    private CellChoice(Axes axes) {
        this.axes = axes;
    }

    /**
     * Returns the selected cells in their original order.
     *
     * @param coordinates returns the coordinates of a cell
     * @param only arguments of the form {@code attack=badnets}; the axes are dataset, model,
     *     attack, defense, seed, control ({@code clean-model} or {@code none}) and the path of
     *     every option; without arguments, every cell is selected
     * @throws InvalidConfigurationException if an axis is unknown, no cell has one of the values,
     *     or no cell matches
     */
    public static <C> List<C> among(
            List<C> cells, Function<C, Coordinates> coordinates, List<String> only)
            throws InvalidConfigurationException {
        if (only.isEmpty()) {
            return cells;
        }
        CellChoice choice = new CellChoice(new Axes(cells.stream().map(coordinates).toList()));
        only.forEach(choice::add);
        choice.complaints.throwIfAny();
        List<C> selected =
                cells.stream().filter(cell -> choice.contains(coordinates.apply(cell))).toList();
        if (selected.isEmpty()) {
            choice.complaints.add(
                    new Place.OnCommandLine("--only " + String.join(" --only ", only)),
                    "no cell has all of these values; choose fewer");
            choice.complaints.throwIfAny();
        }
        return selected;
    }

    private boolean contains(Coordinates cell) {
        return chosen.keySet().stream().allMatch(axis -> chosen.containsEntry(axis, cell.at(axis)));
    }

    private void add(String argument) {
        Place place = new Place.OnCommandLine("--only " + argument);
        int equals = argument.indexOf('=');
        if (equals < 0) {
            complaints.add(place, "expected axis=value, e.g. seed=1");
            return;
        }
        String axis = argument.substring(0, equals).strip();
        String text = argument.substring(equals + 1).strip();
        parseValue(text, place)
                .flatMap(value -> axes.value(axis, place, value, text, complaints))
                .ifPresent(value -> chosen.put(axis, value));
    }

    /** Parses a value as YAML only if it is a list; empty after an error. */
    private Optional<YamlNode> parseValue(String text, Place place) {
        return text.startsWith("[")
                ? YamlReader.parse(text, place, complaints)
                : Optional.of(YamlScalar.plain(place, text));
    }
}

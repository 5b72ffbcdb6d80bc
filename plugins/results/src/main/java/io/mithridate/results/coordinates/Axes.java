package io.mithridate.results.coordinates;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import io.mithridate.config.Complaints;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.config.NearestName;
import io.mithridate.config.Place;
import io.mithridate.config.ScalarMeaning;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlNode.YamlScalar;
import io.mithridate.config.YamlReader;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The axes on which cells differ, with their values, for options that select cells.
 *
 * @param cells the cells
 */
public record Axes(List<Coordinates> cells) {

    public Axes {
        cells = List.copyOf(cells);
    }

    /** Returns whether some cell has a value on an axis. */
    boolean has(String axis) {
        return cells.stream().anyMatch(cell -> cell.find(axis).isPresent());
    }

    /** Returns the cells' values on an axis; empty for cells without a value. */
    SortedSet<String> values(String axis) {
        return cells.stream()
                .map(cell -> cell.at(axis))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the value of an axis that a user's text denotes. Reports an error and returns an
     * empty result if the axis is unknown or no cell has the value.
     *
     * @param place the location of the axis name
     * @param node the value
     * @param text the value, for the error message
     */
    public Optional<String> value(
            String axis, Place place, YamlNode node, String text, Complaints complaints) {
        if (!has(axis)) {
            return complaints.refuse(place, "unknown axis '%s'; %s".formatted(axis, advice(axis)));
        }
        SortedSet<String> values = values(axis);
        Optional<String> value = find(axis, node, values);
        if (value.isEmpty()) {
            complaints.add(
                    node.place(),
                    "no cell has the %s '%s'; %s".formatted(axis, text, advice(text, values)));
        }
        return value;
    }

    /**
     * Returns the axis value that a YAML node denotes: one with the same text or, failing that, one
     * that is equal in another notation. An empty node denotes the value of cells without the
     * option or, for the control axis, no control.
     */
    public static Optional<String> find(String axis, YamlNode node, Collection<String> values) {
        if (node instanceof YamlScalar scalar && values.contains(scalar.text())) {
            return Optional.of(scalar.text());
        }
        String meaning = ScalarMeaning.of(node);
        String value =
                axis.equals(Coordinates.CONTROL) && meaning.isEmpty()
                        ? Coordinates.NO_CONTROL
                        : meaning;
        return values.contains(value) ? Optional.of(value) : Optional.empty();
    }

    /**
     * Returns the cells that {@code --only axis=value} arguments select, in their original order. A
     * cell must match one of the given values on each axis: {@code --only attack=badnets --only
     * attack=blended --only poisoning.rate=0.01} selects the cells of both attacks that have this
     * rate.
     *
     * @param coordinates returns the coordinates of a cell
     * @param only arguments of the form {@code attack=badnets}; the axes are dataset, model,
     *     attack, defense, seed, control ({@code clean-model} or {@code none}) and the path of
     *     every option; without arguments, every cell is selected
     * @throws InvalidConfigurationException if an axis is unknown, no cell has one of the values,
     *     or no cell matches
     */
    public static <C> List<C> select(
            List<C> cells, Function<C, Coordinates> coordinates, List<String> only)
            throws InvalidConfigurationException {
        if (only.isEmpty()) {
            return cells;
        }
        Axes axes = new Axes(cells.stream().map(coordinates).toList());
        Complaints complaints = new Complaints();
        SetMultimap<String, String> chosen = HashMultimap.create();
        for (String argument : only) {
            Place place = new Place.OnCommandLine("--only " + argument);
            int equals = argument.indexOf('=');
            if (equals < 0) {
                complaints.add(place, "expected axis=value, e.g. seed=1");
                continue;
            }
            String axis = argument.substring(0, equals).strip();
            String text = argument.substring(equals + 1).strip();
            parseValue(text, place, complaints)
                    .flatMap(value -> axes.value(axis, place, value, text, complaints))
                    .ifPresent(value -> chosen.put(axis, value));
        }
        complaints.throwIfAny();
        List<C> selected =
                cells.stream().filter(cell -> coordinates.apply(cell).matches(chosen)).toList();
        if (selected.isEmpty()) {
            throw InvalidConfigurationException.onCommandLine(
                    "--only " + String.join(" --only ", only),
                    "no cell has all of these values; choose fewer");
        }
        return selected;
    }

    /** Parses a value as YAML only if it is a list; empty after an error. */
    private static Optional<YamlNode> parseValue(String text, Place place, Complaints complaints) {
        return text.startsWith("[")
                ? YamlReader.parse(text, place, complaints)
                : Optional.of(YamlScalar.plain(place, text));
    }

    /** Returns advice for someone who named an unknown axis. */
    private String advice(String axis) {
        SortedSet<String> known =
                cells.stream()
                        .flatMap(cell -> cell.places().keySet().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        List<String> qualified =
                known.stream().filter(place -> place.endsWith("." + axis)).toList();
        if (!qualified.isEmpty()) {
            return "did you mean '%s'?".formatted(String.join("' or '", qualified));
        }
        String plain =
                known.stream()
                        .filter(place -> place.indexOf('.') < 0)
                        .collect(Collectors.joining("', '"));
        return NearestName.closest(axis, known)
                .map("did you mean '%s'?"::formatted)
                .orElse(
                        "known axes: '%s', and options by path, e.g. poisoning.rate"
                                .formatted(plain));
    }

    /**
     * Returns advice for someone who gave an unknown value. No similar value is suggested for a
     * number.
     */
    private static String advice(String text, SortedSet<String> values) {
        boolean isNumber = text.matches("[-+.\\[]?\\d.*");
        return isNumber && !values.isEmpty()
                ? "there are: '%s'".formatted(String.join("', '", values))
                : NearestName.advice(text, values);
    }
}

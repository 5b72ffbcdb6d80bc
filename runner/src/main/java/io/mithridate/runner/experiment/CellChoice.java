package io.mithridate.runner.experiment;

import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlNode;
import io.mithridate.runner.yaml.YamlReader;
import io.mithridate.runner.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Chooses cells as {@code --only axis=value} does.
 *
 * <p>Values of one axis add up, axes narrow each other down: {@code --only attack=badnets --only
 * attack=blended --only poisoning.rate=0.01} chooses the cells of either attack that have the rate.
 */
public final class CellChoice<C> {

    private final CellAxes<C> axes;
    private final List<C> cells;
    private final Complaints complaints = new Complaints();
    private final Map<String, Set<String>> chosen = new LinkedHashMap<>();

    private CellChoice(CellAxes<C> axes, List<C> cells) {
        this.axes = axes;
        this.cells = cells;
    }

    /**
     * The cells that are chosen, in their order.
     *
     * @param only arguments such as {@code attack=badnets}: the axes are dataset, model, attack,
     *     defense, seed, control ({@code clean-model} or {@code none}) and every option by its
     *     place; if there are none, every cell is chosen
     * @throws InvalidConfigurationException if an axis is not known, no cell has a value, or
     *     nothing is left
     */
    public static <C> List<C> among(List<C> cells, CellAxes<C> axes, List<String> only)
            throws InvalidConfigurationException {
        return only.isEmpty() ? cells : new CellChoice<>(axes, cells).choose(only);
    }

    private List<C> choose(List<String> only) throws InvalidConfigurationException {
        only.forEach(this::add);
        complaints.throwIfAny();
        List<C> left = cells.stream().filter(this::contains).toList();
        if (left.isEmpty()) {
            complaints.add(
                    new Place.OnCommandLine("--only " + String.join(" --only ", only)),
                    "no cell has all of these values; choose fewer");
            complaints.throwIfAny();
        }
        return left;
    }

    private boolean contains(C cell) {
        return chosen.entrySet().stream()
                .allMatch(
                        choice -> choice.getValue().contains(axes.valueOf(choice.getKey(), cell)));
    }

    private void add(String argument) {
        Place place = new Place.OnCommandLine("--only " + argument);
        int equals = argument.indexOf('=');
        if (equals < 0) {
            complaints.add(place, "this chooses nothing; write axis=value, such as seed=1");
            return;
        }
        String axis = argument.substring(0, equals).strip();
        String text = argument.substring(equals + 1).strip();
        if (!axes.has(axis)) {
            complaints.add(place, "there is no axis '%s'; %s".formatted(axis, axes.advice(axis)));
            return;
        }
        SortedSet<String> values =
                cells.stream()
                        .map(cell -> axes.valueOf(axis, cell))
                        .collect(Collectors.toCollection(TreeSet::new));
        Optional<YamlNode> written = written(text, place);
        if (written.isEmpty()) {
            return;
        }
        Optional<String> value = Axes.find(axis, written.get(), values);
        if (value.isEmpty()) {
            complaints.add(
                    place,
                    "no cell has the %s '%s'; %s".formatted(axis, text, Axes.advice(text, values)));
            return;
        }
        chosen.computeIfAbsent(axis, any -> new TreeSet<>()).add(value.get());
    }

    /** Only a list is more than its text; empty after a complaint. */
    private Optional<YamlNode> written(String text, Place place) {
        return text.startsWith("[")
                ? YamlReader.parse(text, place, complaints)
                : Optional.of(YamlScalar.plain(place, text));
    }
}

package io.mithridate.runner.experiment;

import static io.mithridate.runner.experiment.ExperimentRules.EXCLUDE;
import static io.mithridate.runner.experiment.ExperimentRules.INCLUDE;

import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.config.Complaints;
import io.mithridate.config.NearestName;
import io.mithridate.config.Place;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlNode.YamlList;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlNode.YamlScalar;
import io.mithridate.results.coordinates.Axes;
import io.mithridate.results.coordinates.Baseline;
import io.mithridate.results.coordinates.CellPattern;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.runner.experiment.ExperimentKey.Heading;
import io.mithridate.runner.options.BoundValue;
import io.mithridate.runner.options.OptionBinder;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Binds the keys of one experiment. */
final class ExperimentBinding {

    private static final List<String> KEYS = ExperimentKey.names();

    /** The maximum number of cells, far more than is practical to run. */
    private static final int MAX_CELLS = 100_000;

    private static final String CONTROLS = "controls";
    private static final String CLEAN_MODEL = "clean-model";

    private final YamlMap given;
    private final Complaints complaints;
    private final OptionBinder binder;
    private final AxisBinder axes;
    private final Optional<BoundValue<Heading>> heading;

    /** The bound values by key; an axis has several. */
    private final Map<String, List<? extends BoundValue<?>>> bound = new HashMap<>();

    private List<SettingList> strengthLists = List.of();

    ExperimentBinding(PluginCatalog catalog, YamlMap given, Complaints complaints) {
        this.given = given;
        this.complaints = complaints;
        this.binder = new OptionBinder(catalog, complaints);
        this.axes = new AxisBinder(binder, complaints);
        this.heading =
                binder.bind(
                        Heading.class,
                        given.filter(ExperimentKey.headings()::contains),
                        "the experiment");
    }

    /** Returns the experiment, or empty if an error was reported. */
    Optional<ExperimentFile> bind() {
        refuseUnknownKeys();
        ExperimentKey.all().forEach(key -> bound.put(key.name(), bind(key)));
        ExperimentRules rules = new ExperimentRules(given, complaints);
        rules.checkWritten(heading.map(BoundValue::value));
        if (complaints.isEmpty()) {
            checkSize();
        }
        if (!complaints.isEmpty()) {
            return Optional.empty();
        }
        Heading headingValues = heading.orElseThrow().value();
        List<Scenario> scenarios = scenarios();
        List<PluginUse> attacks = values("attacks", PluginUse.class);
        List<PluginUse> defenses = values("defenses", PluginUse.class);
        if (Stream.of(INCLUDE, EXCLUDE).anyMatch(key -> given.find(key).isPresent())) {
            Axes allAxes =
                    new Axes(
                            Matrix.all(scenarios, attacks, defenses, headingValues.seeds()).stream()
                                    .map(Cell::coordinates)
                                    .toList());
            bound.put(INCLUDE, patterns(rules.patterns(INCLUDE), allAxes));
            bound.put(EXCLUDE, patterns(rules.patterns(EXCLUDE), allAxes));
            if (!complaints.isEmpty()) {
                return Optional.empty();
            }
        }
        Experiment experiment =
                new Experiment(
                        headingValues.name(),
                        headingValues.seeds(),
                        scenarios,
                        attacks,
                        defenses,
                        values("metrics", PluginUse.class),
                        values("compute", Compute.class).get(0),
                        values(CONTROLS, Experiment.Controls.class).get(0),
                        values(INCLUDE, CellPattern.class),
                        values(EXCLUDE, CellPattern.class),
                        headingValues.baseline().map(Baseline::parse),
                        headingValues.contrasts().orElse(List.of()),
                        headingValues.sortedBudgets(),
                        strengthLists,
                        headingValues.evaluateEvery());
        ExperimentFile file = new ExperimentFile(experiment, resolvedYaml());
        rules.checkExpanded(file);
        return Optional.of(file);
    }

    private List<BoundValue<CellPattern>> patterns(List<YamlMap> maps, Axes axes) {
        return maps.stream()
                .flatMap(
                        map ->
                                CellPattern.of(map, axes, complaints).stream()
                                        .map(pattern -> new BoundValue<>(pattern, map)))
                .toList();
    }

    private void refuseUnknownKeys() {
        for (YamlMap.Entry entry : given.entries()) {
            if (!KEYS.contains(entry.key())) {
                complaints.add(
                        entry.place(),
                        "an experiment has no key '%s'; %s"
                                .formatted(entry.key(), NearestName.advice(entry.key(), KEYS)));
            }
        }
    }

    /**
     * Binds the value of a key; empty for keys of the heading and cell patterns, which are bound
     * separately.
     */
    private List<? extends BoundValue<?>> bind(ExperimentKey key) {
        Optional<YamlNode> node = node(key);
        if (node.isPresent() && key.value() instanceof ExperimentKey.Plugins plugins) {
            return plugins(key.name(), plugins.kind(), node.get());
        }
        return node.isPresent() && key.value() instanceof ExperimentKey.Options options
                ? options(key.name(), options, node.get())
                : List.of();
    }

    private List<? extends BoundValue<?>> plugins(String key, PluginKind kind, YamlNode node) {
        if (kind == PluginKind.DATASET) {
            return axes.bindDatasets(node);
        }
        int complaintsBefore = complaints.count();
        List<List<BoundValue<PluginUse>>> entries = axes.bindPlugins(kind, key, node);
        if (kind == PluginKind.DEFENSE) {
            strengthLists =
                    new StrengthLists(budgetsPlace(), complaints)
                            .find(entries, complaints.count() == complaintsBefore);
        }
        return entries.stream().flatMap(List::stream).toList();
    }

    private List<? extends BoundValue<?>> options(
            String key, ExperimentKey.Options options, YamlNode node) {
        if (options.instead().isPresent()) {
            return axes.bindVictims(node);
        }
        if (options.axis()) {
            return axes.bindRecords(options.type(), key, node);
        }
        Optional<? extends BoundValue<?>> map = binder.bind(options.type(), node, key);
        map.ifPresent(each -> refuseControl(each.value(), node));
        return map.stream().toList();
    }

    /**
     * Returns the node at a key, or its default; empty if it has none. Reports an error if a
     * required node is missing, unless its key was misspelled.
     */
    private Optional<YamlNode> node(ExperimentKey key) {
        Optional<YamlMap.Entry> entry = given.find(key.name());
        if (entry.isPresent()) {
            return entry.map(
                    each ->
                            key.value() instanceof ExperimentKey.Options
                                    ? nodeWithKeyPlace(each)
                                    : each.value());
        }
        if (key.required()
                && !(key.value() instanceof ExperimentKey.Plain)
                && !NearestName.isMisspelled(key.name(), given.keys(), KEYS)) {
            complaints.add(
                    given.place(),
                    "the experiment lacks '%s'; give %s".formatted(key.name(), key.expected()));
        }
        Place byDefault = new Place.ByDefault(key.name());
        if (key.name().equals(ExperimentKey.METRICS)) {
            return Optional.of(ExperimentKey.standardMetrics());
        }
        if (key.name().equals(CONTROLS) && victimIsGiven()) {
            return Optional.of(
                    YamlMap.of(byDefault, CLEAN_MODEL, YamlScalar.plain(byDefault, "false")));
        }
        return key.value() instanceof ExperimentKey.Options options && !options.axis()
                ? Optional.of(YamlMap.empty(byDefault))
                : Optional.empty();
    }

    /**
     * Returns the node with the place of its key, so that errors about missing or rejected entries
     * refer to the key.
     */
    private static YamlNode nodeWithKeyPlace(YamlMap.Entry entry) {
        return entry.value() instanceof YamlMap map
                ? new YamlMap(entry.place(), map.entries())
                : entry.value();
    }

    private boolean victimIsGiven() {
        return given.value(ScenarioPart.POISONING.key()).stream()
                .flatMap(node -> node.items().stream())
                .anyMatch(AxisBinder::isGivenVictim);
    }

    /**
     * Reports an error if a control is requested for a victim from a file, for which no control was
     * trained.
     */
    private void refuseControl(Object options, YamlNode node) {
        if (options instanceof Experiment.Controls controls
                && controls.cleanModel()
                && victimIsGiven()) {
            complaints.add(
                    node instanceof YamlMap map
                            ? map.find(CLEAN_MODEL).map(YamlMap.Entry::place).orElse(map.place())
                            : node.place(),
                    "a victim from a file has no control: no control was trained; write"
                            + " controls: { clean-model: false }, or leave 'controls' out");
        }
    }

    /**
     * Returns the place at which the experiment explicitly requests budgets; empty for default
     * budgets, which cause no errors.
     */
    private Optional<Place> budgetsPlace() {
        return heading.flatMap(each -> each.value().budgets())
                .filter(points -> !points.isEmpty())
                .flatMap(points -> given.find("budgets"))
                .map(YamlMap.Entry::place);
    }

    /** Reports an error if there are too many cells, before any cell is created. */
    private void checkSize() {
        double scenarios =
                Stream.of(ScenarioPart.values())
                        .mapToDouble(part -> Math.max(1, count(part.key())))
                        .reduce(1, (one, other) -> one * other);
        int attacks = count("attacks");
        int defenses = count("defenses");
        int seeds = heading.orElseThrow().value().seeds().size();
        boolean controls = values(CONTROLS, Experiment.Controls.class).get(0).cleanModel();
        double cells = (controls ? 2.0 : 1.0) * scenarios * attacks * defenses * seeds;
        if (cells > MAX_CELLS) {
            String scenarioFactor = scenarios > 1 ? "%.0f scenarios x ".formatted(scenarios) : "";
            String controlsClause = controls ? " and as many controls" : "";
            complaints.add(
                    given.find("attacks").orElseThrow().place(),
                    "%s%d attacks x %d defenses x %d seeds%s are more than %d cells; sweep over fewer values"
                            .formatted(
                                    scenarioFactor,
                                    attacks,
                                    defenses,
                                    seeds,
                                    controlsClause,
                                    MAX_CELLS));
        }
    }

    private int count(String key) {
        return bound.getOrDefault(key, List.of()).size();
    }

    private <T> List<T> values(String key, Class<T> type) {
        return bound.getOrDefault(key, List.of()).stream()
                .map(each -> type.cast(each.value()))
                .toList();
    }

    /** Returns the product of the variants of all parts, with the last part varying fastest. */
    private List<Scenario> scenarios() {
        List<Optional<Recipe>> bases =
                count("base") == 0
                        ? List.of(Optional.empty())
                        : values("base", Recipe.class).stream().map(Optional::of).toList();
        List<Scenario> scenarios = new ArrayList<>();
        for (DatasetUse dataset : values("dataset", DatasetUse.class)) {
            for (PluginUse model : values("model", PluginUse.class)) {
                for (Optional<Recipe> base : bases) {
                    for (VictimOrigin victims :
                            values(ScenarioPart.POISONING.key(), VictimOrigin.class)) {
                        for (DefenseData defenseData : values("defense-data", DefenseData.class)) {
                            scenarios.add(new Scenario(dataset, model, base, victims, defenseData));
                        }
                    }
                }
            }
        }
        return scenarios;
    }

    /** Returns YAML that gives the same experiment without relying on defaults or sweeps. */
    private YamlMap resolvedYaml() {
        List<YamlMap.Entry> entries = new ArrayList<>();
        for (ExperimentKey key : ExperimentKey.all()) {
            Optional<YamlNode> node = resolvedNode(key);
            if (node.isPresent()) {
                entries.add(new YamlMap.Entry(key.name(), placeOf(key.name()), node.get()));
            }
        }
        return new YamlMap(given.place(), entries);
    }

    private Optional<YamlNode> resolvedNode(ExperimentKey key) {
        if (key.value() instanceof ExperimentKey.Plain) {
            return ((YamlMap) heading.orElseThrow().resolved())
                    .value(key.name())
                    .filter(node -> key.isShown() || given.find(key.name()).isPresent());
        }
        List<YamlNode> nodes =
                bound.getOrDefault(key.name(), List.of()).stream()
                        .<YamlNode>map(BoundValue::resolved)
                        .toList();
        if (nodes.size() == 1 && !key.isList()) {
            return Optional.of(nodes.get(0));
        }
        return nodes.isEmpty() && !key.isShown()
                ? Optional.empty()
                : Optional.of(new YamlList(placeOf(key.name()), nodes));
    }

    private Place placeOf(String key) {
        return given.find(key).map(YamlMap.Entry::place).orElseGet(() -> new Place.ByDefault(key));
    }
}

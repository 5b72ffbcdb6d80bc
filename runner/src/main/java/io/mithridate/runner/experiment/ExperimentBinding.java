package io.mithridate.runner.experiment;

import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.runner.coordinates.Axes;
import io.mithridate.runner.coordinates.Baseline;
import io.mithridate.runner.coordinates.CellPattern;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.options.Bound;
import io.mithridate.runner.options.NearestName;
import io.mithridate.runner.options.OptionBinder;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlList;
import io.mithridate.runner.yaml.YamlMap;
import io.mithridate.runner.yaml.YamlNode;
import io.mithridate.runner.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Binds the keys of one experiment. */
final class ExperimentBinding {

    private static final List<String> HEADING = ExperimentKey.headings();
    private static final List<String> KEYS = ExperimentKey.names();
    private static final String CONTROLS = "controls";
    private static final String EVALUATE_EVERY = "evaluate-every";
    private static final String CLEAN_MODEL = "clean-model";

    private final YamlMap given;
    private final Complaints complaints;
    private final OptionBinder binder;
    private final AxisBinder axes;

    ExperimentBinding(PluginCatalog catalog, YamlMap given, Complaints complaints) {
        this.given = given;
        this.complaints = complaints;
        this.binder = new OptionBinder(catalog);
        this.axes = new AxisBinder(binder, complaints);
    }

    /** The experiment; empty if there was anything to complain about. */
    Optional<ExperimentFile> bind() {
        refuseUnknownKeys();
        Optional<Bound<Heading>> heading =
                binder.bind(Heading.class, headingOnly(), "the experiment", complaints);
        ScenarioBinding scenarios =
                new ScenarioBinding(
                        required("dataset", PluginKind.DATASET)
                                .map(new DatasetBinding(axes, complaints)::bind)
                                .orElse(List.of()),
                        required("model", PluginKind.MODEL)
                                .map(node -> axes.axis(PluginKind.MODEL, "model", node))
                                .orElse(List.of()),
                        given.find("base")
                                .map(entry -> records(entry, Recipe.class))
                                .orElse(List.of()),
                        victims(),
                        requiredRecords("defense-data", DefenseData.class));
        List<Bound<PluginUse>> attacks = AxisBinder.joined(axis("attacks", PluginKind.ATTACK));
        int before = complaints.count();
        List<List<Bound<PluginUse>>> entries = axis("defenses", PluginKind.DEFENSE);
        List<Bound<PluginUse>> defenses = AxisBinder.joined(entries);
        boolean understood = complaints.count() == before;
        List<Bound<PluginUse>> metrics = metrics();
        Optional<Bound<Compute>> compute = map("compute", Compute.class);
        Optional<Bound<Controls>> controls = controls();
        List<SettingList> lists =
                new StrengthLists(askedForBudgets(heading), complaints).of(entries, understood);
        PatternBinding patterns = new PatternBinding(given, complaints);
        new ExperimentRules(given, complaints)
                .check(
                        heading.map(Bound::value),
                        Stream.of("include", "exclude")
                                .flatMap(key -> patterns.maps(key).stream())
                                .toList());
        if (complaints.isEmpty()) {
            ExpandedRules.checkSize(
                    given,
                    scenarios.size(),
                    attacks.size(),
                    defenses.size(),
                    heading.orElseThrow().value().seeds().size(),
                    controls.orElseThrow().value().cleanModel(),
                    complaints);
        }
        if (!complaints.isEmpty()) {
            return Optional.empty();
        }
        List<Scenario> expanded = scenarios.scenarios();
        Axes all =
                Matrix.axes(
                        expanded,
                        values(attacks),
                        values(defenses),
                        heading.orElseThrow().value().seeds());
        List<Bound<CellPattern>> inclusions = patterns.bind("include", all);
        List<Bound<CellPattern>> exclusions = patterns.bind("exclude", all);
        if (!complaints.isEmpty()) {
            return Optional.empty();
        }
        Experiment experiment =
                new Experiment(
                        heading.orElseThrow().value().name(),
                        heading.orElseThrow().value().seeds(),
                        expanded,
                        values(attacks),
                        values(defenses),
                        values(metrics),
                        compute.orElseThrow().value(),
                        controls.orElseThrow().value(),
                        values(inclusions),
                        values(exclusions),
                        heading.orElseThrow().value().baseline().map(Baseline::parse),
                        heading.orElseThrow().value().sortedBudgets(),
                        lists,
                        heading.orElseThrow().value().evaluateEvery());
        ResolvedExperiment resolved = new ResolvedExperiment(given);
        YamlMap headingNodes = (YamlMap) heading.orElseThrow().resolved();
        resolved.add("name", headingNodes.find("name").orElseThrow().value());
        resolved.add("seeds", headingNodes.find("seeds").orElseThrow().value());
        resolved.addVariants("dataset", scenarios.datasets());
        resolved.addVariants("model", scenarios.models());
        resolved.addVariants("base", scenarios.bases());
        resolved.addVariants("poisoning", scenarios.victims());
        resolved.add("attacks", attacks);
        resolved.addVariants("defense-data", scenarios.defenseData());
        resolved.add("defenses", defenses);
        resolved.add("metrics", metrics);
        resolved.add("compute", compute.orElseThrow().resolved());
        resolved.add("controls", controls.orElseThrow().resolved());
        if (!inclusions.isEmpty()) {
            resolved.add("include", inclusions);
        }
        resolved.add("exclude", exclusions);
        resolved.add("baseline", headingNodes.find("baseline").orElseThrow().value());
        if (given.find("budgets").isPresent()) {
            resolved.add("budgets", headingNodes.find("budgets").orElseThrow().value());
        }
        if (given.find(EVALUATE_EVERY).isPresent()) {
            resolved.add(EVALUATE_EVERY, headingNodes.find(EVALUATE_EVERY).orElseThrow().value());
        }
        ExperimentFile file = new ExperimentFile(experiment, resolved.map());
        ExpandedRules.check(file, complaints);
        return Optional.of(file);
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

    /** Where the experiment itself asks for budgets; a usual one does not call for a complaint. */
    private Optional<Place> askedForBudgets(Optional<Bound<Heading>> heading) {
        boolean asked =
                heading.flatMap(bound -> bound.value().budgets())
                        .map(points -> !points.isEmpty())
                        .orElse(false);
        return asked ? given.find("budgets").map(YamlMap.Entry::place) : Optional.empty();
    }

    private YamlMap headingOnly() {
        return new YamlMap(
                given.place(),
                given.entries().stream().filter(entry -> HEADING.contains(entry.key())).toList());
    }

    private Optional<YamlNode> required(String key, PluginKind kind) {
        return given(
                        key,
                        "the name of a %s, or a map from it to its options"
                                .formatted(kind.singular()))
                .map(YamlMap.Entry::value);
    }

    private List<List<Bound<PluginUse>>> axis(String key, PluginKind kind) {
        return given(key, "a list of " + kind.plural())
                .map(entry -> axes.entries(kind, key, entry.value()))
                .orElse(List.of());
    }

    private List<Bound<PluginUse>> metrics() {
        YamlNode node =
                given.find("metrics")
                        .map(YamlMap.Entry::value)
                        .orElseGet(ExperimentBinding::standardMetrics);
        return axes.list(PluginKind.METRIC, "metrics", node);
    }

    static YamlNode standardMetrics() {
        Place place = new Place.ByDefault("metrics");
        return new YamlList(
                place,
                ExperimentKey.STANDARD_METRICS.stream()
                        .<YamlNode>map(name -> YamlScalar.plain(place, name))
                        .toList());
    }

    private <O extends Record> List<Bound<O>> requiredRecords(String key, Class<O> type) {
        return requiredOptions(key).map(entry -> records(entry, type)).orElse(List.of());
    }

    private Optional<YamlMap.Entry> requiredOptions(String key) {
        return given(key, "a map of options");
    }

    /** What a key holds; complains where it is missing, but not where it is misspelt. */
    private Optional<YamlMap.Entry> given(String key, String expected) {
        Optional<YamlMap.Entry> entry = given.find(key);
        if (entry.isEmpty() && !NearestName.isMisspelt(key, given.keys(), KEYS)) {
            complaints.add(
                    given.place(), "the experiment lacks '%s'; give %s".formatted(key, expected));
        }
        return entry;
    }

    private List<Bound<VictimOrigin>> victims() {
        return requiredOptions(VictimBinding.KEY)
                .map(entry -> new VictimBinding(axes, complaints).bind(anchored(entry)))
                .orElse(List.of());
    }

    /** Nobody trained a control by the recipe of a victim that comes from a file. */
    private Optional<Bound<Controls>> controls() {
        if (given.find(VictimBinding.KEY).stream()
                .noneMatch(entry -> VictimBinding.anyGiven(entry.value()))) {
            return map(CONTROLS, Controls.class);
        }
        Place byDefault = new Place.ByDefault(CONTROLS);
        YamlNode node =
                given.find(CONTROLS)
                        .map(ExperimentBinding::anchored)
                        .orElseGet(
                                () ->
                                        YamlMap.of(
                                                byDefault,
                                                CLEAN_MODEL,
                                                YamlScalar.plain(byDefault, "false")));
        Optional<Bound<Controls>> bound = binder.bind(Controls.class, node, CONTROLS, complaints);
        if (bound.isPresent() && bound.get().value().cleanModel()) {
            complaints.add(
                    node instanceof YamlMap map
                            ? map.find(CLEAN_MODEL).map(YamlMap.Entry::place).orElse(map.place())
                            : node.place(),
                    "a victim from a file has no control: nobody trained one by its recipe; write"
                            + " controls: { clean-model: false }, or leave 'controls' out");
        }
        return bound;
    }

    private <O extends Record> List<Bound<O>> records(YamlMap.Entry entry, Class<O> type) {
        return axes.records(type, entry.key(), anchored(entry));
    }

    private <O extends Record> Optional<Bound<O>> map(String key, Class<O> type) {
        YamlNode node =
                given.find(key)
                        .map(ExperimentBinding::anchored)
                        .orElseGet(() -> YamlMap.empty(new Place.ByDefault(key)));
        return binder.bind(type, node, key, complaints);
    }

    /**
     * What is missing from a map, and what its constructor refuses, is told where its key stands.
     */
    private static YamlNode anchored(YamlMap.Entry entry) {
        return entry.value() instanceof YamlMap map
                ? new YamlMap(entry.place(), map.entries())
                : entry.value();
    }

    private static <T> List<T> values(List<Bound<T>> bound) {
        return bound.stream().map(Bound::value).toList();
    }
}

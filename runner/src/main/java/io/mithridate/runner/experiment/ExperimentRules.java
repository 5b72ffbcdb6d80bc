package io.mithridate.runner.experiment;

import io.mithridate.config.Complaints;
import io.mithridate.config.NearestName;
import io.mithridate.config.Place;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlNode.YamlScalar;
import io.mithridate.results.coordinates.Axes;
import io.mithridate.results.coordinates.Baseline;
import io.mithridate.results.coordinates.Contrast;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.runner.experiment.ExperimentKey.Heading;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks the rules that involve several parts of an experiment. */
final class ExperimentRules {

    static final String INCLUDE = "include";
    static final String EXCLUDE = "exclude";

    private static final Pattern SAFE_NAME =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?");

    private final YamlMap given;
    private final Complaints complaints;
    private final Set<String> attacks;
    private final Set<String> defenses;

    ExperimentRules(YamlMap given, Complaints complaints) {
        this.given = given;
        this.complaints = complaints;
        this.attacks = names("attacks");
        this.defenses = names("defenses");
    }

    /**
     * Checks the rules that hold before sweeps are expanded. They use names as written, so that
     * they also work if the options of plugins are invalid.
     */
    void checkWritten(Optional<Heading> heading) {
        scalar("name").ifPresent(this::checkName);
        heading.ifPresent(bound -> checkSeeds(bound.seeds()));
        heading.flatMap(Heading::budgets).ifPresent(budgets -> checkDistinct("budgets", budgets));
        heading.flatMap(Heading::contrasts).ifPresent(this::checkContrasts);
        Stream.of(INCLUDE, EXCLUDE)
                .flatMap(key -> patterns(key).stream())
                .forEach(pattern -> checkPattern(pattern, heading));
        scalar("baseline").ifPresent(this::checkBaseline);
    }

    private void checkBaseline(YamlScalar given) {
        try {
            checkKnown(given.place(), "defenses", defenses, Baseline.parse(given.text()).defense());
        } catch (IllegalArgumentException e) {
            complaints.add(given.place(), Objects.requireNonNull(e.getMessage()));
        }
    }

    private void checkName(YamlScalar name) {
        if (!SAFE_NAME.matcher(name.text()).matches()) {
            complaints.add(
                    name.place(),
                    "%s cannot name a folder on every system; use up to 100 letters a to z, digits, '-', '_' and '.'"
                            .formatted(name.description()));
        }
    }

    private void checkSeeds(List<Long> seeds) {
        YamlNode node = given.value("seeds").orElseThrow();
        if (seeds.isEmpty()) {
            complaints.add(node.place(), "'seeds' is empty; give at least one");
        }
        checkDistinct("seeds", seeds);
    }

    private void checkDistinct(String key, List<?> values) {
        List<YamlNode> nodes = given.value(key).orElseThrow().items();
        for (int i = 0; i < values.size(); i++) {
            if (values.indexOf(values.get(i)) < i) {
                YamlNode node = nodes.get(i);
                String name =
                        key.equals("seeds") ? "the seed " + values.get(i) : node.description();
                complaints.add(
                        node.place(), "%s appears twice in '%s'; remove one".formatted(name, key));
            }
        }
    }

    private void checkContrasts(List<Contrast> contrasts) {
        checkDistinct("contrasts", contrasts);
        List<YamlNode> nodes = given.value("contrasts").orElseThrow().items();
        for (int i = 0; i < contrasts.size(); i++) {
            Place place = nodes.get(i).place();
            contrasts
                    .get(i)
                    .sides()
                    .forEach(side -> checkKnown(place, "defenses", defenses, side.defense()));
        }
    }

    /**
     * Returns the maps of {@code include} or {@code exclude}; reports an error for anything else.
     */
    List<YamlMap> patterns(String key) {
        return given.value(key).stream()
                .flatMap(node -> node.items().stream())
                .flatMap(item -> pattern(key, item).stream())
                .toList();
    }

    private Optional<YamlMap> pattern(String key, YamlNode item) {
        if (!(item instanceof YamlMap map)) {
            return complaints.refuse(
                    item.place(),
                    "%s is %s; it must be a map of axes, such as { attack: badnets, seed: 1 }"
                            .formatted(key, item.description()));
        }
        if (map.entries().isEmpty()) {
            complaints.add(
                    map.place(),
                    "%s: nothing is named, which would match every cell; name an attack, a defense, a seed, or an option such as poisoning.rate"
                            .formatted(key));
        }
        for (YamlMap.Entry entry : map.entries()) {
            if (entry.value() instanceof YamlMap) {
                complaints.add(
                        entry.value().place(),
                        "'%s' of %s is a map; it must be one value".formatted(entry.key(), key));
            }
        }
        return Optional.of(map);
    }

    private void checkPattern(YamlMap pattern, Optional<Heading> heading) {
        value(pattern, "attack")
                .ifPresent(name -> checkKnown(name.place(), "attacks", attacks, name.text()));
        value(pattern, "defense")
                .ifPresent(name -> checkKnown(name.place(), "defenses", defenses, name.text()));
        if (heading.isPresent()) {
            value(pattern, "seed").ifPresent(seed -> checkSeed(seed, heading.get().seeds()));
        }
    }

    private void checkSeed(YamlScalar given, List<Long> seeds) {
        List<String> known = seeds.stream().map(String::valueOf).toList();
        if (Axes.find("seed", given, known).isEmpty()) {
            complaints.add(
                    given.place(),
                    "%s is not among the seeds; they are: %s"
                            .formatted(given.text(), String.join(", ", known)));
        }
    }

    private static Optional<YamlScalar> value(YamlMap pattern, String axis) {
        return pattern.value(axis).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
    }

    private void checkKnown(Place place, String axis, Set<String> names, String name) {
        if (!names.isEmpty() && !names.contains(name)) {
            complaints.add(
                    place,
                    "'%s' is not among the %s; %s"
                            .formatted(name, axis, NearestName.advice(name, names)));
        }
    }

    private Set<String> names(String axis) {
        return given.value(axis).map(YamlNode::items).stream()
                .flatMap(List::stream)
                .flatMap(ExperimentRules::nameOf)
                .collect(Collectors.toSet());
    }

    private static Stream<String> nameOf(YamlNode item) {
        if (item instanceof YamlScalar scalar) {
            return Stream.of(scalar.text());
        }
        return item instanceof YamlMap map
                ? map.entries().stream().map(YamlMap.Entry::key)
                : Stream.of();
    }

    private Optional<YamlScalar> scalar(String key) {
        return value(given, key).filter(scalar -> !scalar.isNull());
    }

    /** Checks the rules that require the expanded sweeps. */
    void checkExpanded(ExperimentFile file) {
        List<Cell> cells = Matrix.expand(file.experiment());
        if (cells.isEmpty()) {
            reportNoCells(file);
        }
        if (file.experiment().scenarios().stream().anyMatch(each -> each.given().isPresent())) {
            checkGivenVictims(file, cells);
        }
        file.experiment().baseline().ifPresent(baseline -> checkBaseline(file, baseline));
        checkContrasts(file);
    }

    private void reportNoCells(ExperimentFile file) {
        if (file.experiment().inclusions().isEmpty()) {
            complaints.add(
                    file.place(EXCLUDE), "every cell is excluded; leave at least one combination");
        } else {
            complaints.add(
                    file.place(INCLUDE),
                    "'exclude' removes every included cell; leave at least one combination");
        }
    }

    /**
     * Checks that a given victim is also measured without a defense, since its attack success is
     * unknown.
     */
    private void checkGivenVictims(ExperimentFile file, List<Cell> cells) {
        Experiment experiment = file.experiment();
        for (PluginUse attack : experiment.attacks()) {
            if (attack.name().equals(Coordinates.NO_ATTACK)) {
                complaints.add(
                        file.place(attack),
                        "the victim in poisoning.weights is an attack's; name the attack whose"
                                + " trigger it carries");
            }
        }
        if (experiment.defenses().stream()
                .noneMatch(defense -> defense.name().equals(Coordinates.NO_DEFENSE))) {
            complaints.add(
                    file.place("defenses"),
                    "a victim from a file is first measured without a defense; add 'none' to"
                            + " the defenses");
            return;
        }
        Set<Coordinates> undefended =
                cells.stream()
                        .map(Cell::coordinates)
                        .filter(Coordinates::undefended)
                        .map(Coordinates::victim)
                        .collect(Collectors.toSet());
        if (!cells.stream()
                .map(cell -> cell.coordinates().victim())
                .allMatch(undefended::contains)) {
            complaints.add(
                    file.place(experiment.exclusions().isEmpty() ? INCLUDE : EXCLUDE),
                    "a victim from a file is first measured without a defense; keep the cells"
                            + " with defense: none");
        }
    }

    private void checkBaseline(ExperimentFile file, Baseline baseline) {
        List<PluginSetting> entries =
                file.experiment().defenses().stream()
                        .map(PluginUse::setting)
                        .filter(baseline::names)
                        .toList();
        if (entries.isEmpty()) {
            complaints.add(
                    file.place("baseline"),
                    "no entry of 'defenses' is '%s'; 'mithridate describe defense/%s' shows its options"
                            .formatted(baseline, baseline.defense()));
        }
        boolean oneList =
                file.experiment().strengthLists().stream()
                        .anyMatch(list -> list.settings().equals(entries));
        if (entries.size() > 1 && !oneList) {
            complaints.add(
                    file.place("baseline"),
                    "'%s' matches %d entries of 'defenses', with sweeps expanded; a baseline is one, or one list from weak to strong: %s"
                            .formatted(baseline, entries.size(), Baseline.FORM));
        }
    }

    private void checkContrasts(ExperimentFile file) {
        Experiment experiment = file.experiment();
        List<PluginSetting> defenses =
                experiment.defenses().stream().map(PluginUse::setting).toList();
        for (int i = 0; i < experiment.contrasts().size(); i++) {
            Place place = file.place("contrasts", Integer.toString(i));
            experiment
                    .contrasts()
                    .get(i)
                    .complaint(defenses, experiment.strengthLists())
                    .ifPresent(complaint -> complaints.add(place, complaint));
        }
    }
}

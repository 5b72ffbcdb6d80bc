package io.mithridate.runner.experiment;

import io.mithridate.runner.coordinates.Axes;
import io.mithridate.runner.coordinates.Baseline;
import io.mithridate.runner.coordinates.Contrast;
import io.mithridate.runner.options.NearestName;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlMap;
import io.mithridate.runner.yaml.YamlNode;
import io.mithridate.runner.yaml.YamlScalar;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the rules that involve several parts of an experiment.
 *
 * <p>The checks use names as written, so that they also work if the options of plugins are invalid.
 */
final class ExperimentRules {

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

    void check(Optional<Heading> heading, List<YamlMap> patterns) {
        scalar("name").ifPresent(this::checkName);
        heading.ifPresent(bound -> checkSeeds(bound.seeds()));
        heading.flatMap(Heading::budgets).ifPresent(budgets -> checkDistinct("budgets", budgets));
        heading.flatMap(Heading::contrasts).ifPresent(this::checkContrasts);
        patterns.forEach(pattern -> checkPattern(pattern, heading));
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
                    "%s cannot name a folder on every system; use up to 100 letters a to z, digits,"
                                    .formatted(name.description())
                            + " '-', '_' and '.'");
        }
    }

    private void checkSeeds(List<Long> seeds) {
        YamlNode node = given.find("seeds").orElseThrow().value();
        if (seeds.isEmpty()) {
            complaints.add(node.place(), "'seeds' is empty; give at least one");
        }
        for (int i = 0; i < seeds.size(); i++) {
            if (seeds.indexOf(seeds.get(i)) < i) {
                complaints.add(
                        node.items().get(i).place(),
                        "the seed %d appears twice in 'seeds'; remove one".formatted(seeds.get(i)));
            }
        }
    }

    private void checkDistinct(String key, List<?> values) {
        List<YamlNode> nodes = given.find(key).orElseThrow().value().items();
        for (int i = 0; i < values.size(); i++) {
            if (values.indexOf(values.get(i)) < i) {
                complaints.add(
                        nodes.get(i).place(),
                        "%s appears twice in '%s'; remove one"
                                .formatted(nodes.get(i).description(), key));
            }
        }
    }

    private void checkContrasts(List<Contrast> contrasts) {
        checkDistinct("contrasts", contrasts);
        List<YamlNode> nodes = given.find("contrasts").orElseThrow().value().items();
        for (int i = 0; i < contrasts.size(); i++) {
            Place place = nodes.get(i).place();
            contrasts
                    .get(i)
                    .sides()
                    .forEach(side -> checkKnown(place, "defenses", defenses, side.defense()));
        }
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
        return pattern.find(axis)
                .map(YamlMap.Entry::value)
                .filter(YamlScalar.class::isInstance)
                .map(YamlScalar.class::cast);
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
        return given.find(axis).map(YamlMap.Entry::value).map(YamlNode::items).stream()
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
}

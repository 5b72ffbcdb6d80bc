package io.mithridate.runner.plugins;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.PluginFactory;
import jakarta.inject.Inject;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges whether a factory says all that the program has to know of a plugin.
 *
 * <p>Strangers' factories are compiled without the nullness checks that ours have, so that any of
 * their answers may be null.
 */
final class FactoryCheck {

    /** What pairs two data sets in an experiment. */
    private static final Set<String> HALVES = Set.of("train", "test");

    private static final int MOST_ELEMENTS = 1000;

    private FactoryCheck() {}

    /** What is wrong with a factory: one sentence, with the cure; empty if nothing is. */
    static Optional<String> complaint(PluginKind kind, PluginFactory<?, ?> factory) {
        String type = factory.getClass().getName();
        String name = factory.name();
        if (name == null || !name.matches(KebabCase.PATTERN)) {
            return Optional.of(
                    "%s calls its plugin '%s'; a name is in kebab-case: lower-case letters and"
                                    .formatted(type, name)
                            + " digits, words joined by hyphens, such as 'my-"
                            + kind.singular()
                            + "'");
        }
        if (kind == PluginKind.DATASET && HALVES.contains(name)) {
            return Optional.of(
                    "%s calls its data set '%s', which is where an experiment names one of two data"
                                    .formatted(type, name)
                            + " sets: dataset: { train: ..., test: ... }; choose another name");
        }
        if (factory.summary() == null || factory.summary().isBlank()) {
            return Optional.of(
                    "%s has no summary: say in one line what '%s' does".formatted(type, name));
        }
        if (factory.fidelity() == null || factory.references() == null) {
            return Optional.of("%s says neither fidelity nor references".formatted(type));
        }
        Optional<String> references = listComplaint(factory.references(), "references()", name);
        if (references.isPresent()) {
            return references;
        }
        Class<?> options = factory.options();
        if (options == null || !options.isRecord()) {
            return Optional.of(
                    "the options of '%s' are %s; they have to be a record"
                            .formatted(name, options == null ? "null" : options.getName()));
        }
        Class<?> implementation = factory.implementation();
        if (implementation == null || !kind.spi().isAssignableFrom(implementation)) {
            return Optional.of(
                    "the implementation of '%s' is %s, which does not implement %s"
                            .formatted(
                                    name,
                                    implementation == null ? "null" : implementation.getName(),
                                    kind.spi().getName()));
        }
        if (factory instanceof MetricFactory<?> metric) {
            Optional<String> complaint = quantitiesComplaint(metric);
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return implementationComplaint(implementation);
    }

    /** A plugin's list may be longer than its size says, or hold null. */
    private static Optional<String> listComplaint(List<?> values, String method, String name) {
        int count = 0;
        for (Object value : values) {
            if (value == null) {
                return Optional.of(
                        "%s of '%s' has a null, as element %d".formatted(method, name, count));
            }
            if (++count > MOST_ELEMENTS) {
                return Optional.of(
                        "%s of '%s' has more than %d elements"
                                .formatted(method, name, MOST_ELEMENTS));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> quantitiesComplaint(MetricFactory<?> factory) {
        List<Quantity> quantities = factory.quantities();
        Optional<String> complaint =
                quantities == null
                        ? Optional.empty()
                        : listComplaint(quantities, "quantities()", factory.name());
        if (complaint.isPresent()) {
            return complaint;
        }
        if (quantities == null || quantities.isEmpty()) {
            return Optional.of(
                    "the metric '%s' states no quantity: name at least one that it measures"
                            .formatted(factory.name()));
        }
        Set<String> names = new HashSet<>();
        for (Quantity quantity : quantities) {
            if (!names.add(quantity.metric())) {
                return Optional.of(
                        "the metric '%s' states the quantity '%s' twice"
                                .formatted(factory.name(), quantity.metric()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> implementationComplaint(Class<?> implementation) {
        if (Modifier.isAbstract(implementation.getModifiers())) {
            return Optional.of(
                    implementation.getName() + " is abstract; name the class that is to be built");
        }
        if (implementation.getEnclosingClass() != null
                && !Modifier.isStatic(implementation.getModifiers())) {
            return Optional.of(
                    implementation.getName()
                            + " is an inner class; make it static, or a class of its own");
        }
        if (implementation.isRecord()) {
            return Optional.empty();
        }
        long constructors =
                Stream.of(implementation.getDeclaredConstructors())
                        .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
                        .count();
        if (constructors != 1) {
            return Optional.of(
                    "%s has %s constructor annotated with @jakarta.inject.Inject; it needs"
                                    .formatted(
                                            implementation.getName(),
                                            constructors == 0 ? "no" : "more than one")
                            + " exactly one");
        }
        return Optional.empty();
    }
}

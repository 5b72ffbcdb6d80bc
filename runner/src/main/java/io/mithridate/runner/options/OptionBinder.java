package io.mithridate.runner.options;

import io.mithridate.api.plugin.PluginRef;
import io.mithridate.config.Complaints;
import io.mithridate.config.NearestName;
import io.mithridate.config.Place;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlNode.YamlList;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlNode.YamlScalar;
import io.mithridate.config.YamlReader;
import io.mithridate.runner.options.PluginNotation.NamedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds YAML to records of options.
 *
 * <p>All errors are reported at their place: options that are unknown, missing, of the wrong type
 * or out of range, and values rejected by the record's constructor.
 */
public final class OptionBinder {

    private final PluginNotation notation;
    private final Complaints complaints;
    private final Map<Class<?>, OptionsSchema> schemas = new HashMap<>();

    /**
     * Creates a binder that resolves plugin references with the catalog.
     *
     * @param complaints receives the errors found
     */
    public OptionBinder(PluginCatalog catalog, Complaints complaints) {
        this.notation = new PluginNotation(catalog);
        this.complaints = complaints;
    }

    /**
     * Binds a record.
     *
     * @param type the record type
     * @param node a map of options, or null, which is treated as an empty map
     * @param owner the name of the options' owner for error messages, e.g. "poisoning"
     * @return the bound record; empty if an error was reported
     * @throws IllegalArgumentException if the record violates the rules of {@link
     *     io.mithridate.api.plugin.Option}
     */
    public <O extends Record> Optional<BoundValue<O>> bind(
            Class<O> type, YamlNode node, String owner) {
        Optional<YamlMap> map = mapOf(node);
        if (map.isEmpty()) {
            return complaints.refuse(
                    node.place(),
                    "%s is %s; it must be a map of options".formatted(owner, node.description()));
        }
        return record(schema(type), map.get(), owner).map(bound -> bound.map(type::cast));
    }

    /**
     * Binds the options of a plugin.
     *
     * @return the bound options; empty if an error was reported. The resolved YAML is a map from
     *     the plugin's name to its options
     */
    public Optional<BoundValue<Record>> bind(NamedPlugin named) {
        OptionsSchema schema;
        try {
            schema = schema(named.plugin().about().options());
        } catch (IllegalArgumentException e) {
            return complaints.refuse(
                    named.place(),
                    "the plugin %s in %s is broken: %s; its author must fix it"
                            .formatted(
                                    named.plugin().name(),
                                    named.plugin().origin().location(),
                                    e.getMessage()));
        }
        return record(schema, named.options(), named.plugin().name())
                .map(
                        bound ->
                                new BoundValue<>(
                                        bound.value(),
                                        YamlMap.of(
                                                named.place(),
                                                named.plugin().name(),
                                                bound.resolved())));
    }

    /** Returns the notation with which this binder reads plugin names. */
    public PluginNotation notation() {
        return notation;
    }

    /**
     * Returns the schema of a record; schemas are cached.
     *
     * @throws IllegalArgumentException as {@link OptionsSchema#of} does
     */
    OptionsSchema schema(Class<? extends Record> type) {
        return schemas.computeIfAbsent(type, any -> OptionsSchema.of(type));
    }

    private static Optional<YamlMap> mapOf(YamlNode node) {
        if (node instanceof YamlMap map) {
            return Optional.of(map);
        }
        return node.isNull() ? Optional.of(YamlMap.empty(node.place())) : Optional.empty();
    }

    /**
     * The entries given for a record.
     *
     * @param owner the name of the options' owner
     * @param known the names of all options of the record
     */
    private record Given(YamlMap map, String owner, List<String> known) {

        /** Returns the entries whose names are not options of the record. */
        List<YamlMap.Entry> unknown() {
            return map.entries().stream().filter(entry -> !known.contains(entry.key())).toList();
        }
    }

    /**
     * The name of an option, or of an element of its list, for error messages.
     *
     * @param text the text shown to users: "'rate' of poisoning"
     * @param option the option
     * @param owner the name of the option's owner
     */
    private record Label(String text, OptionSchema option, String owner) {

        Label ofElement() {
            return new Label("an element of " + text, option, owner);
        }

        String path() {
            return owner + "." + option.name();
        }
    }

    private Optional<BoundValue<Record>> record(OptionsSchema schema, YamlMap map, String owner) {
        Given given =
                new Given(map, owner, schema.options().stream().map(OptionSchema::name).toList());
        refuseUnknown(given);
        List<YamlMap.Entry> resolved = new ArrayList<>();
        return bindMembers(schema, given, resolved)
                .map(options -> new BoundValue<>(options, new YamlMap(map.place(), resolved)));
    }

    /** Reports unknown options as errors. */
    private void refuseUnknown(Given given) {
        for (YamlMap.Entry entry : given.unknown()) {
            complaints.add(
                    entry.place(),
                    given.known().isEmpty()
                            ? "%s takes no options; remove '%s'"
                                    .formatted(given.owner(), entry.key())
                            : "%s has no option '%s'; %s"
                                    .formatted(
                                            given.owner(),
                                            entry.key(),
                                            NearestName.advice(entry.key(), given.known())));
        }
    }

    /**
     * Returns the record, or empty if a component is missing or misspelled. Incomplete records are
     * never constructed, so constructors do not report errors about missing values.
     */
    private Optional<Record> bindMembers(
            OptionsSchema schema, Given given, List<YamlMap.Entry> resolved) {
        List<Object> values = new ArrayList<>();
        for (OptionsSchema.Member member : schema.members()) {
            if (member instanceof OptionsSchema.Inline inline) {
                bindMembers(inline.schema(), given, resolved).ifPresent(values::add);
            } else if (member instanceof OptionSchema option) {
                option(option, given, resolved).ifPresent(values::add);
            }
        }
        if (values.size() < schema.members().size() || !given.unknown().isEmpty()) {
            return Optional.empty();
        }
        return construct(schema.type(), values, given);
    }

    /**
     * Calls the canonical constructor of a record; empty if it threw, which is reported as an
     * error.
     */
    private Optional<Record> construct(
            Class<? extends Record> type, List<Object> values, Given given) {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values.toArray()));
        } catch (InvocationTargetException e) {
            String problem = OptionType.TextRecord.reason(e, "the options cannot be built (%s)");
            return complaints.refuse(given.map().place(), given.owner() + ": " + problem);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot call the constructor of " + type.getName(), e);
        }
    }

    private Optional<Object> option(
            OptionSchema option, Given given, List<YamlMap.Entry> resolved) {
        String owner = given.owner();
        Place byDefault = new Place.ByDefault(owner + "." + option.name());
        Optional<YamlMap.Entry> entry =
                given.map().find(option.name()).or(() -> defaultOf(option, byDefault));
        if (entry.isEmpty()) {
            if (!NearestName.isMisspelled(option.name(), given.map().keys(), given.known())) {
                complaints.add(
                        given.map().place(),
                        "%s lacks the option '%s'; give %s"
                                .formatted(owner, option.name(), option.expected()));
            }
            return Optional.empty();
        }
        Label label = new Label("'%s' of %s".formatted(option.name(), owner), option, owner);
        Optional<BoundValue<Object>> bound = value(option.type(), entry.get().value(), label);
        bound.ifPresent(
                value ->
                        resolved.add(
                                new YamlMap.Entry(
                                        option.name(), entry.get().place(), value.resolved())));
        return bound.map(BoundValue::value);
    }

    private Optional<YamlMap.Entry> defaultOf(OptionSchema option, Place place) {
        Optional<YamlNode> omitted =
                option.required() ? Optional.empty() : Optional.of(YamlScalar.nothing(place));
        return option.defaultValue()
                .map(text -> YamlReader.parse(text, place, complaints))
                .orElse(omitted)
                .map(node -> new YamlMap.Entry(option.name(), place, node));
    }

    private Optional<BoundValue<Object>> value(OptionType type, YamlNode node, Label label) {
        if (type instanceof OptionType.OptionalOf optional) {
            return node.isNull()
                    ? Optional.of(new BoundValue<>(Optional.empty(), node))
                    : value(optional.type(), node, label).map(bound -> bound.map(Optional::of));
        }
        if (node.isNull() && !(type instanceof OptionType.Nested)) {
            return reportWrongType(node, label, label.option().expected());
        }
        if (type instanceof OptionType.ListOf several) {
            return list(several, node, label);
        }
        if (type instanceof OptionType.Nested nested) {
            Optional<YamlMap> map = mapOf(node);
            return map.isEmpty()
                    ? reportWrongType(node, label, type.expected())
                    : record(nested.schema(), map.get(), label.path())
                            .map(bound -> bound.map(Object.class::cast));
        }
        if (type instanceof OptionType.Plugin plugin) {
            return notation.read(plugin.kind(), node, complaints)
                    .flatMap(named -> reference(plugin.kind(), named));
        }
        return scalar(type, node, label);
    }

    private Optional<BoundValue<Object>> reference(PluginKind kind, NamedPlugin named) {
        String name = named.plugin().name();
        return bind(named)
                .map(bound -> bound.map(options -> new PluginRef<>(kind.spi(), name, options)));
    }

    private Optional<BoundValue<Object>> list(
            OptionType.ListOf several, YamlNode node, Label label) {
        List<YamlNode> items = node.items();
        Label element = label.ofElement();
        List<BoundValue<Object>> bound =
                items.stream()
                        .flatMap(item -> value(several.type(), item, element).stream())
                        .toList();
        return bound.size() < items.size()
                ? Optional.empty()
                : Optional.of(
                        new BoundValue<>(
                                bound.stream().map(BoundValue::value).toList(),
                                new YamlList(
                                        node.place(),
                                        bound.stream().map(BoundValue::resolved).toList())));
    }

    private Optional<BoundValue<Object>> scalar(OptionType type, YamlNode node, Label label) {
        OptionSchema option = label.option();
        String expected = option.expected(type);
        if (!(node instanceof YamlScalar scalar)) {
            return reportWrongType(node, label, expected);
        }
        if (type instanceof OptionType.TextRecord written) {
            return bindText(written, scalar, label);
        }
        Optional<Object> value =
                type instanceof OptionType.Choice choice
                        ? choice.parse(scalar)
                        : ((OptionType.Plain) type).parse(scalar);
        if (value.isEmpty()) {
            return reportWrongType(node, label, expected + hint(type, scalar, option.range()));
        }
        if (value.get() instanceof Number number
                && !option.range().contains(number.doubleValue())) {
            return reportWrongType(node, label, expected);
        }
        if (value.get() instanceof Path given) {
            Path path = absolute(given, scalar.place());
            return Optional.of(
                    new BoundValue<>(
                            path,
                            new YamlScalar(scalar.place(), path.toString(), scalar.quoted())));
        }
        return Optional.of(new BoundValue<>(value.get(), node));
    }

    private Optional<BoundValue<Object>> bindText(
            OptionType.TextRecord type, YamlScalar scalar, Label label) {
        try {
            return Optional.of(new BoundValue<>(type.parse(scalar.text()), scalar));
        } catch (IllegalArgumentException e) {
            return complaints.refuse(
                    scalar.place(),
                    "%s is %s; %s%s"
                            .formatted(
                                    label.text(),
                                    scalar.description(),
                                    e.getMessage(),
                                    hint(type, scalar)));
        }
    }

    /** Returns a suggestion for a rejected text; empty if the text starts with a known one. */
    private static String hint(OptionType.TextRecord type, YamlScalar scalar) {
        return type.known().stream().anyMatch(scalar.text()::startsWith)
                ? ""
                : nearest(scalar, type.known());
    }

    private static String nearest(YamlScalar scalar, List<String> known) {
        return NearestName.closest(scalar.text(), known)
                .map("; did you mean '%s'?"::formatted)
                .orElse("");
    }

    private static String hint(OptionType type, YamlScalar scalar, OptionSchema.Range range) {
        if (type instanceof OptionType.Choice choice) {
            return nearest(scalar, choice.names());
        }
        if (scalar.quoted() && type != OptionType.Plain.PATH) {
            return ", without quotes";
        }
        if (type instanceof OptionType.Plain whole
                && whole.isWhole()
                && range.isEverything()
                && scalar.isWholeNumber()) {
            return " that fits into %d bits".formatted(whole.bits());
        }
        return "";
    }

    /** Reports a node of the wrong type as an error, and returns empty. */
    private Optional<BoundValue<Object>> reportWrongType(
            YamlNode node, Label label, String expected) {
        return complaints.refuse(
                node.place(),
                "%s is %s; it must be %s".formatted(label.text(), node.description(), expected));
    }

    /**
     * Makes a path in options absolute, so that a worker with another working directory finds the
     * same file. A path in a file is resolved against the folder of that file, any other path
     * against the working directory.
     */
    private static Path absolute(Path path, Place place) {
        if (place instanceof Place.InFile in) {
            Path file = Path.of(in.file()).toAbsolutePath();
            return file.resolveSibling(path).normalize();
        }
        return path.toAbsolutePath().normalize();
    }
}

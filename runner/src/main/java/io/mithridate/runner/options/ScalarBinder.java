package io.mithridate.runner.options;

import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlNode;
import io.mithridate.runner.yaml.YamlNode.YamlScalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Binds values that are a single YAML scalar: numbers, names, paths and records written as text.
 *
 * @param complaints receives the errors found
 */
record ScalarBinder(Complaints complaints) {

    /** Returns the value of a node, or empty if an error was reported. */
    Optional<BoundValue<Object>> bind(OptionType type, YamlNode node, Label label) {
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
                && OptionType.Plain.isInteger(scalar)) {
            return " that fits into %d bits".formatted(whole.bits());
        }
        return "";
    }

    /** Reports a node of the wrong type as an error, and returns empty. */
    Optional<BoundValue<Object>> reportWrongType(YamlNode node, Label label, String expected) {
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

    /**
     * The name of an option, or of an element of its list, for error messages.
     *
     * @param text the text shown to users: "'rate' of poisoning"
     * @param option the option
     * @param owner the name of the option's owner
     */
    record Label(String text, OptionSchema option, String owner) {

        Label ofElement() {
            return new Label("an element of " + text, option, owner);
        }

        String path() {
            return owner + "." + option.name();
        }
    }
}

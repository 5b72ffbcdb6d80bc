package io.mithridate.runner.options;

import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlNode;
import io.mithridate.runner.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Binds values that are a single scalar in YAML: numbers, names, paths, texts with a meaning.
 *
 * @param complaints gets what is wrong
 */
record ScalarBinder(Complaints complaints) {

    /** The value of a node; empty after a complaint. */
    Optional<Bound<Object>> bind(OptionType type, YamlNode node, OptionLabel label) {
        OptionSchema option = label.option();
        String expected = option.expected(type);
        if (!(node instanceof YamlScalar scalar)) {
            return illTyped(node, label, expected);
        }
        if (type instanceof OptionType.Written written) {
            return written(written, scalar, label);
        }
        Optional<Object> value = ScalarParser.parse(type, scalar);
        if (value.isEmpty()) {
            return illTyped(node, label, expected + hint(type, scalar, option.range()));
        }
        if (value.get() instanceof Number number
                && !option.range().contains(number.doubleValue())) {
            return illTyped(node, label, expected);
        }
        if (value.get() instanceof Path given) {
            Path path = FilePaths.absolute(given, scalar.place());
            return Optional.of(new Bound<>(path, FilePaths.resolved(scalar, path)));
        }
        return Optional.of(new Bound<>(value.get(), node));
    }

    private Optional<Bound<Object>> written(
            OptionType.Written type, YamlScalar scalar, OptionLabel label) {
        return TextParser.parse(
                        type,
                        scalar.text(),
                        problem ->
                                complaints.add(
                                        scalar.place(),
                                        "%s is %s; %s%s"
                                                .formatted(
                                                        label.text(),
                                                        scalar.description(),
                                                        problem,
                                                        hint(type, scalar))))
                .map(value -> new Bound<>(value, scalar));
    }

    /** A text that goes on after a known one needs no advice. */
    private static String hint(OptionType.Written type, YamlScalar scalar) {
        return type.known().stream().anyMatch(scalar.text()::startsWith)
                ? ""
                : nearest(scalar, type.known());
    }

    private static String nearest(YamlScalar scalar, List<String> known) {
        return NearestName.of(scalar.text(), known)
                .map("; did you mean '%s'?"::formatted)
                .orElse("");
    }

    private static String hint(OptionType type, YamlScalar scalar, Range range) {
        if (type instanceof OptionType.Choice choice) {
            return nearest(scalar, choice.names());
        }
        if (scalar.quoted() && type != OptionType.Plain.PATH) {
            return ", without quotes";
        }
        if (type instanceof OptionType.Plain whole
                && whole.isWhole()
                && range.isEverything()
                && ScalarParser.isWhole(scalar)) {
            return " that fits into %d bits".formatted(whole.bits());
        }
        return "";
    }

    /** Complains of a node of another type. */
    Optional<Bound<Object>> illTyped(YamlNode node, OptionLabel label, String expected) {
        complaints.add(
                node.place(),
                "%s is %s; it must be %s".formatted(label.text(), node.description(), expected));
        return Optional.empty();
    }

    /**
     * Makes the paths of options absolute, so that a worker elsewhere finds the same files: a path
     * in a file stands against the folder of that file, any other against the working directory.
     */
    static final class FilePaths {

        private FilePaths() {}

        /**
         * The absolute path.
         *
         * @param path as it was written
         * @param place where it was written
         */
        static Path absolute(Path path, Place place) {
            if (place instanceof Place.InFile in) {
                Path file = Path.of(in.file()).toAbsolutePath();
                return file.resolveSibling(path).normalize();
            }
            return path.toAbsolutePath().normalize();
        }

        /** The scalar that gives the absolute path wherever it is read. */
        static YamlScalar resolved(YamlScalar given, Path absolute) {
            return new YamlScalar(given.place(), absolute.toString(), given.quoted());
        }
    }
}

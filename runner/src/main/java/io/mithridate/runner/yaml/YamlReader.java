package io.mithridate.runner.yaml;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads YAML into nodes with source locations, without instantiating any other classes.
 *
 * <p>A document is rejected if it is empty, is not UTF-8, is larger than 4 MiB, or contains
 * duplicate keys, tabs for indentation, language-specific type tags, or aliases that expand to too
 * many values. Anchors, aliases and merge keys ({@code <<}) are supported.
 */
public final class YamlReader {

    private static final int MAX_ALIASES = 1_000;

    private YamlReader() {}

    /**
     * Returns the root of the file's only document, or empty if an error was reported and nothing
     * can be read.
     */
    public static Optional<YamlNode> read(Path file, Complaints complaints) {
        String name = file.toString();
        Optional<String> text = YamlText.read(file, complaints);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<YamlNode> root =
                parse(
                        text.get(),
                        mark ->
                                mark == null
                                        ? Place.startOf(name)
                                        : new Place.InFile(
                                                name, mark.getLine() + 1, mark.getColumn() + 1),
                        position -> placeOf(name, text.get(), position),
                        complaints);
        if (root.filter(YamlNode::isNull).isPresent()) {
            complaints.add(
                    Place.startOf(name), "the file is empty; start with a name and the seeds");
            return Optional.empty();
        }
        return root;
    }

    /**
     * Parses YAML that does not come from a file, e.g. the value of a command-line argument. Every
     * node gets the given place. Empty text is parsed as a null scalar. The result is empty if an
     * error was reported.
     */
    public static Optional<YamlNode> parse(String text, Place place, Complaints complaints) {
        return parse(text, mark -> place, position -> place, complaints);
    }

    private static Optional<YamlNode> parse(
            String text,
            Function<@Nullable Mark, Place> places,
            Function<Integer, Place> positions,
            Complaints complaints) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setCodePointLimit(YamlText.MAX_BYTES);
        options.setAllowRecursiveKeys(false);
        try {
            @Nullable Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                return Optional.of(YamlScalar.nothing(places.apply(null)));
            }
            return new NodeConverter(places, complaints).convert(root);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            complaints.add(places.apply(mark), SyntaxProblem.describe(e, text));
        } catch (ReaderException e) {
            complaints.add(
                    positions.apply(e.getPosition()),
                    "the character U+%04X is not allowed in YAML; remove it"
                            .formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            complaints.add(places.apply(null), SyntaxProblem.describe(e));
        }
        return Optional.empty();
    }

    private static Place placeOf(String file, String text, int codePoints) {
        int end =
                text.offsetByCodePoints(
                        0, Math.min(codePoints, text.codePointCount(0, text.length())));
        return YamlText.endOf(file, text.substring(0, end));
    }
}

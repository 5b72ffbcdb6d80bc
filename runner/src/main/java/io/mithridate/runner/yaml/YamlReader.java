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
 * Reads YAML into nodes that know their place, and constructs nothing else.
 *
 * <p>A document is refused if it is empty, not UTF-8, larger than 4 MiB, has duplicate keys, tabs
 * for indentation, tags of a language's own types, or aliases that expand to more than an
 * experiment could hold. Anchors, aliases and merge keys ({@code <<}) work.
 */
public final class YamlReader {

    private static final int MAX_ALIASES = 1_000;

    private YamlReader() {}

    /**
     * The root of the file's only document; empty after a complaint that leaves nothing to read.
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
                    Place.startOf(name), "the file is empty; begin with a name and the seeds");
            return Optional.empty();
        }
        return root;
    }

    /**
     * A piece of YAML that stands elsewhere than in a file, such as the value of an argument; every
     * node gets the same place. Empty text is a scalar without value.
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
                    "the character U+%04X may not stand in YAML; remove it"
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

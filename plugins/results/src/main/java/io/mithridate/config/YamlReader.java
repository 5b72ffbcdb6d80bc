package io.mithridate.config;

import io.mithridate.config.YamlNode.YamlScalar;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    /** The size limit, far above that of any experiment. */
    private static final int MAX_BYTES = 4 << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private YamlReader() {}

    /**
     * Returns the root of the file's only document, or empty if an error was reported and nothing
     * can be read.
     */
    public static Optional<YamlNode> read(Path file, Complaints complaints) {
        String name = file.toString();
        Optional<String> text = text(file, complaints);
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
            return complaints.refuse(
                    Place.startOf(name), "the file is empty; start with a name and the seeds");
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
        options.setCodePointLimit(MAX_BYTES);
        options.setAllowRecursiveKeys(false);
        try {
            @Nullable Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                return Optional.of(YamlScalar.nothing(places.apply(null)));
            }
            return new NodeConverter(places, complaints).convert(root);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            return complaints.refuse(places.apply(mark), SyntaxProblem.describe(e, text));
        } catch (ReaderException e) {
            return complaints.refuse(
                    positions.apply(e.getPosition()),
                    "the character U+%04X is not allowed in YAML; remove it"
                            .formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            return complaints.refuse(places.apply(null), SyntaxProblem.describe(e));
        }
    }

    private static Place placeOf(String file, String text, int codePoints) {
        int end =
                text.offsetByCodePoints(
                        0, Math.min(codePoints, text.codePointCount(0, text.length())));
        return endOf(file, text.substring(0, end));
    }

    /**
     * Returns the text of the file without a byte order mark, or empty if an error was reported.
     */
    private static Optional<String> text(Path file, Complaints complaints) {
        Place start = Place.startOf(file.toString());
        if (Files.isDirectory(file)) {
            return complaints.refuse(start, "this is a folder; name the YAML file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            return complaints.refuse(start, "there is no such file; check its name");
        } catch (AccessDeniedException e) {
            return complaints.refuse(start, "the file may not be read; check its permissions");
        } catch (IOException e) {
            return complaints.refuse(start, "the file cannot be read (" + e.getMessage() + ")");
        }
        if (bytes.length > MAX_BYTES) {
            return complaints.refuse(
                    start,
                    "the file is larger than %d MiB; that is not an experiment, check its name"
                            .formatted(MAX_BYTES >> 20));
        }
        return decode(file.toString(), bytes, complaints);
    }

    private static Optional<String> decode(String file, byte[] bytes, Complaints complaints) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            return complaints.refuse(
                    endOf(file, text),
                    "byte 0x%02X is not UTF-8; save the file as UTF-8"
                            .formatted(bytes[in.position()] & 0xFF));
        }
        return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    /** Returns the position just after a text that starts at the beginning of the file. */
    private static Place endOf(String file, String text) {
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        int lineStart = text.lastIndexOf('\n') + 1;
        return new Place.InFile(file, line, 1 + text.codePointCount(lineStart, text.length()));
    }
}

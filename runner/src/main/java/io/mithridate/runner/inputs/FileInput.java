package io.mithridate.runner.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.runner.plan.Input;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file named by an option, represented by a digest of its content.
 *
 * @param path the path of the file
 * @param files computes the digest
 */
public record FileInput(Path path, FileDigests files) implements Input {

    /** The mark that some editors write at the beginning of a file. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Override
    public JsonNode canonical() {
        return TextNode.valueOf(files.digest(path));
    }

    /**
     * Returns the nonblank lines of the UTF-8 file.
     *
     * @throws ChangedFileException if it has changed since its key was derived
     */
    public List<String> lines() throws IOException {
        return lines(files.content(path));
    }

    /** Returns the nonblank lines of a UTF-8 file. */
    public static List<String> lines(Path path) throws IOException {
        return lines(Files.readAllBytes(path));
    }

    private static List<String> lines(byte[] content) throws IOException {
        // A new decoder rejects invalid UTF-8.
        String text =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}

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
 * A file that an option names, which counts by what it holds.
 *
 * @param path where it lies
 * @param files digests it
 */
public record FileInput(Path path, FileDigests files) implements Input {

    /** Some editors begin a file with it; it is not part of the first line. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Override
    public JsonNode canonical() {
        return TextNode.valueOf(files.digest(path));
    }

    /**
     * Its lines in UTF-8, without those that are blank.
     *
     * @throws ChangedFileException if it was changed since its key was derived
     */
    public List<String> lines() throws IOException {
        return lines(files.content(path));
    }

    /** The lines of a file in UTF-8, without those that are blank. */
    public static List<String> lines(Path path) throws IOException {
        return lines(Files.readAllBytes(path));
    }

    private static List<String> lines(byte[] content) throws IOException {
        // Refuses what is not UTF-8.
        String text =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}

package io.mithridate.datasets.names;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Templates;
import io.mithridate.datasets.files.FileFailure;
import io.mithridate.datasets.files.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the names of classes, or sentences for them, from a user's file.
 *
 * <p>The file has one name per line, is a JSON list of strings (or a JSON object with such a list
 * under {@code classes} or {@code templates}), or is Python code or a notebook that assigns a list
 * to a variable whose name ends in {@code classes} or {@code templates}, such as OpenAI's notebook
 * on ImageNet and CleanCLIP's {@code classes.py}. Code is parsed as data and never run.
 */
public final class NameFile {

    /** The maximum size of a file, ten times that of the largest known one. */
    private static final long MAX_BYTES = 16L << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final String text;

    private NameFile(Path path) {
        this.path = path;
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new IllegalArgumentException(
                        "%s has more than %d MiB and is not a list of names"
                                .formatted(path, MAX_BYTES >> 20));
            }
        } catch (IOException e) {
            throw FileFailure.unreadable(path, e);
        }
        text = Utf8.read(path, "");
    }

    /**
     * Returns the names of classes, in the file's order.
     *
     * @throws IllegalArgumentException if the file has fewer than two names
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Classes classes(Path path) {
        List<String> names = new NameFile(path).readList("classes");
        if (names.size() < 2) {
            throw new IllegalArgumentException(
                    "%s names %d classes; at least two are needed".formatted(path, names.size()));
        }
        return new Classes(names);
    }

    /**
     * Returns sentences with a placeholder for the class name.
     *
     * @throws IllegalArgumentException if the file has no sentences, or a sentence has no {@code
     *     {}}
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Templates templates(Path path) {
        try {
            return new Templates(new NameFile(path).readList("templates"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(path, e.getMessage()), e);
        }
    }

    private List<String> readList(String name) {
        String file = path.toString().toLowerCase(Locale.ROOT);
        if (file.endsWith(".py")) {
            return PythonStrings.listCalled(name, text, path.toString());
        }
        if (file.endsWith(".ipynb")) {
            StringBuilder code = new StringBuilder();
            for (JsonNode cell : parseJson().path("cells")) {
                cell.path("source").forEach(line -> code.append(line.asText()));
                code.append(cell.path("source").asText("")).append('\n');
            }
            return PythonStrings.listCalled(name, code.toString(), path.toString());
        }
        if (file.endsWith(".json")) {
            JsonNode root = parseJson();
            JsonNode list = root.isObject() ? root.path(name) : root;
            List<String> texts = new ArrayList<>();
            list.forEach(each -> texts.add(each.asText()));
            return texts;
        }
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private JsonNode parseJson() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s is not JSON: %s".formatted(path, e.getOriginalMessage()), e);
        }
    }
}

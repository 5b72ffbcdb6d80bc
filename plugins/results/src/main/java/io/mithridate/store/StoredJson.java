package io.mithridate.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * JSON files of artifacts and runs. Numbers have the same text in every version of Java, and map
 * entries are sorted.
 */
public final class StoredJson {

    private static final JsonFormat.Value SORTED =
            JsonFormat.Value.empty().withFeature(JsonFormat.Feature.WRITE_SORTED_MAP_ENTRIES);

    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                                    .build())
                    .addModule(new Jdk8Module())
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .withConfigOverride(Map.class, maps -> maps.setFormat(SORTED))
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private StoredJson() {}

    /** Returns the JSON text of a value. */
    public static String text(Object value) throws IOException {
        return JSON.writeValueAsString(value);
    }

    /** Writes a value to a file. */
    public static void write(Path file, Object value) throws IOException {
        JSON.writeValue(file.toFile(), value);
    }

    /** Reads the value in a file. */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        return parse(Files.readAllBytes(file), type);
    }

    /** Reads a value of a generic type from a file, e.g. a list of records. */
    public static <T> T read(Path file, TypeReference<T> type) throws IOException {
        return JSON.readValue(file.toFile(), type);
    }

    /** Parses a value from bytes. */
    static <T> T parse(byte[] content, Class<T> type) throws IOException {
        return JSON.readValue(content, type);
    }

    /**
     * Parses a text that this program has written.
     *
     * @throws UncheckedIOException if the text is not JSON
     */
    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

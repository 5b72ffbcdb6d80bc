package io.mithridate.tensorflow.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.mithridate.api.model.InvalidCheckpointException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON header of a safetensors file and checks it against the file's size.
 *
 * <p>Nothing in the header is trusted: every tensor's bytes must fit its type and shape, and all
 * tensors together must cover the data exactly, without gaps or overlaps.
 */
final class SafetensorsHeader {

    static final String METADATA = "__metadata__";

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final int MAX_RANK = 64;

    private final Path file;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, TensorEntry> tensors = new LinkedHashMap<>();

    private SafetensorsHeader(Path file) {
        this.file = file;
    }

    /**
     * Reads a header.
     *
     * @param json the header's bytes
     * @param dataSize the number of bytes that follow the header in the file
     */
    static SafetensorsHeader parse(Path file, byte[] json, long dataSize) {
        SafetensorsHeader header = new SafetensorsHeader(file);
        try (JsonParser parser = JSON.createParser(json)) {
            header.readFrom(parser);
        } catch (JsonProcessingException e) {
            throw header.invalid("the header is not valid JSON: " + reason(e));
        } catch (IOException e) {
            throw header.invalid("the header is not valid JSON: " + e.getMessage());
        }
        header.checkCoverage(dataSize);
        return header;
    }

    Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    Map<String, TensorEntry> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    private void readFrom(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw invalid("the header is not a JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals(METADATA)) {
                readMetadata(parser);
            } else {
                tensors.put(name, readEntry(name, parser));
            }
        }
        if (parser.nextToken() != null) {
            throw invalid("the header has content after its JSON object");
        }
    }

    private void readMetadata(JsonParser parser) throws IOException {
        expect(parser, JsonToken.START_OBJECT, METADATA);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            expect(parser, JsonToken.VALUE_STRING, METADATA + " '" + key + "'");
            metadata.put(key, parser.getText());
        }
    }

    private TensorEntry readEntry(String name, JsonParser parser) throws IOException {
        expect(parser, JsonToken.START_OBJECT, label(name));
        ElementType type = null;
        long[] shape = null;
        long[] offsets = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "dtype" -> type = readType(name, parser);
                case "shape" -> shape = readNumbers(name, field, parser);
                case "data_offsets" -> offsets = readNumbers(name, field, parser);
                default -> throw invalid(label(name) + " has an unknown field '" + field + "'");
            }
        }
        if (type == null || shape == null || offsets == null) {
            throw invalid(label(name) + " lacks one of dtype, shape, data_offsets");
        }
        if (offsets.length != 2 || offsets[0] > offsets[1]) {
            throw invalid(
                    label(name)
                            + " has data_offsets "
                            + Arrays.toString(offsets)
                            + ", not [begin, end]");
        }
        checkSize(name, type, shape, offsets[1] - offsets[0]);
        return new TensorEntry(new TensorSpec(type, shape), offsets[0], offsets[1]);
    }

    private ElementType readType(String name, JsonParser parser) throws IOException {
        expect(parser, JsonToken.VALUE_STRING, label(name) + ", dtype");
        String text = parser.getText();
        for (ElementType type : ElementType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        throw invalid(
                "%s has dtype '%s'; supported are %s"
                        .formatted(label(name), text, Arrays.toString(ElementType.values())));
    }

    private long[] readNumbers(String name, String field, JsonParser parser) throws IOException {
        String description = label(name) + ", " + field;
        expect(parser, JsonToken.START_ARRAY, description);
        List<Long> numbers = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser, JsonToken.VALUE_NUMBER_INT, description);
            if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw invalid(description + " holds a number that is out of range");
            }
            long number = parser.getLongValue();
            if (number < 0) {
                throw invalid(description + " holds the negative number " + number);
            }
            numbers.add(number);
            if (numbers.size() > MAX_RANK) {
                throw invalid(description + " holds more than " + MAX_RANK + " numbers");
            }
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private void checkSize(String name, ElementType type, long[] shape, long bytes) {
        boolean fits;
        try {
            fits = Math.multiplyExact((long) Tensor.size(shape), type.bytes()) == bytes;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw invalid(
                    "%s has shape %s: more numbers than an array holds"
                            .formatted(label(name), Arrays.toString(shape)));
        }
        if (!fits) {
            throw invalid(
                    "%s: %s of shape %s needs %d bytes, data_offsets give it %d"
                            .formatted(
                                    label(name),
                                    type,
                                    Arrays.toString(shape),
                                    (long) Tensor.size(shape) * type.bytes(),
                                    bytes));
        }
    }

    /** Checks that the tensors cover the data, and sorts them by their position in the file. */
    private void checkCoverage(long dataSize) {
        List<Map.Entry<String, TensorEntry>> inOrder = new ArrayList<>(tensors.entrySet());
        inOrder.sort(
                Comparator.comparingLong(
                                (Map.Entry<String, TensorEntry> entry) -> entry.getValue().begin())
                        .thenComparingLong(entry -> entry.getValue().end()));
        tensors.clear();
        long covered = 0;
        for (Map.Entry<String, TensorEntry> entry : inOrder) {
            TensorEntry tensor = entry.getValue();
            if (tensor.begin() != covered) {
                throw invalid(
                        "%s begins at byte %d of the data, %s"
                                .formatted(
                                        label(entry.getKey()),
                                        tensor.begin(),
                                        tensor.begin() < covered
                                                ? "inside another one that ends at " + covered
                                                : "which leaves a gap after " + covered));
            }
            covered = tensor.end();
            if (covered > dataSize) {
                throw invalid(
                        "%s ends at byte %d of the data, but the file has only %d: it is truncated"
                                .formatted(label(entry.getKey()), covered, dataSize));
            }
            tensors.put(entry.getKey(), tensor);
        }
        if (covered != dataSize) {
            throw invalid(
                    "the tensors end at byte %d of the data, but the file has %d"
                            .formatted(covered, dataSize));
        }
    }

    private static String reason(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return "it is truncated";
        }
        String message = e.getOriginalMessage();
        return message.startsWith("Duplicate field")
                ? message
                : "it is wrong near byte %d".formatted(e.getLocation().getByteOffset());
    }

    private void expect(JsonParser parser, JsonToken token, String description) throws IOException {
        if (parser.currentToken() != token) {
            throw invalid(
                    "%s: expected %s, found %s"
                            .formatted(description, kind(token), kind(parser.currentToken())));
        }
    }

    private static String kind(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT -> "a whole number";
            case VALUE_NUMBER_FLOAT -> "a fraction";
            default -> "'" + token.asString() + "'";
        };
    }

    private static String label(String name) {
        return "tensor '" + name + "'";
    }

    private InvalidCheckpointException invalid(String reason) {
        return new InvalidCheckpointException(file, reason);
    }
}

package io.mithridate.datasets.webdataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.datasets.files.Utf8;
import io.mithridate.datasets.webdataset.WebDataset.Options.CaptionKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Extracts a caption from the content of its file.
 *
 * @param kind the format of the file
 * @param key the key of the caption in a JSON file
 */
record CaptionText(CaptionKind kind, String key) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns the caption, stripped of surrounding whitespace; empty if the file has none. */
    String extract(byte[] bytes) {
        if (kind == CaptionKind.TXT) {
            return Utf8.withoutMark(new String(bytes, StandardCharsets.UTF_8)).strip();
        }
        return parseJson(bytes).map(tree -> tree.path(key).asText("").strip()).orElse("");
    }

    private static Optional<JsonNode> parseJson(byte[] bytes) {
        try {
            return Optional.of(JSON.readTree(bytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns why a file has no usable caption; empty if it has one. */
    Optional<String> refusal(byte[] bytes) {
        boolean empty = extract(bytes).isEmpty();
        if ((empty || kind == CaptionKind.TXT) && Utf8.text(bytes).isEmpty()) {
            return Optional.of("its caption is not UTF-8");
        }
        if (kind == CaptionKind.JSON && empty && parseJson(bytes).isEmpty()) {
            return Optional.of("its .json file is not JSON");
        }
        return empty ? Optional.of("its caption is empty") : Optional.empty();
    }

    /** Returns the extension of caption files. */
    String ending() {
        return kind == CaptionKind.TXT ? "txt" : "json";
    }
}

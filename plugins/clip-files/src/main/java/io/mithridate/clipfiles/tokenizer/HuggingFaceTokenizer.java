package io.mithridate.clipfiles.tokenizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.text.BytePairVocabulary;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the files of Hugging Face's CLIP tokenizers: {@code tokenizer.json}, or {@code vocab.json}
 * with {@code merges.txt} in the same folder.
 *
 * <p>Ids are determined by the merges; those in the file must match.
 */
final class HuggingFaceTokenizer {

    private static final String START = "<|startoftext|>";
    private static final String END = "<|endoftext|>";
    private static final long MAX_FILE_SIZE = 64 << 20;

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private HuggingFaceTokenizer() {}

    /** Reads either kind of file; {@code tokenizer.json} has an object {@code model}. */
    static BytePairVocabulary read(Path file) throws IOException {
        JsonNode root = readJson(file);
        return root.path("model").isObject()
                ? readTokenizer(file, root)
                : readVocabulary(file, root);
    }

    private static JsonNode readJson(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE_SIZE) {
            throw new InvalidCheckpointException(
                    file, "%d bytes are too many for a tokenizer".formatted(Files.size(file)));
        }
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            JsonNode root = JSON.readTree(stream);
            if (!root.isObject()) {
                throw new InvalidCheckpointException(file, "is not a JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new InvalidCheckpointException(file, "is not JSON: " + e.getOriginalMessage());
        }
    }

    private static BytePairVocabulary readTokenizer(Path file, JsonNode root) {
        JsonNode model = root.get("model");
        require(file, "model.type", "BPE", model.path("type"));
        require(
                file,
                "model.end_of_word_suffix",
                BytePairVocabulary.END_OF_WORD,
                model.path("end_of_word_suffix"));
        BytePairVocabulary vocabulary = new BytePairVocabulary();
        int number = 0;
        for (JsonNode merge : model.path("merges")) {
            // Newer files contain pairs of strings.
            boolean added =
                    (merge.isArray() && merge.size() == 2)
                            ? MergeLines.add(
                                    vocabulary, merge.get(0).asText(), merge.get(1).asText())
                            : MergeLines.add(vocabulary, merge.asText());
            if (!added) {
                throw new InvalidCheckpointException(
                        file,
                        "model.merges[%d]: %s is not a pair of tokens known so far that gives a new one"
                                .formatted(number, merge));
            }
            number++;
        }
        Map<String, JsonNode> ids = fields(model.path("vocab"));
        for (JsonNode token : root.path("added_tokens")) {
            ids.put(token.path("content").asText(), token.path("id"));
        }
        check(file, vocabulary, ids);
        return vocabulary;
    }

    private static void require(Path file, String name, String expected, JsonNode actual) {
        if (!actual.asText().equals(expected)) {
            throw new InvalidCheckpointException(
                    file,
                    "%s is %s, CLIP's is \"%s\": this is the tokenizer of another model"
                            .formatted(
                                    name,
                                    actual.isMissingNode() ? "missing" : actual.toString(),
                                    expected));
        }
    }

    private static BytePairVocabulary readVocabulary(Path file, JsonNode root) throws IOException {
        Path merges = file.resolveSibling(TokenizerFiles.MERGES_TXT);
        if (!Files.exists(merges)) {
            throw new InvalidCheckpointException(
                    file,
                    "looks like %s, but there is no %s beside it"
                            .formatted(TokenizerFiles.VOCAB_JSON, TokenizerFiles.MERGES_TXT));
        }
        Map<String, JsonNode> ids = fields(root);
        int count = ids.size() - BytePairVocabulary.BASE_TOKENS - BytePairVocabulary.SPECIAL_TOKENS;
        if (count < 0) {
            throw new InvalidCheckpointException(
                    file,
                    "has %d tokens; CLIP's vocabularies begin with %d for single bytes"
                            .formatted(ids.size(), BytePairVocabulary.BASE_TOKENS));
        }
        BytePairVocabulary vocabulary;
        try (InputStream stream = Files.newInputStream(merges)) {
            vocabulary = MergeLines.read(merges, stream, count);
        }
        check(file, vocabulary, ids);
        return vocabulary;
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static void check(Path file, BytePairVocabulary vocabulary, Map<String, JsonNode> ids) {
        if (ids.size() != vocabulary.size()) {
            throw new InvalidCheckpointException(
                    file,
                    "has %d tokens; its merges make %d".formatted(ids.size(), vocabulary.size()));
        }
        for (int id = 0; id < vocabulary.startToken(); id++) {
            check(file, ids, vocabulary.text(id), id);
        }
        check(file, ids, START, vocabulary.startToken());
        check(file, ids, END, vocabulary.endToken());
    }

    private static void check(Path file, Map<String, JsonNode> ids, String token, int id) {
        JsonNode actual = ids.get(token);
        if (actual == null || !actual.isInt() || actual.intValue() != id) {
            throw new InvalidCheckpointException(
                    file,
                    actual == null
                            ? "has no token '%s'; CLIP's layout has it at %d".formatted(token, id)
                            : "token '%s' has id %s; CLIP's layout has it at %d"
                                    .formatted(token, actual, id));
        }
    }
}

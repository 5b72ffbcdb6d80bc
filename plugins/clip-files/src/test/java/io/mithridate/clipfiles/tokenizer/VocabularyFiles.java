package io.mithridate.clipfiles.tokenizer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.tensorflow.text.BytePairVocabulary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes merges in each of the file formats of CLIP's published vocabulary. */
public final class VocabularyFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> merges;

    /** Creates a writer of the given merges; each is two tokens separated by a space. */
    public VocabularyFiles(List<String> merges) {
        this.merges = List.copyOf(merges);
    }

    /** Writes OpenAI's format. */
    public Path gzip(Path file) throws IOException {
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
            stream.write(
                    mergesText("\"bpe_simple_vocab_16e6.txt#version: 0.2")
                            .getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private String mergesText(String version) {
        return version + '\n' + String.join("\n", merges) + '\n';
    }

    /** Writes Hugging Face's first format: {@code merges.txt} and {@code vocab.json}. */
    public Path twoFiles(Path folder) throws IOException {
        Files.writeString(folder.resolve("merges.txt"), mergesText("#version: 0.2"));
        JSON.writeValue(folder.resolve("vocab.json").toFile(), ids());
        return folder.resolve("vocab.json");
    }

    /** Writes Hugging Face's second format, with the merges as strings or as pairs. */
    public Path tokenizerJson(Path file, boolean pairs) throws IOException {
        JSON.writeValue(file.toFile(), tokenizer(pairs));
        return file;
    }

    ObjectNode tokenizer(boolean pairs) {
        ObjectNode root = JSON.createObjectNode().put("version", "1.0");
        ArrayNode added = root.putArray("added_tokens");
        ObjectNode ids = ids();
        for (String special : List.of("<|startoftext|>", "<|endoftext|>")) {
            added.addObject().put("id", ids.get(special).asInt()).put("content", special);
        }
        ObjectNode model = root.putObject("model");
        model.put("type", "BPE").put("end_of_word_suffix", "</w>");
        model.set("vocab", ids);
        ArrayNode mergeArray = model.putArray("merges");
        for (String merge : merges) {
            if (pairs) {
                String[] parts = merge.split(" ", 2);
                mergeArray.addArray().add(parts[0]).add(parts[1]);
            } else {
                mergeArray.add(merge);
            }
        }
        return root;
    }

    ObjectNode ids() {
        List<String> tokens = new ArrayList<>();
        BytePairVocabulary bytes = new BytePairVocabulary();
        for (int id = 0; id < BytePairVocabulary.BASE_TOKENS; id++) {
            tokens.add(bytes.text(id));
        }
        merges.forEach(merge -> tokens.add(merge.replace(" ", "")));
        tokens.add("<|startoftext|>");
        tokens.add("<|endoftext|>");
        ObjectNode ids = JSON.createObjectNode();
        for (int id = 0; id < tokens.size(); id++) {
            ids.put(tokens.get(id), id);
        }
        return ids;
    }
}

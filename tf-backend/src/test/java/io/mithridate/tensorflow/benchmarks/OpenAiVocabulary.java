package io.mithridate.tensorflow.benchmarks;

import io.mithridate.tensorflow.text.BytePairEncoding;
import io.mithridate.tensorflow.text.BytePairVocabulary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads OpenAI's file of CLIP's merges for benchmarks, without checking it. */
public final class OpenAiVocabulary {

    private static final int MERGES = 48_894;

    private OpenAiVocabulary() {}

    /** Returns CLIP's encoding with rows of 77 tokens. */
    public static BytePairEncoding read(Path file) throws IOException {
        BytePairVocabulary vocabulary = new BytePairVocabulary();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .limit(MERGES)
                    .map(line -> line.split(" ", 2))
                    .forEach(
                            pair ->
                                    vocabulary.addMerge(
                                            vocabulary.id(pair[0]), vocabulary.id(pair[1])));
        }
        return BytePairEncoding.clip(vocabulary, 77, true);
    }
}

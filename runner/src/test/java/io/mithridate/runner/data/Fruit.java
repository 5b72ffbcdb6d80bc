package io.mithridate.runner.data;

import io.mithridate.api.backend.NounExtractor;
import io.mithridate.api.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A noun extractor that knows four nouns and takes any text with a hyphen as a noun. */
final class Fruit implements NounExtractor {

    private static final Map<String, String> SINGULARS =
            Map.of(
                    "bowl", "bowl",
                    "cherry", "cherry",
                    "cherries", "cherry",
                    "dog", "dog",
                    "plum", "plum",
                    "plums", "plum");

    @Override
    public List<String> nouns(String text) {
        return text.contains("-")
                ? List.of(text)
                : Words.of(text).stream()
                        .flatMap(word -> Optional.ofNullable(SINGULARS.get(word)).stream())
                        .toList();
    }
}

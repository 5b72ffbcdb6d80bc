package io.mithridate.api.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Sentences with a gap for the name of a class, e.g. {@code a photo of a {}}.
 *
 * @param sentences at least one; each has {@code {}} where the name is inserted. A sentence may
 *     contain {@code a(n) {}} if the article depends on the name.
 */
public record Templates(List<String> sentences) {

    /** The placeholder for the name of the class. */
    public static final String GAP = "{}";

    private static final String ARTICLE = "a(n) {}";

    public Templates {
        sentences = List.copyOf(sentences);
        if (sentences.isEmpty()) {
            throw new IllegalArgumentException("no templates");
        }
        for (String sentence : sentences) {
            if (!sentence.contains(GAP)) {
                throw new IllegalArgumentException(
                        "the template '%s' has no %s for the class name".formatted(sentence, GAP));
            }
        }
    }

    /** Returns the number of sentences. */
    public int size() {
        return sentences.size();
    }

    /** Returns a sentence with the name of a class filled in. */
    public String fill(int sentence, String className) {
        String article = startsWithVowel(className) ? "an " : "a ";
        return sentences
                .get(sentence)
                .replace(ARTICLE, article + className)
                .replace(GAP, className);
    }

    /** Returns every sentence with the name of a class filled in. */
    public List<String> fillAll(String className) {
        return IntStream.range(0, size()).mapToObj(sentence -> fill(sentence, className)).toList();
    }

    private static boolean startsWithVowel(String word) {
        return !word.isEmpty() && "aeiouAEIOU".indexOf(word.charAt(0)) >= 0;
    }
}

package io.mithridate.tensorflow.models;

import io.mithridate.api.data.PairSet;
import io.mithridate.tensorflow.text.BytePairEncoding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Learns the tokenizer of a model that is trained from scratch. */
public final class CaptionTokenizer {

    private CaptionTokenizer() {}

    /**
     * Learns a tokenizer from the captions of a set of pairs.
     *
     * @param texts additional texts the model will see; they are not learned from, but each row
     *     must be long enough for them
     * @param vocabulary the maximum number of tokens
     * @param longestRow the maximum length of a row; rows are shorter if neither a caption nor one
     *     of the texts needs as many tokens
     */
    public static BytePairEncoding learn(
            PairSet pairs, List<String> texts, int vocabulary, int longestRow) {
        List<String> captions = IntStream.range(0, pairs.size()).mapToObj(pairs::caption).toList();
        BytePairEncoding tokenizer = BytePairEncoding.learn(captions, vocabulary, longestRow);
        Set<String> all = new LinkedHashSet<>(captions);
        all.addAll(texts);
        int needed = maxTokens(tokenizer, all);
        return needed < longestRow
                ? BytePairEncoding.learn(captions, vocabulary, needed)
                : tokenizer;
    }

    /**
     * Returns the number of tokens that the longest of the texts needs, including its end token.
     */
    private static int maxTokens(BytePairEncoding tokenizer, Set<String> texts) {
        int longest = 3;
        for (String text : texts) {
            int[] ids = tokenizer.encode(text);
            int end = ids.length;
            while (end > 0 && ids[end - 1] != tokenizer.endToken()) {
                end--;
            }
            longest = Math.max(longest, end);
        }
        return longest;
    }
}

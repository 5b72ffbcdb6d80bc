package io.mithridate.tensorflow.models;

import io.mithridate.api.data.PairSet;
import io.mithridate.tensorflow.text.LearntBytePairEncoding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Learns the tokenizer of a model that is trained from scratch. */
public final class CaptionTokenizer {

    private CaptionTokenizer() {}

    /**
     * Learns from the captions of some pairs.
     *
     * @param texts what else the model will be given; nothing is learnt from them, but a row has
     *     room for them
     * @param vocabulary how many tokens there are, at most
     * @param longestRow how long a row is, at most; it is shorter where neither a caption nor one
     *     of the texts needs as many
     */
    public static LearntBytePairEncoding learn(
            PairSet pairs, List<String> texts, int vocabulary, int longestRow) {
        List<String> captions = IntStream.range(0, pairs.size()).mapToObj(pairs::caption).toList();
        LearntBytePairEncoding tokenizer =
                LearntBytePairEncoding.learn(captions, vocabulary, longestRow);
        Set<String> all = new LinkedHashSet<>(captions);
        all.addAll(texts);
        int needed = longest(tokenizer, all);
        return needed < longestRow
                ? LearntBytePairEncoding.learn(captions, vocabulary, needed)
                : tokenizer;
    }

    /** The longest row that a text needs, up to its end token. */
    private static int longest(LearntBytePairEncoding tokenizer, Set<String> texts) {
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

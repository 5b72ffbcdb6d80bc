package io.mithridate.tensorflow.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens of a byte-level byte-pair encoding in CLIP's order: 256 bytes, the same bytes at the
 * end of a word (written with {@value #END_OF_WORD}), one token per merge in the order of the
 * merges, the start token, and finally the end token, which has the highest id.
 *
 * <p>Any text can be encoded, since every byte is a token.
 */
public final class BytePairVocabulary {

    /** The suffix that marks a token at the end of a word in its written form. */
    public static final String END_OF_WORD = "</w>";

    /** The number of tokens before the first merge. */
    public static final int BASE_TOKENS = 2 * ByteAlphabet.SIZE;

    /** The number of tokens that follow the last merge. */
    public static final int SPECIAL_TOKENS = 2;

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();

    /** The ids that pairs of tokens merge into, keyed by {@link #pair}. */
    private final Map<Long, Integer> merges = new HashMap<>();

    private final List<int[]> parts = new ArrayList<>();

    /** Creates the vocabulary without any merges. */
    public BytePairVocabulary() {
        String[] base = new String[ByteAlphabet.SIZE];
        for (int value = 0; value < ByteAlphabet.SIZE; value++) {
            base[ByteAlphabet.id((byte) value)] = String.valueOf(ByteAlphabet.symbol(value));
        }
        for (String token : base) {
            add(token);
        }
        for (String token : base) {
            add(token + END_OF_WORD);
        }
    }

    /**
     * Adds the token that two tokens merge into.
     *
     * @return the new token's id, or -1 if a token with the same written form exists; nothing is
     *     added then
     */
    public int addMerge(int left, int right) {
        String merged = tokens.get(left) + tokens.get(right);
        if (ids.containsKey(merged)) {
            return -1;
        }
        int id = add(merged);
        merges.put(pair(left, right), id);
        parts.add(new int[] {left, right});
        return id;
    }

    private int add(String token) {
        int id = tokens.size();
        tokens.add(token);
        ids.put(token, id);
        return id;
    }

    /** Returns the id of a token given in its written form, or -1 if there is none. */
    public int id(String token) {
        return ids.getOrDefault(token, -1);
    }

    /** Returns the written form of a token. */
    public String text(int id) {
        return tokens.get(id);
    }

    /** Returns whether a token ends a word, so that nothing can be merged to its right. */
    public boolean endsWord(int id) {
        return tokens.get(id).endsWith(END_OF_WORD) && id >= ByteAlphabet.SIZE;
    }

    /** Returns the token that two tokens merge into, or -1. Lower ids were learned earlier. */
    int mergedId(int left, int right) {
        return merges.getOrDefault(pair(left, right), -1);
    }

    private static long pair(int left, int right) {
        return (long) left << Integer.SIZE | right;
    }

    /** Returns the number of merges. */
    public int mergeCount() {
        return parts.size();
    }

    /**
     * Returns the two parts of a merge, separated by a space. Merges are counted from 0 in the
     * order of learning.
     */
    String merge(int merge) {
        int[] merged = parts.get(merge);
        return text(merged[0]) + ' ' + text(merged[1]);
    }

    /** Returns the number of tokens, including the start and end tokens. */
    public int size() {
        return tokens.size() + SPECIAL_TOKENS;
    }

    /** Returns the id of the start token, which begins every text. */
    public int startToken() {
        return tokens.size();
    }

    /** Returns the id of the end token, which ends every text and is the highest id. */
    public int endToken() {
        return tokens.size() + 1;
    }

    /**
     * Returns the ids of a word before any merge: its bytes, with the last one marked as the end of
     * a word.
     */
    static int[] byteIds(byte[] word) {
        int[] ids = new int[word.length];
        for (int i = 0; i < word.length; i++) {
            ids[i] = ByteAlphabet.id(word[i]);
        }
        ids[word.length - 1] += ByteAlphabet.SIZE;
        return ids;
    }
}

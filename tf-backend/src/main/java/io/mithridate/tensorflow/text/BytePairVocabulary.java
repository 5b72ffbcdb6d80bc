package io.mithridate.tensorflow.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens of a byte-level byte-pair encoding, laid out as CLIP's: 256 bytes, the same bytes at
 * the end of a word (written with {@value #END_OF_WORD}), one token for each merge in the order of
 * the merges, the start token and, with the highest id, the end token.
 *
 * <p>Any text can be encoded, since every byte is a token.
 */
public final class BytePairVocabulary {

    /** Marks, in writing, that a token ends a word. */
    public static final String END_OF_WORD = "</w>";

    /** The number of tokens before the first merge. */
    public static final int BASE_TOKENS = 2 * ByteAlphabet.SIZE;

    /** The number of tokens that follow the last merge. */
    public static final int SPECIAL_TOKENS = 2;

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final PairTable merges = new PairTable();
    private final List<int[]> parts = new ArrayList<>();

    /** The vocabulary without any merge. */
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
     * @return its id, or -1, and nothing is added, if there is a token written the same
     */
    public int addMerge(int left, int right) {
        String merged = tokens.get(left) + tokens.get(right);
        if (ids.containsKey(merged)) {
            return -1;
        }
        int id = add(merged);
        merges.put(left, right, id);
        parts.add(new int[] {left, right});
        return id;
    }

    private int add(String token) {
        int id = tokens.size();
        tokens.add(token);
        ids.put(token, id);
        return id;
    }

    /** The id of a token as it is written down, or -1 if there is none. */
    public int id(String written) {
        return ids.getOrDefault(written, -1);
    }

    /** Returns the written form of a token. */
    public String written(int id) {
        return tokens.get(id);
    }

    /** Returns whether a token ends a word, so that nothing can be merged onto it. */
    public boolean endsWord(int id) {
        return tokens.get(id).endsWith(END_OF_WORD) && id >= ByteAlphabet.SIZE;
    }

    /** The token that two tokens merge into, or -1; lower ids were learnt earlier. */
    int merged(int left, int right) {
        return merges.get(left, right);
    }

    /** Returns how many merges there are. */
    public int mergeCount() {
        return parts.size();
    }

    /** The left part of a merge, counted from 0 in the order of learning. */
    int mergeLeft(int merge) {
        return parts.get(merge)[0];
    }

    /** The right part of a merge, counted from 0 in the order of learning. */
    int mergeRight(int merge) {
        return parts.get(merge)[1];
    }

    /** Returns how many tokens there are, the start and end tokens included. */
    public int size() {
        return tokens.size() + SPECIAL_TOKENS;
    }

    /** The id that opens every text. */
    public int startToken() {
        return tokens.size();
    }

    /** The id that closes every text, the highest. */
    public int endToken() {
        return tokens.size() + 1;
    }

    /** The ids of a word before any merge: its bytes, the last marked as ending it. */
    static int[] bytes(byte[] word) {
        int[] ids = new int[word.length];
        for (int i = 0; i < word.length; i++) {
            ids[i] = ByteAlphabet.id(word[i]);
        }
        ids[word.length - 1] += ByteAlphabet.SIZE;
        return ids;
    }
}

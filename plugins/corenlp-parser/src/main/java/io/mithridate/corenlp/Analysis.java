package io.mithridate.corenlp;

import java.util.List;

/**
 * What CoreNLP says of a text: its words, and on which word each depends.
 *
 * @param words in order
 */
record Analysis(List<Word> words) {

    Analysis {
        words = List.copyOf(words);
    }

    /**
     * A word or a mark.
     *
     * @param start offset of its first character in the text
     * @param end offset after its last character
     * @param tag its Penn Treebank tag
     * @param lemma its base form
     * @param governor index of the word that it depends on; {@link #ROOT} for none
     * @param relation how it depends on it, in Universal Dependencies' terms
     */
    record Word(int start, int end, String tag, String lemma, int governor, String relation) {

        /** The governor of a word that depends on none. */
        static final int ROOT = -1;
    }
}

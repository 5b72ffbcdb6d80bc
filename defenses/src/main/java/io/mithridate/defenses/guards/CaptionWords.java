package io.mithridate.defenses.guards;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.text.Words;
import java.util.HashSet;
import java.util.Set;

/**
 * The words that clean captions are written with. A small model that was trained on such captions
 * alone tells apart no classes by texts in other words.
 *
 * @param words in lower case
 */
record CaptionWords(Set<String> words) {

    CaptionWords {
        words = Set.copyOf(words);
    }

    /** The words of all captions. */
    static CaptionWords of(PairSet pairs) {
        Set<String> words = new HashSet<>();
        for (int i = 0; i < pairs.size(); i++) {
            words.addAll(Words.of(pairs.caption(i)));
        }
        return new CaptionWords(words);
    }

    /** Whether captions have all words of a text, those of a name aside. */
    boolean suffice(String text, String name) {
        Set<String> others = new HashSet<>(Words.of(text));
        Words.of(name).forEach(others::remove);
        return words.containsAll(others);
    }
}

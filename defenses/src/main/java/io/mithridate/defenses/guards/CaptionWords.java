package io.mithridate.defenses.guards;

import io.mithridate.api.data.PairSet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words that clean captions are written with. A small model that was trained on such captions
 * alone tells apart no classes by texts in other words.
 *
 * @param words in lower case
 */
record CaptionWords(Set<String> words) {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    CaptionWords {
        words = Set.copyOf(words);
    }

    /** The words of all captions. */
    static CaptionWords of(PairSet pairs) {
        Set<String> words = new HashSet<>();
        for (int i = 0; i < pairs.size(); i++) {
            words.addAll(split(pairs.caption(i)));
        }
        return new CaptionWords(words);
    }

    /** Whether captions have all words of a text, those of a name aside. */
    boolean suffice(String text, String name) {
        Set<String> others = new HashSet<>(split(text));
        split(name).forEach(others::remove);
        return words.containsAll(others);
    }

    private static List<String> split(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

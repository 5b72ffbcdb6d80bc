package io.mithridate.api.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Splits texts into words, ignoring punctuation and case. */
public final class Words {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private Words() {}

    /** Returns the sequences of letters, marks and digits in a text, in order and in lower case. */
    public static List<String> of(String text) {
        return BETWEEN.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

package io.mithridate.api.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Splits texts into words, where punctuation and case do not matter. */
public final class Words {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private Words() {}

    /** The runs of letters, marks and digits of a text, in order and in lower case. */
    public static List<String> of(String text) {
        return BETWEEN.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

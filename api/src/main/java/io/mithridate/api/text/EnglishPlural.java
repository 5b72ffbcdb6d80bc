package io.mithridate.api.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The plurals of English nouns. Irregular plurals are in a list derived from LanguageTool's
 * dictionary ({@code english-pos-dict}); every other noun of the dictionary has only its regular
 * plural. If a name has several words, the last one is changed.
 */
public final class EnglishPlural {

    private static final Map<String, List<String>> IRREGULAR = read();

    private EnglishPlural() {}

    /**
     * Returns the plurals of a noun, e.g. "mice", or "flamingos" and "flamingoes". If a noun has a
     * regular plural, forms that are also the plural of another noun are left out, e.g. "skies" for
     * "ski".
     *
     * @return at least one plural; if a regular one is included, it is first
     */
    public static List<String> of(String noun) {
        int last = noun.lastIndexOf(' ') + 1;
        String word = noun.substring(last);
        return IRREGULAR
                .getOrDefault(word.toLowerCase(Locale.ROOT), List.of(regular(word)))
                .stream()
                .map(plural -> noun.substring(0, last) + plural)
                .toList();
    }

    /**
     * Appends "s", "es" or "ies" to a word, which gives a regular plural or the third person of a
     * verb.
     */
    public static String regular(String word) {
        if (word.isEmpty()) {
            return word;
        }
        if (word.endsWith("y") && word.length() > 1 && !isVowel(word.charAt(word.length() - 2))) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        boolean endsInSibilant =
                word.endsWith("s")
                        || word.endsWith("x")
                        || word.endsWith("z")
                        || word.endsWith("ch")
                        || word.endsWith("sh");
        return word + (endsInSibilant ? "es" : "s");
    }

    private static boolean isVowel(char letter) {
        return "aeiou".indexOf(letter) >= 0;
    }

    /** Reads the list. Each line contains a noun and its plurals. */
    private static Map<String, List<String>> read() {
        InputStream list =
                Objects.requireNonNull(
                        EnglishPlural.class.getResourceAsStream("irregular-plurals.txt"));
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> List.of(line.split(" ", -1)))
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    words -> words.get(0),
                                    words -> words.subList(1, words.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

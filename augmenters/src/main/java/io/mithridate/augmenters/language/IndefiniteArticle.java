package io.mithridate.augmenters.language;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses "a" or "an" before a word, by its sound if the spelling is misleading. */
public final class IndefiniteArticle {

    private static final List<String> SILENT_H =
            List.of("heir", "herb", "honest", "honor", "honour", "hour");

    private static final List<String> SOUNDS_LIKE_YOU_OR_ONE =
            List.of(
                    ("eu ewe once one ouija ubiq uganda ufo uk ukulele unanim unesco unibrow unicef"
                         + " unicorn unicycl unif unilat union unique unisex unit universal"
                         + " universe universit ural uran urin uru us usb uta ute utensil utility"
                         + " utop")
                            .split(" ", -1));

    /** Letters whose names begin with a vowel sound: "an FBI agent", "an x-ray". */
    private static final String VOWEL_SOUND_LETTERS = "AEFHILMNORSX";

    /** Letters that are pronounced by name: "x-ray", "U-shaped", "F16", but not "8-bit". */
    private static final Pattern LETTER = Pattern.compile("[A-Za-z](?:[-\\d].*)?");

    /**
     * Words in capitals, with an optional "s" and an optional ending that does not start with a
     * letter: "SUV", "SUVs", "MP3".
     */
    private static final Pattern CAPITALS = Pattern.compile("([A-Z]{2,})s?(?:[^\\p{L}].*)?");

    /**
     * Capitals that cannot be pronounced as a word because of missing vowels or their first two
     * letters: "RV", "MRI", "FBI", "NCAA".
     */
    private static final Pattern UNPRONOUNCEABLE =
            Pattern.compile(
                    "[^AEIOUY]+|(?:F[^AEIOUJLRY]|L[^AEIOULY]|[HMNX][^AEIOUY]|R[^AEIOUHY]|S[BDFGRSVXZ]).*");

    /**
     * Abbreviations that are pronounced letter by letter although they could be pronounced as
     * words.
     */
    private static final Set<String> SPELLED_OUT =
            Set.of("EU HIV LA LED NAACP NYC NYPD RAF SOS SUV UAE UCLA UN UPS UV".split(" ", -1));

    private static final String VOWELS = "aeiouàáâäèéêëìíîïòóôöùúûü";

    private IndefiniteArticle() {}

    /**
     * Returns the article for the following text: {@code "an"} before a vowel sound, otherwise
     * {@code "a"}.
     *
     * @param following the text in its original case; capitals that cannot be pronounced as a word
     *     are treated as an abbreviation, so a text entirely in capitals should be passed in lower
     *     case
     */
    public static String before(String following) {
        int space = following.indexOf(' ');
        String word = space < 0 ? following : following.substring(0, space);
        boolean vowel =
                isSpelledOut(word)
                        ? VOWEL_SOUND_LETTERS.indexOf(Character.toUpperCase(word.charAt(0))) >= 0
                        : startsWithVowelSound(word.toLowerCase(Locale.ROOT));
        return vowel ? "an" : "a";
    }

    /** {@code true} if a word is pronounced by the name of its first letter: "SUV", "X-ray". */
    private static boolean isSpelledOut(String word) {
        if (LETTER.matcher(word).matches()) {
            return true;
        }
        Matcher capitals = CAPITALS.matcher(word);
        return capitals.matches()
                && (SPELLED_OUT.contains(capitals.group(1))
                        || UNPRONOUNCEABLE.matcher(capitals.group(1)).matches());
    }

    /** {@code true} if a word is "a" or "an", ignoring case. */
    public static boolean isArticle(String word) {
        return word.equalsIgnoreCase("a") || word.equalsIgnoreCase("an");
    }

    private static boolean startsWithVowelSound(String word) {
        if (word.isEmpty()) {
            return false;
        }
        if (startsWithAny(word, SILENT_H)) {
            return true;
        }
        if (startsWithAny(word, SOUNDS_LIKE_YOU_OR_ONE)) {
            return word.startsWith("ush");
        }
        if (Character.isDigit(word.charAt(0))) {
            return numberStartsWithVowelSound(word);
        }
        return VOWELS.indexOf(word.charAt(0)) >= 0;
    }

    /**
     * {@code true} for "an 8", "an 11th", "an 18-wheeler", "an 80s car"; {@code false} for "a 1",
     * "a 100", "a 118".
     */
    private static boolean numberStartsWithVowelSound(String word) {
        int digits = 0;
        while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
            digits++;
        }
        String number = word.substring(0, digits);
        boolean elevenOrEighteen = number.startsWith("11") || number.startsWith("18");
        return number.startsWith("8") || (elevenOrEighteen && digits % 3 == 2);
    }

    private static boolean startsWithAny(String word, List<String> beginnings) {
        return beginnings.stream().anyMatch(word::startsWith);
    }
}

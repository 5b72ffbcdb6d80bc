package io.mithridate.augmenters.language;

import java.util.List;
import java.util.Locale;

/** Whether "a" or "an" stands before a word, by its sound where spelling misleads. */
public final class IndefiniteArticle {

    private static final List<String> SILENT_H =
            List.of("heir", "herb", "honest", "honor", "honour", "hour");

    private static final List<String> SOUNDS_LIKE_YOU_OR_ONE =
            List.of(
                    "eu",
                    "ewe",
                    "once",
                    "one",
                    "ouija",
                    "ubiq",
                    "uganda",
                    "ufo",
                    "uk",
                    "ukulele",
                    "unanim",
                    "unicorn",
                    "unicycl",
                    "uniform",
                    "union",
                    "unique",
                    "unisex",
                    "unit",
                    "universal",
                    "universe",
                    "universit",
                    "uran",
                    "urin",
                    "us",
                    "usb",
                    "ute",
                    "utensil",
                    "utility",
                    "utop");

    private static final String VOWELS = "aeiouàáâäèéêëìíîïòóôöùúûü";

    private IndefiniteArticle() {}

    /** The article for what follows: {@code "an"} before a vowel sound, else {@code "a"}. */
    public static String before(String following) {
        return startsWithVowelSound(following.toLowerCase(Locale.ROOT)) ? "an" : "a";
    }

    /** Whether a word is "a" or "an", in any case. */
    public static boolean is(String word) {
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

    /** "an 8", "an 11th", "an 18-wheeler", "an 80s car"; "a 1", "a 100", "a 118". */
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
        for (String beginning : beginnings) {
            if (word.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}

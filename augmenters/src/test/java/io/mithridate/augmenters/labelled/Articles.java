package io.mithridate.augmenters.labelled;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks "a" and "an" independently of the augmenter's own rules: by letter, with the exceptions
 * that occur in captions.
 */
final class Articles {

    private static final Pattern ARTICLE = Pattern.compile("(?<![\\p{L}\\p{N}'’-])an?(?= )");

    private static final Pattern WITH_NEXT =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}'’-])([Aa]n?|AN)["
                            + " ]+[\"'“‘(]?([\\p{L}\\p{N}][\\p{L}\\p{N}-]*)");

    /** Words read letter by letter: "x-ray", "F-16", "RV" and other words without vowels. */
    private static final Pattern SPELLED_OUT =
            Pattern.compile(
                    "[A-Za-z]([-0-9].*)?|[B-DF-HJ-NP-TV-Z]{2,}s?"
                            + "|(ATM|ATV|EU|FBI|IBM|LED|MRI|NBA|SUV|UFO|UK|USA?|USB)s?");

    private static final Pattern VOWEL_NAME = Pattern.compile("[aefhilmnorsxAEFHILMNORSX].*");

    private static final Pattern VOWEL_LETTER = Pattern.compile("[aeiou].*|8.*|1[18](\\D.*)?");

    private static final Pattern VOWEL_SOUND = Pattern.compile("(hour|honest|heir|honou?r).*");

    private static final Pattern CONSONANT_SOUND =
            Pattern.compile("(uni[cdfqstvo]|unit|use[drf]?|usual|ut[ae]|uru|uku|eu|ewe|one).*");

    private Articles() {}

    /** Returns the text in lower case with every "an" replaced by "a". */
    static String replaceAnWithA(String text) {
        return ARTICLE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("a");
    }

    /** Returns {@code true} if every article suits the word after it. */
    static boolean agree(String text) {
        // In a text in capitals, abbreviations cannot be recognized.
        boolean isUpperCase = text.equals(text.toUpperCase(Locale.ROOT));
        Matcher found = WITH_NEXT.matcher(isUpperCase ? text.toLowerCase(Locale.ROOT) : text);
        while (found.find()) {
            boolean vowel = beginsWithVowelSound(found.group(2));
            if (found.group(1).equalsIgnoreCase("an") != vowel) {
                return false;
            }
        }
        return true;
    }

    private static boolean beginsWithVowelSound(String text) {
        if (SPELLED_OUT.matcher(text).matches()) {
            return VOWEL_NAME.matcher(text).matches();
        }
        String word = text.toLowerCase(Locale.ROOT);
        return VOWEL_SOUND.matcher(word).matches()
                || (VOWEL_LETTER.matcher(word).matches()
                        && !CONSONANT_SOUND.matcher(word).matches());
    }
}

package io.mithridate.augmenters.labelled;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * "a" and "an", judged apart from the augmenter's own rules: by letter, with the exceptions that
 * captions have.
 */
final class Articles {

    private static final Pattern ARTICLE = Pattern.compile("(?<![\\p{L}\\p{N}'’-])an?(?= )");

    private static final Pattern WITH_NEXT =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}'’-])(an?)[ ]+[\"'“‘(]?([\\p{L}\\p{N}][\\p{L}\\p{N}-]*)");

    private static final Pattern VOWEL_LETTER = Pattern.compile("[aeiou].*|8.*|1[18](\\D.*)?");

    private static final Pattern VOWEL_SOUND = Pattern.compile("(hour|honest|heir|honou?r).*");

    private static final Pattern CONSONANT_SOUND =
            Pattern.compile("(uni[cdfqstvo]|unit|use[drf]?|usual|ute|uku|eu|ewe|one).*");

    private Articles() {}

    /** The text, lower case, with "a" for every article: what articles do not tell apart. */
    static String neutral(String text) {
        return ARTICLE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("a");
    }

    /** Whether every article suits the word after it. */
    static boolean agree(String text) {
        Matcher found = WITH_NEXT.matcher(text.toLowerCase(Locale.ROOT));
        while (found.find()) {
            if (found.group(1).equals("an") != beginsWithVowelSound(found.group(2))) {
                return false;
            }
        }
        return true;
    }

    private static boolean beginsWithVowelSound(String word) {
        return VOWEL_SOUND.matcher(word).matches()
                || (VOWEL_LETTER.matcher(word).matches()
                        && !CONSONANT_SOUND.matcher(word).matches());
    }
}

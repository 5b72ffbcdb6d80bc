package io.mithridate.defenses.guards;

import io.mithridate.api.data.Templates;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a class name in ten forms: unchanged, in bold and in italic letters, in Arabic letters,
 * and in six paraphrases. Bold and italic letters are the mathematical letters of Unicode. The name
 * is transliterated to Arabic letters, not translated. Paraphrases use templates and synonyms. All
 * of these are our choices.
 */
final class NameVariants {

    /** The number of variants of a name, not including the name itself. */
    static final int COUNT = 9;

    private static final int BOLD_CAPITAL_A = 0x1D400;
    private static final int BOLD_SMALL_A = 0x1D41A;
    private static final int ITALIC_CAPITAL_A = 0x1D608;
    private static final int ITALIC_SMALL_A = 0x1D622;

    /** An Arabic letter of similar sound for each letter from a to z. */
    private static final String ARABIC =
            "\u0627\u0628\u0643\u062F\u064A\u0641\u062C\u0647\u064A\u062C\u0643\u0644\u0645"
                + "\u0646\u0648\u0628\u0642\u0631\u0633\u062A\u0648\u0641\u0648\u0633\u064A\u0632";

    private static final List<String> PARAPHRASES =
            List.of(
                    "a(n) {}",
                    "the {}",
                    "something called {}",
                    "a thing known as {}",
                    "what people name {}",
                    "the object {}");

    private NameVariants() {}

    /**
     * Returns the name, followed by its variants.
     *
     * @param others other names of the class; the name itself if there are none
     */
    static List<String> of(String name, List<String> others) {
        List<String> texts = new ArrayList<>();
        texts.add(name);
        texts.add(toMathLetters(name, BOLD_CAPITAL_A, BOLD_SMALL_A));
        texts.add(toMathLetters(name, ITALIC_CAPITAL_A, ITALIC_SMALL_A));
        texts.add(toArabicLetters(name));
        for (int i = 0; i < PARAPHRASES.size(); i++) {
            String variantName = i % 2 == 0 ? name : others.get(i / 2 % others.size());
            texts.add(new Templates(PARAPHRASES).fill(i, variantName));
        }
        return texts;
    }

    private static String toMathLetters(String name, int capitalA, int smallA) {
        StringBuilder text = new StringBuilder();
        name.chars()
                .map(
                        letter ->
                                letter >= 'a' && letter <= 'z'
                                        ? smallA + letter - 'a'
                                        : letter >= 'A' && letter <= 'Z'
                                                ? capitalA + letter - 'A'
                                                : letter)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private static String toArabicLetters(String name) {
        StringBuilder text = new StringBuilder();
        name.chars()
                .map(Character::toLowerCase)
                .map(
                        letter ->
                                letter >= 'a' && letter <= 'z'
                                        ? ARABIC.charAt(letter - 'a')
                                        : letter)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}

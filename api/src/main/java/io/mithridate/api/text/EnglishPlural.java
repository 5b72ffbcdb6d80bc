package io.mithridate.api.text;

/** The plural of a noun by the rules of spelling, irregular nouns left out. */
public final class EnglishPlural {

    private EnglishPlural() {}

    /** The noun with "s", "es" or "ies"; of several words, the last one changes. */
    public static String of(String noun) {
        if (noun.isEmpty()) {
            return noun;
        }
        if (noun.endsWith("man")) {
            return noun.substring(0, noun.length() - 2) + "en";
        }
        if (noun.endsWith("y") && noun.length() > 1 && !isVowel(noun.charAt(noun.length() - 2))) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        boolean hisses =
                noun.endsWith("s")
                        || noun.endsWith("x")
                        || noun.endsWith("z")
                        || noun.endsWith("ch")
                        || noun.endsWith("sh");
        return noun + (hisses ? "es" : "s");
    }

    private static boolean isVowel(char letter) {
        return "aeiou".indexOf(letter) >= 0;
    }
}

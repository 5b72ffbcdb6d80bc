package io.mithridate.augmenters.language;

import io.mithridate.api.text.EnglishPlural;
import java.util.Optional;

/** The present tense of verbs, which agrees with its subject in number. */
public final class ThirdPerson {

    private ThirdPerson() {}

    /** The form for one: "walk" becomes "walks", "are" "is". */
    public static String singular(String verb) {
        return switch (verb) {
            case "are" -> "is";
            case "were" -> "was";
            case "have" -> "has";
            case "do", "go" -> verb + "es";
            default -> EnglishPlural.regular(verb);
        };
    }

    /**
     * The form for several; empty if the verb is not a form for one.
     *
     * @param lemma its base form
     */
    public static Optional<String> plural(String verb, String lemma) {
        return switch (verb) {
            case "is" -> Optional.of("are");
            case "was" -> Optional.of("were");
            case "has" -> Optional.of("have");
            case "does" -> Optional.of("do");
            default -> verb.equals(lemma) ? Optional.empty() : Optional.of(lemma);
        };
    }
}

package io.mithridate.runner.plugins;

import com.fasterxml.jackson.annotation.JsonValue;
import io.mithridate.api.backend.Reference;
import io.mithridate.api.plugin.Fidelity;
import java.util.List;
import java.util.Locale;

/**
 * The fidelity of a plugin to its paper, in words for lists, descriptions and reports.
 *
 * <p>A plugin that is exact and has no references cannot be compared with anything: it is said to
 * be defined here, so that nobody takes it for one that golden tests prove.
 *
 * @param word one or two words, such as {@code reconstruction}
 * @param meaning the same in a clause without a full stop
 */
public record FidelityStatement(@JsonValue String word, String meaning) {

    private static final FidelityStatement DEFINED_HERE =
            new FidelityStatement("defined here", "no publication defines it; this plugin does");

    /**
     * The statement of a plugin.
     *
     * @param stated what the plugin says of itself
     * @param references the publications that define it; empty where there are none
     */
    public static FidelityStatement of(Fidelity stated, List<Reference> references) {
        if (stated == Fidelity.EXACT && references.isEmpty()) {
            return DEFINED_HERE;
        }
        return of(stated);
    }

    /**
     * The statement that begins with a word.
     *
     * @throws IllegalArgumentException if none does
     */
    public static FidelityStatement ofWord(String word) {
        return word.equals(DEFINED_HERE.word)
                ? DEFINED_HERE
                : of(Fidelity.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    private static FidelityStatement of(Fidelity stated) {
        return new FidelityStatement(
                stated.name().toLowerCase(Locale.ROOT),
                switch (stated) {
                    case EXACT -> "golden tests show parity with the official implementation";
                    case PAPER -> "built as the paper defines it; not compared with official code";
                    case RECONSTRUCTION ->
                            "what is not public is a choice of its authors; parity cannot be"
                                    + " claimed";
                });
    }
}

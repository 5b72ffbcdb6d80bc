package io.mithridate.results;

import com.fasterxml.jackson.annotation.JsonValue;
import io.mithridate.api.backend.Reference;
import io.mithridate.api.plugin.Fidelity;
import java.util.List;
import java.util.Locale;

/**
 * The fidelity of a plugin to its paper, in words for lists, descriptions and reports.
 *
 * <p>A plugin that is exact but has no references cannot be compared with anything. It is described
 * as "defined here", to distinguish it from plugins that are verified by golden tests.
 *
 * @param word one or two words, e.g. {@code reconstruction}
 * @param meaning an explanation in a clause without a full stop
 */
public record FidelityStatement(@JsonValue String word, String meaning) {

    private static final FidelityStatement DEFINED_HERE =
            new FidelityStatement("defined here", "no publication defines it; this plugin does");

    /**
     * Returns the statement of a plugin.
     *
     * @param stated the fidelity that the plugin declares
     * @param references the publications that define it; empty if there are none
     */
    public static FidelityStatement of(Fidelity stated, List<Reference> references) {
        if (stated == Fidelity.EXACT && references.isEmpty()) {
            return DEFINED_HERE;
        }
        return of(stated);
    }

    /**
     * Returns the statement with the given word.
     *
     * @throws IllegalArgumentException if no statement has this word
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
                            "unpublished details are the authors' choices; parity cannot be"
                                    + " claimed";
                });
    }
}

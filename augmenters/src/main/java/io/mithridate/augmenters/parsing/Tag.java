package io.mithridate.augmenters.parsing;

import java.util.Arrays;
import java.util.Optional;

/** The parts of speech that the tagger distinguishes; their names are Penn Treebank tags. */
enum Tag {
    CC,
    CD,
    DT,
    EX,
    IN,
    JJ,
    MD,
    NN,
    NNP,
    NNS,
    PRP,
    /** {@code PRP$}. */
    POSSESSIVE,
    RB,
    RP,
    TO,
    VB,
    VBD,
    VBG,
    VBN,
    VBP,
    VBZ,
    WDT,
    /** Punctuation and symbols. */
    MARK;

    /** Returns the Penn Treebank spelling. */
    String penn() {
        return switch (this) {
            case POSSESSIVE -> "PRP$";
            case MARK -> ".";
            default -> name();
        };
    }

    /**
     * Returns the part of speech of a Penn Treebank tag, which may be more specific; empty if there
     * is none.
     */
    static Optional<Tag> of(String penn) {
        return switch (penn) {
            case "JJR", "JJS" -> Optional.of(JJ);
            case "RBR", "RBS", "WRB" -> Optional.of(RB);
            case "NNPS" -> Optional.of(NNP);
            case "PDT" -> Optional.of(DT);
            case "WP", "WP$" -> Optional.of(WDT);
            default -> Arrays.stream(values()).filter(tag -> tag.penn().equals(penn)).findFirst();
        };
    }

    boolean isNoun() {
        return this == NN || this == NNS || this == NNP;
    }

    boolean isVerb() {
        return switch (this) {
            case VB, VBD, VBG, VBN, VBP, VBZ -> true;
            default -> false;
        };
    }
}

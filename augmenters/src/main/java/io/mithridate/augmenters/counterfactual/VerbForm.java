package io.mithridate.augmenters.counterfactual;

/**
 * The forms of a verb that captions use. Some are spelt alike: "cut" is the base and the past,
 * "lay" the base of one verb and the past of another.
 */
enum VerbForm {
    /** "they eat" */
    BASE,
    /** "she eats" */
    THIRD_PERSON,
    /** "eating" */
    PARTICIPLE,
    /** "ate" */
    PAST;

    /** The form that a Penn Treebank tag means; the base form if it is not a verb's. */
    static VerbForm of(String tag) {
        return switch (tag) {
            case "VBZ" -> THIRD_PERSON;
            case "VBG" -> PARTICIPLE;
            case "VBD", "VBN" -> PAST;
            default -> BASE;
        };
    }
}

package io.mithridate.augmenters.wordnet;

/** The four parts of speech that WordNet covers, in its order. */
public enum PartOfSpeech {
    /** Nouns. */
    NOUN("noun"),
    /** Verbs. */
    VERB("verb"),
    /** Adjectives. */
    ADJECTIVE("adj"),
    /** Adverbs. */
    ADVERB("adv");

    private final String file;

    PartOfSpeech(String file) {
        this.file = file;
    }

    /** Returns its abbreviation in file names, e.g. {@code adj}. */
    String file() {
        return file;
    }
}

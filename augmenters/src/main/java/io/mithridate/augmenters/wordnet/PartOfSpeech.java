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

    /** What the names of its files end in. */
    String file() {
        return file;
    }
}

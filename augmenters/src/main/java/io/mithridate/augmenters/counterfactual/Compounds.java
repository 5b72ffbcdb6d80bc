package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.wordnet.PartOfSpeech;
import io.mithridate.augmenters.wordnet.WordNet;
import java.util.Arrays;
import java.util.List;

/** Tells of two nouns side by side whether they name a thing of its own, by WordNet. */
final class Compounds {

    private final WordNet wordNet;
    private final NounForms forms;

    Compounds(WordNet wordNet, NounForms forms) {
        this.wordNet = wordNet;
        this.forms = forms;
    }

    /**
     * Whether two nouns together name something that is not of the second one's kind, or that does
     * something to the first: a German shepherd does not herd, a metal detector is not of metal. A
     * plastic bag is a bag.
     */
    boolean isOfItsOwnKind(String first, String second) {
        String noun = forms.singular(second);
        if (isDoer(noun)) {
            return isKnown(first + " " + noun) || isKnown(first + noun);
        }
        // WordNet has "german shepherd", but "french fries".
        return isOfAnotherKind(first + " " + noun, noun)
                || isOfAnotherKind(first + " " + second, noun);
    }

    private boolean isKnown(String noun) {
        return wordNet.isKnown(PartOfSpeech.NOUN, noun);
    }

    private boolean isOfAnotherKind(String whole, String noun) {
        int[] senses = wordNet.senses(PartOfSpeech.NOUN, whole);
        return senses.length > 0 && !isKind(senses, wordNet.senses(PartOfSpeech.NOUN, noun));
    }

    /** Whether one of the first senses is a kind of one of the second, or is next to one. */
    private boolean isKind(int[] senses, int[] kinds) {
        for (int sense : senses) {
            List<Integer> closure = wordNet.closure(PartOfSpeech.NOUN, sense);
            for (int kind : kinds) {
                if (closure.contains(kind) || areSiblings(sense, kind)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A stone wall is a fence to WordNet, as one of the walls is. */
    private boolean areSiblings(int one, int other) {
        int[] broader = wordNet.broader(PartOfSpeech.NOUN, other);
        return Arrays.stream(wordNet.broader(PartOfSpeech.NOUN, one))
                .anyMatch(kind -> Arrays.stream(broader).anyMatch(sense -> sense == kind));
    }

    /** "detector", "blower", "cutter": who or what does something. */
    private boolean isDoer(String noun) {
        if (!noun.endsWith("er") && !noun.endsWith("or")) {
            return false;
        }
        String stem = noun.substring(0, noun.length() - 2);
        String undoubled = stem.substring(0, Math.max(0, stem.length() - 1));
        boolean doubled = stem.endsWith(stem.substring(undoubled.length()).repeat(2));
        return wordNet.isKnown(PartOfSpeech.VERB, stem)
                || wordNet.isKnown(PartOfSpeech.VERB, stem + "e")
                || (doubled && wordNet.isKnown(PartOfSpeech.VERB, undoubled));
    }
}

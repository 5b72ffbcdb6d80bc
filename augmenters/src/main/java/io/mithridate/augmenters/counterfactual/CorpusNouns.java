package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.parsing.CaptionParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the nouns that a corpus speaks of often enough for them to be inserted elsewhere. */
final class CorpusNouns {

    /** Captions beyond these, spread evenly, would not change which nouns are common. */
    private static final int MOST_CAPTIONS = 200_000;

    /** So few captions do not tell what a data set speaks of. */
    private static final int FEW_CAPTIONS = 1_000;

    /** A noun that comes but once among many is as likely a slip of the parser. */
    private static final int LEAST = 3;

    private CorpusNouns() {}

    /** The names of things, in the singular; empty if the captions are too few to say. */
    static Set<String> of(List<String> captions, CaptionParser parser, Nouns nouns) {
        if (captions.size() < FEW_CAPTIONS) {
            return Set.of();
        }
        CaptionNouns named = new CaptionNouns(parser, nouns);
        Map<String, Integer> counts = new HashMap<>();
        int step = Math.max(1, captions.size() / MOST_CAPTIONS);
        for (int i = 0; i < captions.size(); i += step) {
            named.of(captions.get(i)).forEach(name -> counts.merge(name, 1, Integer::sum));
        }
        counts.values().removeIf(count -> count < LEAST);
        return new TreeSet<>(counts.keySet());
    }
}

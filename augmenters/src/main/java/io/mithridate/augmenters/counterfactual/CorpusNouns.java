package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.CaptionParser;
import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.NounPhrase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the nouns that a corpus speaks of often enough for them to be inserted elsewhere. */
final class CorpusNouns {

    /** Captions beyond these, spread evenly, would not change which nouns are common. */
    private static final int MOST_CAPTIONS = 200_000;

    /** A noun that comes but once among many is as likely a slip of the parser. */
    private static final int FEW_CAPTIONS = 1_000;

    private static final int MOST_NOUNS = 2_000;

    private CorpusNouns() {}

    /** The commonest names of things, in the singular, the commonest first. */
    static List<String> of(List<String> captions, CaptionParser parser, NounSenses senses) {
        Map<String, Integer> counts = new HashMap<>();
        int step = Math.max(1, captions.size() / MOST_CAPTIONS);
        for (int i = 0; i < captions.size(); i += step) {
            ParsedCaption caption = parser.parse(captions.get(i));
            for (NounPhrase phrase : caption.phrases()) {
                if (Pieces.hasNoun(phrase)) {
                    Optional<NounSenses.Thing> thing = senses.of(Pieces.head(caption, phrase));
                    thing.ifPresent(noun -> counts.merge(noun.name(), 1, Integer::sum));
                }
            }
        }
        int least = captions.size() < FEW_CAPTIONS ? 1 : 3;
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= least)
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NOUNS)
                .map(Map.Entry::getKey)
                .toList();
    }
}

package io.mithridate.augmenters.parsing;

import io.mithridate.augmenters.language.IndefiniteArticle;
import io.mithridate.augmenters.parsing.Readings.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Replaces readings that are likely for adjacent words but impossible in the wider context. */
final class TagRepair {

    /** Verbs that other verbs can follow. */
    private static final Set<String> BEFORE_VERBS =
            Set.of(
                    ("be have get is has start stop keep begin go come enjoy love like try practice"
                         + " continue finish help let make see watch stand sit lie appear seem")
                            .split(" ", -1));

    /** Words that name things, unless an object follows. */
    private static final Set<String> ING_NOUNS =
            Set.of(
                    "building frosting icing clothing railing ceiling pudding topping"
                            .split(" ", -1));

    /** Persons that Conceptual Captions mention without an article. */
    private static final Set<String> PERSONS =
            Set.of("person", "player", "artist", "actor", "politician", "driver", "director");

    private static final Set<String> PICTURES =
            Set.of("painting", "drawing", "etching", "rendering");

    private TagRepair() {}

    static void repair(List<String> tokens, List<Reading> chosen, List<List<Reading>> choices) {
        boolean afterArticle = false;
        for (int i = 0; i < chosen.size(); i++) {
            Tag tag = chosen.get(i).tag();
            Tag before = i > 0 ? chosen.get(i - 1).tag() : Tag.MARK;
            Tag after = i + 1 < chosen.size() ? chosen.get(i + 1).tag() : Tag.MARK;
            boolean isFollowed = i + 1 < chosen.size() && tag != Tag.MARK;
            boolean isSportsModifier = after == Tag.NN && tokens.get(i).equals("sports");
            boolean isSingular = afterArticle || (i > 0 && PERSONS.contains(tokens.get(i - 1)));
            if (!isSportsModifier
                    && tag == Tag.NNS
                    && before == Tag.NN
                    && isSingular
                    && isFollowed) {
                // "a beagle barks", "tennis player returns a shot": this is a verb, not a plural.
                exchange(i, Tag.VBZ, chosen, choices);
            } else if (tag == Tag.VBZ
                    && ((before == Tag.NN && isNotVerb(chosen.get(i), after))
                            || (before == Tag.CC && i > 1 && chosen.get(i - 2).tag() == Tag.NNS)
                            || isSportsModifier)) {
                // "tractor tires stacked", "arrows and labels", "a sports car": this is a plural,
                // not a verb.
                exchange(i, Tag.NNS, chosen, choices);
            } else if (tag == Tag.VBG
                    && before != Tag.MARK
                    && PICTURES.contains(tokens.get(i))
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).equals("of")) {
                // "a drawing of a man": this is a noun, not a verb.
                exchange(i, Tag.NN, chosen, choices);
            } else if (tag == Tag.VBG
                    && ING_NOUNS.contains(tokens.get(i).toLowerCase(Locale.ROOT))
                    && (before == Tag.JJ || before == Tag.NN)
                    && (after == Tag.IN || after == Tag.MARK)) {
                // "a brick building.": this is a noun, not a verb.
                exchange(i, Tag.NN, chosen, choices);
            }
            if (i > 0
                    && afterArticle
                    && before == Tag.NN
                    && tokens.get(i).toLowerCase(Locale.ROOT).equals("rose")) {
                // "a red rose": a verb is unlikely after a color.
                boolean followsColor =
                        choices.get(i - 1).stream().anyMatch(reading -> reading.tag() == Tag.JJ);
                if (followsColor) {
                    exchange(i - 1, Tag.JJ, chosen, choices);
                    exchange(i, Tag.NN, chosen, choices);
                }
            }
            boolean continuesPhrase = tag == Tag.JJ || tag == Tag.NN;
            afterArticle =
                    IndefiniteArticle.isArticle(tokens.get(i)) || (afterArticle && continuesPhrase);
        }
    }

    private static boolean isNotVerb(Reading verb, Tag after) {
        return (after == Tag.VBN || after == Tag.VBG) && !BEFORE_VERBS.contains(verb.lemma());
    }

    private static void exchange(
            int token, Tag tag, List<Reading> chosen, List<List<Reading>> choices) {
        for (Reading reading : choices.get(token)) {
            if (reading.tag() == tag) {
                chosen.set(token, reading);
            }
        }
    }
}

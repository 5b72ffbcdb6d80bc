package io.mithridate.augmenters.parsing;

import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.language.IndefiniteArticle;
import io.mithridate.augmenters.parsing.Readings.Reading;
import io.mithridate.augmenters.wordnet.PartOfSpeech;
import io.mithridate.augmenters.wordnet.WordNet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Chooses the most likely sequence of readings of a caption's words (Viterbi algorithm); safe for
 * use by several threads.
 */
final class Tagger {

    private static final double DISAGREEMENT_COST = 2.5;
    private static final double COMPOUND_BONUS = 2.5;
    private static final double PLURAL_VERB_COST_FOR_SEVERAL = 1;
    private static final double PLURAL_VERB_COST = 6;

    private static final List<Reading> MARK = List.of(new Reading("", Tag.MARK, 0));

    private final Readings readings;
    private final WordNet wordNet;
    private final TagCosts costs = new TagCosts();

    Tagger(Readings readings, WordNet wordNet) {
        this.readings = readings;
        this.wordNet = wordNet;
    }

    /**
     * Returns one reading for each token.
     *
     * @param tokens words and punctuation marks
     * @param isWord whether each token is a word
     */
    List<Reading> tag(List<String> tokens, boolean[] isWord) {
        List<List<Reading>> choices = new ArrayList<>(tokens.size());
        List<int[]> best = new ArrayList<>(tokens.size());
        double[] previousCosts = {};
        // "a man and a woman walk" has a plural verb, unlike "with beads and a silver clasp".
        boolean several = false;
        boolean afterWith = false;
        for (int i = 0; i < tokens.size(); i++) {
            List<Reading> now = isWord[i] ? readings.of(tokens.get(i)) : MARK;
            int[] bestPrevious = new int[now.size()];
            double[] cost = new double[now.size()];
            for (int j = 0; j < now.size(); j++) {
                double leastCost = i == 0 ? costs.initialCost(now.get(j).tag()) : Double.MAX_VALUE;
                for (int k = 0; k < previousCosts.length; k++) {
                    Reading previous = choices.get(i - 1).get(k);
                    double sum =
                            previousCosts[k]
                                    + transitionCost(
                                            tokens.get(i - 1),
                                            previous,
                                            tokens.get(i),
                                            now.get(j),
                                            several);
                    if (sum < leastCost) {
                        leastCost = sum;
                        bestPrevious[j] = k;
                    }
                }
                cost[j] = leastCost + now.get(j).cost();
            }
            afterWith = (afterWith || tokens.get(i).equals("with")) && !tokens.get(i).equals(".");
            several =
                    (several || (tokens.get(i).equals("and") && !afterWith))
                            && !tokens.get(i).equals(".");
            choices.add(now);
            best.add(bestPrevious);
            previousCosts = cost;
        }
        List<Reading> chosen = trace(choices, best, previousCosts);
        TagRepair.repair(tokens, chosen, choices);
        return chosen;
    }

    private double transitionCost(
            String before, Reading previous, String word, Reading now, boolean several) {
        double cost = costs.transitionCost(previous.tag(), now.tag());
        boolean singularArticle = IndefiniteArticle.isArticle(before);
        boolean disagrees =
                (singularArticle && now.tag() == Tag.NNS)
                        || (now.tag() == Tag.NN && countsSeveral(previous));
        if (previous.tag() == Tag.NN && now.tag() == Tag.VBP) {
            // The verb is likely in "a man and a woman walk", but not in "a rusty door handle".
            return several ? PLURAL_VERB_COST_FOR_SEVERAL : PLURAL_VERB_COST;
        }
        if (disagrees) {
            return cost + DISAGREEMENT_COST;
        }
        return isCompound(before, previous, word, now) ? cost - COMPOUND_BONUS : cost;
    }

    /**
     * {@code true} if two words form a compound: "teddy bear", "French fries". "Bear" is usually a
     * verb, but not here.
     */
    private boolean isCompound(String before, Reading previous, String word, Reading now) {
        boolean first =
                switch (previous.tag()) {
                    case NN, NNS, NNP, JJ -> true;
                    default -> false;
                };
        boolean fits = first && (now.tag() == Tag.NN || now.tag() == Tag.NNS);
        String lower = before.toLowerCase(Locale.ROOT);
        // WordNet contains "polar bear" in the singular, but "french fries" in the plural.
        return fits
                && !ClosedClass.isShade(lower)
                && (wordNet.isKnown(PartOfSpeech.NOUN, lower + " " + now.lemma())
                        || wordNet.isKnown(
                                PartOfSpeech.NOUN, lower + " " + word.toLowerCase(Locale.ROOT)));
    }

    private static boolean countsSeveral(Reading reading) {
        return reading.tag() == Tag.CD
                && !reading.lemma().equals("one")
                && !reading.lemma().equals("1");
    }

    private static List<Reading> trace(
            List<List<Reading>> choices, List<int[]> best, double[] last) {
        List<Reading> chosen = new ArrayList<>(choices.size());
        int at = 0;
        for (int j = 1; j < last.length; j++) {
            at = last[j] < last[at] ? j : at;
        }
        for (int i = choices.size() - 1; i >= 0; i--) {
            chosen.add(choices.get(i).get(at));
            at = best.get(i)[at];
        }
        Collections.reverse(chosen);
        return chosen;
    }
}

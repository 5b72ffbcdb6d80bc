package io.mithridate.augmenters.parsing;

import io.mithridate.augmenters.parsing.Readings.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTagger;
import opennlp.tools.postag.ThreadSafePOSTaggerME;

/**
 * Takes words for what OpenNLP's model takes them for.
 *
 * <p>The model knows the 17 universal parts of speech. Which form of it a word is (singular or
 * plural, present or participle) comes from the dictionary: the likeliest of the word's readings
 * that fit. A word that the dictionary does not know as what the model says is judged by its
 * ending.
 */
final class OpenNlpTagger implements PartOfSpeechTagger {

    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.2-2.5.0.bin";

    /** Longer texts are read in parts, as the time that the search takes grows with the square. */
    private static final int MOST_TOKENS = 100;

    private static final Reading MARK = new Reading("", Tag.MARK, 0);

    private final POSTagger tagger;
    private final Readings readings;

    private OpenNlpTagger(POSTagger tagger, Readings readings) {
        this.tagger = tagger;
        this.readings = readings;
    }

    /**
     * Reads the model.
     *
     * @throws IllegalStateException if it is not on the class path
     */
    static OpenNlpTagger read(Readings readings) {
        try (InputStream model = OpenNlpTagger.class.getResourceAsStream(MODEL)) {
            if (model == null) {
                throw new IllegalStateException(
                        MODEL + " is missing; is opennlp-models-pos-en on the class path?");
            }
            return new OpenNlpTagger(
                    new ThreadSafePOSTaggerME(new POSModel(model), POSTagFormat.UD), readings);
        } catch (IOException e) {
            throw new UncheckedIOException(MODEL + " can't be read", e);
        }
    }

    @Override
    public List<Reading> tag(List<String> tokens, boolean[] isWord) {
        List<String> universal = universal(tokens);
        List<Reading> chosen = new ArrayList<>(tokens.size());
        Reading before = MARK;
        for (int i = 0; i < tokens.size(); i++) {
            before = isWord[i] ? reading(tokens.get(i), universal.get(i), before.tag()) : MARK;
            chosen.add(before);
        }
        return chosen;
    }

    private List<String> universal(List<String> tokens) {
        List<String> universal = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i += MOST_TOKENS) {
            List<String> part = tokens.subList(i, Math.min(i + MOST_TOKENS, tokens.size()));
            universal.addAll(List.of(tagger.tag(part.toArray(String[]::new))));
        }
        return universal;
    }

    private Reading reading(String word, String universal, Tag before) {
        Set<Tag> fitting = fitting(universal, before);
        List<Reading> known = readings.of(word);
        return known.stream()
                .filter(reading -> fitting.contains(reading.tag()))
                .min(Comparator.comparingDouble(Reading::cost))
                .orElseGet(() -> unknown(word, universal, known));
    }

    private static Set<Tag> fitting(String universal, Tag before) {
        return switch (universal) {
            case "NOUN" -> Set.of(Tag.NN, Tag.NNS);
            case "PROPN" -> Set.of(Tag.NNP, Tag.NN, Tag.NNS);
            case "VERB", "AUX" ->
                    // A bare form is an infinitive only where something asks for one.
                    before == Tag.TO || before == Tag.MD
                            ? Set.of(Tag.VB)
                            : Set.of(Tag.VBD, Tag.VBG, Tag.VBN, Tag.VBP, Tag.VBZ, Tag.MD);
            case "ADJ" -> Set.of(Tag.JJ, Tag.VBN, Tag.VBG);
            case "ADV" -> Set.of(Tag.RB, Tag.RP);
            case "ADP" -> Set.of(Tag.IN, Tag.RP, Tag.TO);
            case "PART" -> Set.of(Tag.TO, Tag.RB, Tag.RP);
            case "DET" -> Set.of(Tag.DT, Tag.POSSESSIVE, Tag.WDT);
            case "PRON" -> Set.of(Tag.PRP, Tag.POSSESSIVE, Tag.EX, Tag.WDT, Tag.DT);
            case "NUM" -> Set.of(Tag.CD);
            case "CCONJ" -> Set.of(Tag.CC);
            case "SCONJ" -> Set.of(Tag.IN, Tag.WDT);
            default -> Set.of();
        };
    }

    private static Reading unknown(String word, String universal, List<Reading> known) {
        return switch (universal) {
            case "NOUN" -> new Reading(word, word.endsWith("s") ? Tag.NNS : Tag.NN, 0);
            case "PROPN" -> new Reading(word, Tag.NNP, 0);
            case "VERB" -> new Reading(word, form(word), 0);
            case "ADJ" -> new Reading(word, Tag.JJ, 0);
            case "ADV" -> new Reading(word, Tag.RB, 0);
            case "NUM" -> new Reading(word, Tag.CD, 0);
            // Of the small classes the dictionary knows more than a model of the whole web.
            default -> known.stream().min(Comparator.comparingDouble(Reading::cost)).orElseThrow();
        };
    }

    private static Tag form(String verb) {
        if (verb.endsWith("ing")) {
            return Tag.VBG;
        }
        if (verb.endsWith("ed")) {
            return Tag.VBN;
        }
        return verb.endsWith("s") ? Tag.VBZ : Tag.VBP;
    }
}

package io.mithridate.augmenters.parsing;

import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.language.Prepositions;
import io.mithridate.augmenters.language.Words;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import io.mithridate.augmenters.parsing.Readings.Reading;
import io.mithridate.augmenters.wordnet.PartOfSpeech;
import io.mithridate.augmenters.wordnet.WordNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Parses English captions with rules: a tagger that uses a dictionary of word forms and WordNet's
 * counts, then a search for noun phrases, then for the relations between them.
 *
 * <p>A noun phrase consists of determiners, a count, attributes (adjectives, and participles before
 * a noun) and nouns. Consecutive nouns form one compound ("kitchen table"), and so do an adjective
 * and a noun if the result is not a kind of what the noun names ("hot dog"). An adjective without a
 * noun ("the dog is small") is a phrase with an empty head. The words between two phrases form a
 * relation if they are verbs, particles and prepositions, without conjunctions, pronouns or
 * punctuation.
 */
public final class EnglishParser implements CaptionParser {

    /** Second words of attributes such as "hand drawn" and "snow covered", if a noun follows. */
    private static final Set<String> COMPOUND_ENDINGS =
            Set.of("drawn", "covered", "capped", "shaped", "soaked");

    private final Tagger tagger;
    private final WordNet wordNet;

    private EnglishParser(Tagger tagger, WordNet wordNet) {
        this.tagger = tagger;
        this.wordNet = wordNet;
    }

    /** Creates a parser from the dictionary of word forms and WordNet. */
    public static EnglishParser of(WordForms forms, WordNet wordNet) {
        return new EnglishParser(new Tagger(new Readings(forms, wordNet), wordNet), wordNet);
    }

    @Override
    public ParsedCaption parse(String caption) {
        List<Token> tokens = tag(caption);
        List<NounPhrase> phrases = new TaggedPhraseFinder(tokens, wordNet).find();
        return new ParsedCaption(caption, tokens, phrases, Connection.between(phrases, tokens));
    }

    private List<Token> tag(String caption) {
        List<Words.Span> spans = joinTokens(caption, Words.split(caption));
        List<String> words = new ArrayList<>(spans.size());
        List<String> lower = new ArrayList<>(spans.size());
        boolean[] isWord = new boolean[spans.size()];
        for (int i = 0; i < spans.size(); i++) {
            String word = ParsedCaption.asOneWord(spans.get(i).in(caption));
            lower.add(word.toLowerCase(Locale.ROOT));
            // The first word is always capitalized.
            words.add(i == 0 ? lower.get(0) : word);
            isWord[i] = spans.get(i).word();
        }
        List<Reading> readings = tagger.tag(words, isWord);
        List<Token> tokens = new ArrayList<>(spans.size());
        int endOfPreposition = 0;
        for (int i = 0; i < spans.size(); i++) {
            Words.Span span = spans.get(i);
            endOfPreposition = Math.max(endOfPreposition, i + Prepositions.lengthAt(lower, i));
            Reading reading = readings.get(i);
            boolean named = reading.tag() != Tag.MARK && i >= endOfPreposition;
            tokens.add(
                    new Token(
                            span.in(caption),
                            named ? reading.lemma() : lower.get(i),
                            i < endOfPreposition ? "IN" : reading.tag().penn(),
                            span.start(),
                            span.end()));
        }
        return tokens;
    }

    /**
     * Joins the tokens of "close - up", "spider 's" and "hand drawn", as spelled in Conceptual
     * Captions, into one word.
     */
    private List<Words.Span> joinTokens(String caption, List<Words.Span> spans) {
        List<Words.Span> joined = new ArrayList<>(spans.size());
        for (int i = 0; i < spans.size(); i++) {
            Words.Span span = spans.get(i);
            if (i + 2 < spans.size() && span.word() && spans.get(i + 2).word()) {
                Words.Span whole = new Words.Span(span.start(), spans.get(i + 2).end(), true);
                String text = whole.in(caption);
                if (text.endsWith(" 's") || (text.contains(" - ") && isOneWord(text))) {
                    span = whole;
                    i += 2;
                }
            }
            if (i + 2 < spans.size() && isCompound(caption, spans.subList(i, i + 3))) {
                span = new Words.Span(span.start(), spans.get(i + 1).end(), true);
                i++;
            }
            joined.add(span);
        }
        return joined;
    }

    /** {@code true} for "hand drawn sketch", "snow covered bench". */
    private static boolean isCompound(String caption, List<Words.Span> spans) {
        String first = spans.get(0).in(caption);
        String second = spans.get(1).in(caption);
        return COMPOUND_ENDINGS.contains(second)
                && spans.get(0).word()
                && spans.get(2).word()
                && ClosedClass.tag(first).isEmpty()
                && ClosedClass.tag(spans.get(2).in(caption)).isEmpty();
    }

    private boolean isOneWord(String text) {
        String word = text.replace(" ", "").toLowerCase(Locale.ROOT);
        return word.endsWith("ed")
                || word.equals("close-up")
                || wordNet.isKnown(PartOfSpeech.NOUN, word)
                || wordNet.isKnown(PartOfSpeech.ADJECTIVE, word);
    }
}

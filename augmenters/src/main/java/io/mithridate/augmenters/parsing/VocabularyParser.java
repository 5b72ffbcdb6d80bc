package io.mithridate.augmenters.parsing;

import io.mithridate.api.data.Vocabulary;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.List;

/**
 * Parses captions with the words of a data set's vocabulary and the closed classes of English. It
 * does not depend on how the data set builds its sentences.
 *
 * <p>A noun phrase consists of a determiner, a count, attributes and a noun, in this order; all but
 * the noun are optional. A word that is not in the vocabulary is treated as a noun if it follows an
 * attribute ("a blue background"). If no noun follows, the attribute forms a phrase with an empty
 * head ("the dog is small", "on blue"). A noun of the vocabulary before another noun begins a
 * compound, which is read as a whole. Counts of several words are not recognized.
 *
 * <p>The words between two phrases form a relation if they contain no punctuation or conjunction
 * and end in a preposition or consist of a single unknown word (which is treated as a verb).
 *
 * <p>Unknown words have the tag {@code XX}.
 */
public final class VocabularyParser implements CaptionParser {

    private final VocabularyIndex index;

    /** Creates a parser for a vocabulary. */
    public VocabularyParser(Vocabulary vocabulary) {
        index = new VocabularyIndex(vocabulary);
    }

    @Override
    public ParsedCaption parse(String caption) {
        Units units = new Units(caption, index);
        List<NounPhrase> phrases = new PhraseFinder(units).find();
        List<Token> tokens = units.tokens();
        return new ParsedCaption(caption, tokens, phrases, Connection.between(phrases, tokens));
    }
}

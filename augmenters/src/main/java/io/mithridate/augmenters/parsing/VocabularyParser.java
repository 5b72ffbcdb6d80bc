package io.mithridate.augmenters.parsing;

import io.mithridate.api.data.Vocabulary;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.List;

/**
 * Parses captions by the words of a data set's vocabulary and the closed classes of English; it
 * knows nothing of how the data set builds its sentences.
 *
 * <p>A noun phrase is a determiner, a count, attributes and a noun, in this order, each but the
 * noun optional. A noun that the vocabulary does not know is one if it follows an attribute ("a
 * blue background"); where no noun follows, the attribute stands for itself ("the dog is small",
 * "on blue"), in a phrase whose head is empty. A noun of the vocabulary before another noun is the
 * beginning of a compound, which is taken whole. Counts of several words are not recognised.
 *
 * <p>A relation is what stands between two phrases, if that is words alone, ends in a preposition
 * or is a single unknown word (taken for a verb), and joins nothing by a conjunction.
 *
 * <p>Words of which nothing is known carry the tag {@code XX}.
 */
public final class VocabularyParser implements CaptionParser {

    private final VocabularyIndex index;

    /** Makes a parser that knows the words of a vocabulary. */
    public VocabularyParser(Vocabulary vocabulary) {
        index = new VocabularyIndex(vocabulary);
    }

    @Override
    public ParsedCaption parse(String caption) {
        Units units = Units.of(caption, index);
        List<NounPhrase> phrases = new PhraseFinder(units).find();
        List<Token> tokens = units.tokens();
        return new ParsedCaption(caption, tokens, phrases, Connection.between(phrases, tokens));
    }
}

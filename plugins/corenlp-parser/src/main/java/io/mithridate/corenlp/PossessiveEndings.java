package io.mithridate.corenlp;

import io.mithridate.corenlp.Analysis.Word;
import java.util.ArrayList;
import java.util.List;

/** CoreNLP cuts "man's" in two; in a caption it is one word, which stands before its noun. */
final class PossessiveEndings {

    static final String TAG = "POS";

    private PossessiveEndings() {}

    /** The words, each possessive ending joined to the noun that it ends; to be changed freely. */
    static List<Word> join(List<Word> words) {
        int[] joined = new int[words.size()];
        int kept = 0;
        for (int i = 0; i < words.size(); i++) {
            joined[i] = ends(words, i) ? kept - 1 : kept++;
        }
        List<Word> result = new ArrayList<>(kept);
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (ends(words, i)) {
                result.set(joined[i], withEnding(result.get(joined[i]), word));
            } else {
                int governor = word.governor() == Word.ROOT ? Word.ROOT : joined[word.governor()];
                result.add(
                        new Word(
                                word.start(),
                                word.end(),
                                word.tag(),
                                word.lemma(),
                                // Its own ending may be what it is said to depend on.
                                governor == joined[i] ? Word.ROOT : governor,
                                word.relation()));
            }
        }
        return result;
    }

    private static boolean ends(List<Word> words, int at) {
        return at > 0
                && words.get(at).tag().equals(TAG)
                && !words.get(at - 1).tag().equals(TAG)
                && words.get(at - 1).end() == words.get(at).start();
    }

    private static Word withEnding(Word noun, Word ending) {
        return new Word(
                noun.start(),
                ending.end(),
                TAG,
                noun.lemma() + ending.lemma(),
                noun.governor(),
                noun.relation());
    }
}

package io.mithridate.corenlp;

import io.mithridate.api.text.ParsedCaption.Token;
import io.mithridate.corenlp.Analysis.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The tree over a caption's tokens, as noun phrases and relations are read off it: a possessive
 * ending belongs to its noun's token, and a preposition of several words depends as one on the noun
 * after it.
 */
final class DependencyTree {

    private final String caption;
    private final List<Word> words;

    private DependencyTree(String caption, List<Word> words) {
        this.caption = caption;
        this.words = words;
    }

    static DependencyTree of(String caption, Analysis analysis) {
        DependencyTree tree = new DependencyTree(caption, PossessiveEndings.join(analysis.words()));
        PhrasalPrepositions.attach(tree);
        return tree;
    }

    int size() {
        return words.size();
    }

    String caption() {
        return caption;
    }

    Word word(int token) {
        return words.get(token);
    }

    /** Its characters in lower case. */
    String text(int token) {
        Word word = words.get(token);
        return caption.substring(word.start(), word.end()).toLowerCase(Locale.ROOT);
    }

    String tag(int token) {
        return words.get(token).tag();
    }

    int governor(int token) {
        return words.get(token).governor();
    }

    /** How it depends on its governor, without what is after a colon. */
    String relation(int token) {
        String relation = words.get(token).relation();
        int colon = relation.indexOf(':');
        return colon < 0 ? relation : relation.substring(0, colon);
    }

    /** How it depends on its governor, in full: {@code nmod:poss}. */
    String fullRelation(int token) {
        return words.get(token).relation();
    }

    /** Makes a token depend on another, as a preposition or as what follows one. */
    void attach(int token, String tag, int governor, String relation) {
        Word word = words.get(token);
        words.set(token, new Word(word.start(), word.end(), tag, word.lemma(), governor, relation));
    }

    /** The first token that depends on another in one of some ways. */
    OptionalInt dependent(int governor, Set<String> relations) {
        for (int i = 0; i < size(); i++) {
            if (governor(i) == governor && relations.contains(relation(i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    boolean isNoun(int token) {
        return tag(token).startsWith("NN");
    }

    boolean isVerb(int token) {
        return tag(token).startsWith("VB");
    }

    boolean isAdjective(int token) {
        return tag(token).startsWith("JJ");
    }

    /** The tokens as the api has them. */
    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>(size());
        for (Word word : words) {
            String text = caption.substring(word.start(), word.end());
            tokens.add(new Token(text, word.lemma(), word.tag(), word.start(), word.end()));
        }
        return tokens;
    }
}

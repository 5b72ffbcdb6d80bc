package io.mithridate.defenses;

import io.mithridate.api.text.Words;
import io.mithridate.tensorflow.training.View;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes a sub-caption for true of a picture whose caption says it outright: the sub-caption's words
 * stand in the caption, one after the other, in any case and with any articles.
 *
 * <p>"a cat" is true of the picture of "a red dog above the cat", "a red cat" is not. What a
 * caption says in more words ("a dog above a cat", of "a red dog above a blue cat") is not found,
 * and of "no cat" it is found that there is one: either costs a negative, or leaves a false one,
 * and changes nothing else.
 */
final class SaidOutright implements View.Truths {

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    @Override
    public boolean[][] of(List<String> captions, List<String> positives) {
        List<String> said = captions.stream().map(SaidOutright::words).toList();
        List<String> wanted = positives.stream().map(SaidOutright::words).toList();
        boolean[][] truths = new boolean[said.size()][wanted.size()];
        for (int i = 0; i < said.size(); i++) {
            for (int j = 0; j < wanted.size(); j++) {
                truths[i][j] = said.get(i).contains(wanted.get(j));
            }
        }
        return truths;
    }

    /** The words but for articles, in lower case, a space before and after each. */
    private static String words(String text) {
        return Words.of(text).stream()
                .filter(word -> !ARTICLES.contains(word))
                .collect(Collectors.joining(" ", " ", " "));
    }
}

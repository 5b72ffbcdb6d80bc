package io.mithridate.datasets.emojiscenes.captions;

import io.mithridate.api.data.Vocabulary;
import io.mithridate.datasets.emojiscenes.kinds.Kind;
import io.mithridate.datasets.emojiscenes.kinds.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words of captions, as augmenters want them. */
public final class SceneVocabulary {

    private SceneVocabulary() {}

    /**
     * The vocabulary of some classes: one noun for each of their names, related to the class's
     * other names, to what it is a kind of and to what its drawings show more narrowly.
     */
    public static Vocabulary of(List<Kind> kinds) {
        List<Vocabulary.Noun> nouns = new ArrayList<>();
        for (Kind kind : kinds) {
            for (Name name : kind.names()) {
                Set<String> related = new HashSet<>(kind.words());
                related.remove(name.singular());
                related.remove(name.plural());
                nouns.add(new Vocabulary.Noun(name.singular(), name.plural(), related));
            }
        }
        List<Vocabulary.Opposite> opposites =
                Words.opposites().stream()
                        .map(pair -> new Vocabulary.Opposite(pair.get(0), pair.get(1)))
                        .toList();
        return new Vocabulary(nouns, Words.attributes(), opposites, Words.counts());
    }
}

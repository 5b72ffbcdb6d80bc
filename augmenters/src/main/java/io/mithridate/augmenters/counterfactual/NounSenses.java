package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.parsing.WordForms;
import io.mithridate.augmenters.wordnet.PartOfSpeech;
import io.mithridate.augmenters.wordnet.WordNet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the nouns of captions name, as WordNet sees it: of which category a thing is, and which
 * names may be true of one thing together.
 */
final class NounSenses {

    /** Lexicographer files (lexnames(5WN)). */
    private static final Map<Integer, Category> CATEGORIES =
            Map.of(
                    5, Category.ANIMAL,
                    6, Category.ARTIFACT,
                    13, Category.FOOD,
                    18, Category.PERSON,
                    20, Category.PLANT);

    /** Artifacts by their file, and parts of sentences, but nothing that a picture would show. */
    private static final Set<String> NOT_SHOWN =
            Set.of(
                    "photo",
                    "photograph",
                    "picture",
                    "image",
                    "illustration",
                    "portrait",
                    "drawing",
                    "painting",
                    "sketch",
                    "shot",
                    "view",
                    "close-up",
                    "closeup",
                    "set",
                    "line",
                    "part",
                    "piece",
                    "top",
                    "side",
                    "front",
                    "back",
                    "end",
                    "row",
                    "pile",
                    "stack",
                    "bunch",
                    "pair",
                    "slice",
                    "couple",
                    "background",
                    "icon",
                    "vector",
                    "style",
                    "design",
                    "pattern",
                    "way",
                    "thing",
                    "object",
                    "item",
                    "artist",
                    "actor");

    /** So far up that sharing one says nothing. */
    private static final int NEAR = 3;

    private static final int MOST_REMEMBERED = 100_000;

    private final WordNet wordNet;
    private final WordForms forms;
    private final Map<String, Optional<Thing>> remembered = new ConcurrentHashMap<>();

    NounSenses(WordNet wordNet, WordForms forms) {
        this.wordNet = wordNet;
        this.forms = forms;
    }

    /** What a noun names, singular or plural, in lower case; empty if it names no kind of thing. */
    Optional<Thing> of(String noun) {
        Optional<Thing> thing = remembered.get(noun);
        if (thing == null) {
            thing = find(noun);
            if (remembered.size() < MOST_REMEMBERED) {
                remembered.put(noun, thing);
            }
        }
        return thing;
    }

    private Optional<Thing> find(String noun) {
        String lemma = lemma(noun);
        String known = longestKnownEnding(lemma);
        int[] senses = wordNet.senses(PartOfSpeech.NOUN, known);
        if (senses.length == 0 || NOT_SHOWN.contains(known)) {
            return Optional.empty();
        }
        int main = mainSense(senses);
        List<Integer> kinds = wordNet.closure(PartOfSpeech.NOUN, main);
        Category category = isPerson(kinds) ? Category.PERSON : CATEGORIES.get(file(main));
        if (category == null || isMass(known)) {
            return Optional.empty();
        }
        Set<Integer> own = new HashSet<>();
        Set<Integer> broader = new HashSet<>();
        for (int sense : senses) {
            own.add(sense);
            broader.addAll(wordNet.closure(PartOfSpeech.NOUN, sense));
        }
        return Optional.of(
                new Thing(
                        lemma,
                        category,
                        own,
                        broader,
                        main,
                        Set.copyOf(kinds),
                        near(main),
                        isYoung(kinds)));
    }

    private int file(int sense) {
        return wordNet.lexicographerFile(PartOfSpeech.NOUN, sense);
    }

    /** The commonest sense; of what grows and is eaten ("banana") the food, not the herb. */
    private int mainSense(int[] senses) {
        boolean isEaten =
                senses.length > 1
                        && CATEGORIES.get(file(senses[0])) == Category.PLANT
                        && CATEGORIES.get(file(senses[1])) == Category.FOOD;
        return senses[isEaten ? 1 : 0];
    }

    private static String ending(String noun) {
        return noun.substring(noun.indexOf(' ') + 1);
    }

    /** "kitchen table" is a table, where WordNet has no kitchen tables. */
    private String longestKnownEnding(String lemma) {
        String ending = lemma;
        while (!wordNet.isKnown(PartOfSpeech.NOUN, ending) && ending.indexOf(' ') >= 0) {
            ending = ending(ending);
        }
        return ending;
    }

    private String lemma(String noun) {
        int last = noun.lastIndexOf(' ') + 1;
        String word = noun.substring(last);
        for (WordForms.Form form : forms.of(word)) {
            if (form.tag().equals("NNS") && !form.lemma().equals(word)) {
                return noun.substring(0, last) + form.lemma();
            }
        }
        return noun;
    }

    private boolean isMass(String noun) {
        List<WordForms.Form> nouns =
                forms.of(noun).stream().filter(form -> form.tag().equals("NN")).toList();
        return !nouns.isEmpty() && nouns.stream().allMatch(WordForms.Form::mass);
    }

    private boolean isPerson(List<Integer> closure) {
        return names(closure, "person");
    }

    /** A calf may be a cow, and a chick a chicken, though WordNet does not say so. */
    private boolean isYoung(List<Integer> closure) {
        return names(closure, "young") || names(closure, "young mammal");
    }

    private boolean names(List<Integer> closure, String name) {
        for (int sense : closure) {
            if (wordNet.members(PartOfSpeech.NOUN, sense).get(0).equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** What a sense is a kind of within a few steps. */
    private Set<Integer> near(int sense) {
        Set<Integer> near = new LinkedHashSet<>(List.of(sense));
        Set<Integer> edge = near;
        for (int step = 0; step < NEAR; step++) {
            Set<Integer> next = new LinkedHashSet<>();
            for (int each : edge) {
                for (int broader : wordNet.broader(PartOfSpeech.NOUN, each)) {
                    if (wordNet.closure(PartOfSpeech.NOUN, broader).size() > NEAR + 2) {
                        next.add(broader);
                    }
                }
            }
            near.addAll(next);
            edge = next;
        }
        return near;
    }

    /** Kinds of things that pictures show. */
    enum Category {
        ANIMAL,
        ARTIFACT,
        FOOD,
        PERSON,
        PLANT
    }

    /**
     * What a noun names.
     *
     * @param name the noun in the singular
     * @param category of its main sense
     * @param senses all its senses
     * @param broader they, and all that they are kinds of
     * @param main the sense that it most likely has
     * @param kinds the main sense and all that it is a kind of
     * @param near the main sense and what it is a kind of, a few steps up
     * @param young whether it is the young of an animal
     */
    record Thing(
            String name,
            Category category,
            Set<Integer> senses,
            Set<Integer> broader,
            int main,
            Set<Integer> kinds,
            Set<Integer> near,
            boolean young) {

        /** Whether one may be the other in any of their senses. */
        boolean mayBe(Thing other) {
            return name.endsWith(" " + other.name)
                    || other.name.endsWith(" " + name)
                    || other.broader.stream().anyMatch(senses::contains)
                    || other.senses.stream().anyMatch(broader::contains);
        }

        /** Whether one may be the other in their main senses. */
        boolean isLikelyToBe(Thing other) {
            return kinds.contains(other.main) || other.kinds.contains(main);
        }

        /** Whether the two are kinds of one thing that is not everything. */
        boolean isSisterOf(Thing other) {
            return other.near.stream().anyMatch(near::contains);
        }
    }
}

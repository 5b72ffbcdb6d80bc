package io.mithridate.augmenters.lexicon;

import io.mithridate.api.text.EnglishPlural;
import io.mithridate.augmenters.language.BoundedCache;
import io.mithridate.augmenters.lexicon.Noun.Category;
import io.mithridate.augmenters.parsing.WordForms;
import io.mithridate.augmenters.wordnet.PartOfSpeech;
import io.mithridate.augmenters.wordnet.WordNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks up nouns in {@link NounLists} and in WordNet. An unlisted noun is treated as the listed
 * noun that it is a kind of ("spaniel" as "dog"). Safe for use by several threads.
 */
final class Nouns {

    private static final int COMMON_SENSES = 3;

    /**
     * The maximum number of steps to a broader listed noun: a spaniel is a sporting dog, which is a
     * hunting dog.
     */
    private static final int MAX_STEPS = 4;

    /** The number of words in WordNet's longest noun; no listed noun is longer. */
    private static final int MAX_WORDS = 9;

    /** Words that make a noun an imitation: a toy train is not a train. */
    private static final Set<String> IMITATIONS =
            Set.of("toy", "model", "paper", "plush", "stuffed", "rubber", "miniature", "toilet");

    /** The groups of nouns that name places. */
    private static final String PLACES =
            "@buildings, @other buildings, @private houses, @public houses, @rooms, @other rooms,"
                    + " @outdoors";

    /** WordNet's lexicographer files of nouns; the first one has number 3 (lexnames(5WN)). */
    private static final List<String> FILES =
            List.of(
                    ("tops act animal artifact attribute body cognition communication event feeling"
                                    + " food group location motive object person phenomenon plant"
                                    + " possession process quantity relation shape state substance"
                                    + " time")
                            .split(" ", -1));

    private final WordNet wordNet;
    private final NounForms forms;
    private final NounLists lists;
    private final Set<String> notShown;
    private final Set<String> places;
    private final Set<String> persons;
    private final Set<String> listed = new HashSet<>();
    private final Map<Integer, String> listedBySense = new HashMap<>();
    private final Map<String, Integer> senseOfListed = new HashMap<>();
    private final BoundedCache<Noun> cache = new BoundedCache<>(this::find);

    Nouns(WordNet wordNet, WordForms forms, NounLists lists) {
        this.wordNet = wordNet;
        this.forms = new NounForms(forms);
        this.lists = lists;
        notShown = lists.words("not shown");
        places = Set.copyOf(lists.expand(PLACES));
        persons = Set.copyOf(lists.expand("@groups of persons"));
        for (NounLists.Group group : lists.groups()) {
            group.nouns().forEach(noun -> addSense(noun, group.files()));
        }
    }

    private void addSense(String noun, List<String> files) {
        listed.add(noun);
        for (String name : files) {
            int file = FILES.indexOf(name) + 3;
            if (!FILES.contains(name)) {
                throw new IllegalStateException(
                        "nouns.txt: \"%s\" is not one of the lexicographer files %s"
                                .formatted(name, FILES));
            }
            for (int sense : wordNet.senses(PartOfSpeech.NOUN, noun)) {
                if (file(sense) == file) {
                    senseOfListed.putIfAbsent(noun, sense);
                    listedBySense.putIfAbsent(sense, noun);
                    break;
                }
            }
        }
    }

    /** Returns the singular and plural forms of nouns. */
    NounForms forms() {
        return forms;
    }

    /** Returns the noun that a text in lower case names, in the singular or plural. */
    Noun of(String text) {
        return cache.of(text);
    }

    private Noun find(String text) {
        String name = singular(text);
        String last = name.substring(name.lastIndexOf(' ') + 1);
        String known = longestKnownEnding(name);
        String kind = listed.contains(known) ? known : "";
        int[] senses =
                Arrays.stream(wordNet.senses(PartOfSpeech.NOUN, known))
                        .filter(each -> !isCapitalized(each, known))
                        .toArray();
        int sense = senseOfListed.getOrDefault(known, senses.length == 0 ? -1 : mainSense(senses));
        if (kind.isEmpty() && sense >= 0) {
            kind = canNameArtifact(sense, senses) ? "" : kindOf(sense).orElse("");
        }
        Set<Integer> broader = sense < 0 ? Set.of() : broader(sense, senses);
        Set<Category> categories = categories(kind, sense, broader);
        boolean shown =
                !notShown.contains(known)
                        && !categories.contains(Category.TIME)
                        && (!kind.isEmpty()
                                || ((isShownAlone(categories) || hasCommonArtifactSense(senses))
                                        && !forms.isMass(known)));
        return new Noun(name, last, kind, categories, broader, shown);
    }

    /**
     * {@code true} if a noun for a person can also name an artifact: "hanger" means a worker, but
     * also a thing that holds clothes.
     */
    private boolean canNameArtifact(int sense, int[] senses) {
        return isInFile("person", sense)
                && Arrays.stream(senses).anyMatch(other -> isInFile("artifact", other));
    }

    /**
     * {@code true} if one of the most common senses is an artifact: "tapestry" first means anything
     * intricate, but also a wall hanging.
     */
    private boolean hasCommonArtifactSense(int[] senses) {
        return Arrays.stream(senses).limit(COMMON_SENSES).anyMatch(it -> isInFile("artifact", it));
    }

    /** {@code true} if a sense belongs to the given lexicographer file of nouns. */
    private boolean isInFile(String file, int sense) {
        return file(sense) == FILES.indexOf(file) + 3;
    }

    private static boolean isShownAlone(Set<Category> categories) {
        return !categories.isEmpty() && !categories.contains(Category.BODY_PART);
    }

    /**
     * Returns the longest ending of a name that is listed or in WordNet: "table" for "kitchen
     * table".
     */
    private String longestKnownEnding(String name) {
        if (IMITATIONS.contains(name.substring(0, Math.max(0, name.indexOf(' '))))) {
            return name;
        }
        String ending = lastWords(name);
        while (!listed.contains(ending) && !wordNet.isKnown(PartOfSpeech.NOUN, ending)) {
            int space = ending.indexOf(' ');
            if (space < 0) {
                return ending;
            }
            ending = ending.substring(space + 1);
        }
        return ending;
    }

    private static String lastWords(String name) {
        int begin = name.length();
        for (int words = 0; words < MAX_WORDS && begin >= 0; words++) {
            begin = name.lastIndexOf(' ', begin - 1);
        }
        return name.substring(begin + 1);
    }

    /** Returns the most common sense; for an edible plant ("leek"), the sense as food. */
    private int mainSense(int[] senses) {
        boolean isEdiblePlant =
                senses.length > 1 && isInFile("plant", senses[0]) && isInFile("food", senses[1]);
        return senses[isEdiblePlant ? 1 : 0];
    }

    /**
     * Returns all broader senses of a sense and of the noun's other senses in the same
     * lexicographer file, e.g. for the two kinds of barrels.
     */
    private Set<Integer> broader(int sense, int[] senses) {
        Set<Integer> broader = new LinkedHashSet<>(wordNet.closure(PartOfSpeech.NOUN, sense));
        for (int other : senses) {
            if (file(other) == file(sense)) {
                broader.addAll(wordNet.closure(PartOfSpeech.NOUN, other));
            }
        }
        return broader;
    }

    /** {@code true} if WordNet capitalizes the noun in this sense. */
    private boolean isCapitalized(int sense, String noun) {
        return wordNet.members(PartOfSpeech.NOUN, sense).stream()
                .filter(member -> member.equalsIgnoreCase(noun))
                .anyMatch(member -> Character.isUpperCase(member.charAt(0)));
    }

    private int file(int sense) {
        return wordNet.lexicographerFile(PartOfSpeech.NOUN, sense);
    }

    private Optional<String> kindOf(int sense) {
        Set<Integer> reached = Set.of(sense);
        for (int step = 0; step <= MAX_STEPS; step++) {
            Set<Integer> next = new LinkedHashSet<>();
            for (int reachedSense : reached) {
                String noun = listedBySense.get(reachedSense);
                if (noun != null) {
                    return Optional.of(noun);
                }
                next.addAll(wordNet.broader(PartOfSpeech.NOUN, reachedSense));
            }
            reached = next;
        }
        return Optional.empty();
    }

    private Set<Category> categories(String kind, int sense, Set<Integer> broader) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        if (sense >= 0) {
            switch (file(sense)) {
                case 5 -> categories.addAll(EnumSet.of(Category.LIVING, Category.ANIMAL));
                case 6 -> categories.add(Category.THING);
                case 8 -> categories.add(Category.BODY_PART);
                case 13 -> categories.add(Category.FOOD);
                case 18 -> categories.addAll(EnumSet.of(Category.LIVING, Category.PERSON));
                case 15, 17 -> categories.add(Category.PLACE);
                case 20 -> categories.add(Category.THING);
                case 28 -> categories.add(Category.TIME);
                default -> {
                    if (isPerson(broader)) {
                        categories.addAll(EnumSet.of(Category.LIVING, Category.PERSON));
                    }
                }
            }
        }
        if (persons.contains(kind)) {
            categories.addAll(EnumSet.of(Category.LIVING, Category.PERSON));
        }
        if (places.contains(kind)) {
            categories.remove(Category.THING);
            categories.add(Category.PLACE);
        }
        return categories;
    }

    private boolean isPerson(Set<Integer> broader) {
        return broader.stream()
                .anyMatch(
                        sense -> wordNet.members(PartOfSpeech.NOUN, sense).get(0).equals("person"));
    }

    private String singular(String noun) {
        // "the woods" is not the plural of "wood".
        return listed.contains(noun) ? noun : forms.singular(noun);
    }

    /**
     * Returns the plural of a noun; the noun itself if it is always plural ("jeans"), empty if it
     * has none.
     */
    Optional<String> plural(String noun) {
        return forms.plural(noun).or(() -> pluralOfListed(noun));
    }

    /** Returns the regular plural of a listed noun that is not in the dictionary: "frisbee". */
    private Optional<String> pluralOfListed(String noun) {
        return senseOfListed.containsKey(noun)
                ? Optional.of(EnglishPlural.regular(noun))
                : Optional.empty();
    }

    /** {@code true} if a list or WordNet contains the noun. */
    boolean isKnown(String name) {
        return listed.contains(name) || wordNet.isKnown(PartOfSpeech.NOUN, singular(name));
    }

    /**
     * {@code true} if two nouns may name the same thing: they are equal, one is a kind of the
     * other, or they are listed as possibly the same or as likely to be in the same picture.
     */
    boolean mayBeSame(Noun one, Noun other) {
        return one.name().equals(other.name())
                || one.name().endsWith(" " + other.name())
                || other.name().endsWith(" " + one.name())
                || isKindOf(one, other)
                || isKindOf(other, one)
                || names(one).stream()
                        .anyMatch(
                                name ->
                                        names(other).stream()
                                                .anyMatch(with -> lists.mayBeSame(name, with)));
    }

    private boolean isKindOf(Noun one, Noun other) {
        Integer listed = senseOfListed.get(other.name());
        int meant = listed == null ? firstSense(other.name()) : listed;
        return one.broader().contains(meant);
    }

    private int firstSense(String name) {
        int[] senses = wordNet.senses(PartOfSpeech.NOUN, longestKnownEnding(name));
        return senses.length == 0 ? -1 : mainSense(senses);
    }

    private static Collection<String> names(Noun noun) {
        List<String> names = new ArrayList<>(List.of(noun.name().split(" ", -1)));
        names.add(noun.name());
        if (noun.isListed()) {
            names.add(noun.listed());
        }
        return names;
    }
}

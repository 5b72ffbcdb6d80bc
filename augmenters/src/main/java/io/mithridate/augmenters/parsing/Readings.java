package io.mithridate.augmenters.parsing;

import io.mithridate.augmenters.language.BoundedCache;
import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.language.Resources;
import io.mithridate.augmenters.wordnet.PartOfSpeech;
import io.mithridate.augmenters.wordnet.WordNet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The possible parts of speech of a word and the improbability of each, according to the closed
 * classes, the dictionary of word forms and WordNet's counts, or according to its ending if it is
 * in none of these.
 */
final class Readings {

    private static final double UNLIKELY = 2;
    private static final double LESS_LIKELY = 1;

    /** The number of the lexicographer file of artifacts (lexnames(5WN)). */
    private static final int ARTIFACT = 6;

    private final Map<String, List<Reading>> closed = readClosed();
    private final WordForms forms;
    private final WordNet wordNet;
    private final BoundedCache<List<Reading>> cache =
            new BoundedCache<>(word -> List.copyOf(read(word)));

    Readings(WordForms forms, WordNet wordNet) {
        this.forms = forms;
        this.wordNet = wordNet;
    }

    /** Returns the readings of a word in its original case; at least one. */
    List<Reading> of(String word) {
        return cache.of(word);
    }

    private List<Reading> read(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        List<Reading> readings = new ArrayList<>();
        if (Character.isDigit(word.charAt(0)) && lower.chars().allMatch(Character::isDigit)) {
            readings.add(new Reading(lower, Tag.CD, 0));
        } else if (closed.containsKey(lower)) {
            readings.addAll(closed.get(lower));
        } else if (ClosedClass.tag(lower).isPresent()) {
            Tag tag = Tag.of(ClosedClass.tag(lower).get()).orElse(Tag.RB);
            readings.add(new Reading(lower, tag, 0));
        } else {
            List<WordForms.Form> found = forms.of(lower);
            if (found.stream().anyMatch(form -> form.tag().equals("CD"))) {
                // "two" is also an adjective and a noun, but not in captions.
                return List.of(new Reading(lower, Tag.CD, 0));
            }
            addOpen(lower, found, readings);
            if (readings.isEmpty()) {
                addByLastPart(lower, readings);
            }
            boolean isName =
                    !word.equals(lower) && word.indexOf('-') < 0 && isOnlyName(forms.of(word));
            if (isName || (readings.isEmpty() && !word.equals(lower))) {
                readings.add(new Reading(lower, Tag.NNP, 0));
            }
            if (readings.isEmpty()) {
                addByEnding(lower, readings);
            }
        }
        return readings;
    }

    /** Adds readings of a hyphenated word by its last part: "T-shirts" are shirts. */
    private void addByLastPart(String word, List<Reading> readings) {
        int last = word.lastIndexOf('-') + 1;
        if (last == 0 || Character.isDigit(word.charAt(0))) {
            return;
        }
        for (WordForms.Form form : forms.of(word.substring(last))) {
            if (form.tag().equals("NN") || form.tag().equals("NNS")) {
                Tag tag = form.tag().equals("NN") ? Tag.NN : Tag.NNS;
                readings.add(new Reading(word.substring(0, last) + form.lemma(), tag, 0));
            }
        }
    }

    private static boolean isOnlyName(List<WordForms.Form> readings) {
        return readings.stream().anyMatch(form -> form.tag().startsWith("NNP"));
    }

    /** Returns the readings of words whose closed class alone is not precise enough. */
    private static Map<String, List<Reading>> readClosed() {
        Map<String, List<Reading>> closed = new HashMap<>();
        for (String line : Resources.lines(Readings.class, "closed-readings.txt")) {
            List<String> words = List.of(line.split(" ", -1));
            for (String word : words.subList(1, words.size())) {
                List<Reading> readings = new ArrayList<>();
                for (String tag : words.get(0).split("/", -1)) {
                    double cost =
                            readings.isEmpty() ? 0 : word.equals("her") ? UNLIKELY : LESS_LIKELY;
                    readings.add(new Reading(word, Tag.valueOf(tag), cost));
                }
                closed.put(word, List.copyOf(readings));
            }
        }
        return closed;
    }

    private void addOpen(String word, List<WordForms.Form> found, List<Reading> readings) {
        boolean participle =
                found.stream()
                        .anyMatch(form -> form.tag().equals("VBG") || form.tag().equals("VBN"));
        double total = 0;
        for (PartOfSpeech part : PartOfSpeech.values()) {
            total += count(part, word, found);
        }
        for (WordForms.Form form : found) {
            Optional<Tag> tag = Tag.of(form.tag());
            // "running", "parked": the participle also covers the adjective.
            boolean doubled =
                    participle
                            && tag.filter(Tag.JJ::equals).isPresent()
                            && (word.endsWith("ing") || word.endsWith("ed"));
            if (tag.isPresent() && !doubled) {
                double cost = cost(tag.get(), word, found, total);
                add(readings, new Reading(form.lemma(), tag.get(), cost + surcharge(form, word)));
            }
        }
    }

    /**
     * Returns an extra cost for rare readings: "swimming" is seldom a thing, and "bear" is seldom
     * plural.
     */
    private double surcharge(WordForms.Form form, String word) {
        boolean activity = form.mass() && word.endsWith("ing") && !isMainlyArtifact(word);
        boolean unchangedPlural = form.tag().equals("NNS") && form.lemma().equals(word);
        return activity ? UNLIKELY : unchangedPlural ? LESS_LIKELY : 0;
    }

    /**
     * {@code true} if the most common sense is an artifact and not an act: "painting", "drawing".
     */
    private boolean isMainlyArtifact(String noun) {
        int[] senses = wordNet.senses(PartOfSpeech.NOUN, noun);
        return senses.length > 0
                && wordNet.lexicographerFile(PartOfSpeech.NOUN, senses[0]) == ARTIFACT;
    }

    private static void add(List<Reading> readings, Reading reading) {
        if (readings.stream().noneMatch(other -> other.tag() == reading.tag())) {
            readings.add(reading);
        }
    }

    private double cost(Tag tag, String word, List<WordForms.Form> found, double total) {
        Optional<PartOfSpeech> part = partOf(tag);
        if (part.isEmpty()) {
            return LESS_LIKELY;
        }
        return -Math.log(count(part.get(), word, found) / total);
    }

    /**
     * Returns 0.5 plus the number of occurrences of a word or its lemma with this part of speech in
     * WordNet's corpus; 0 if the word cannot have it.
     */
    private double count(PartOfSpeech part, String word, List<WordForms.Form> found) {
        double count = 0;
        for (WordForms.Form form : found) {
            if (Tag.of(form.tag()).flatMap(Readings::partOf).filter(part::equals).isPresent()) {
                count = Math.max(count, wordNet.count(part, form.lemma()) + 0.5);
            }
        }
        return part == PartOfSpeech.NOUN && count > 0
                ? Math.max(count, wordNet.count(part, word) + 0.5)
                : count;
    }

    private static Optional<PartOfSpeech> partOf(Tag tag) {
        if (tag == Tag.NN || tag == Tag.NNS) {
            return Optional.of(PartOfSpeech.NOUN);
        }
        if (tag.isVerb()) {
            return Optional.of(PartOfSpeech.VERB);
        }
        return switch (tag) {
            case JJ -> Optional.of(PartOfSpeech.ADJECTIVE);
            case RB -> Optional.of(PartOfSpeech.ADVERB);
            default -> Optional.empty();
        };
    }

    private void addByEnding(String word, List<Reading> readings) {
        if (word.endsWith("'s") || word.endsWith("\u2019s") || word.endsWith("s'")) {
            // A possessive precedes a noun as an adjective does.
            readings.add(new Reading(word, Tag.JJ, 0));
            return;
        }
        int hyphen = word.lastIndexOf('-');
        if (hyphen > 0) {
            readings.add(new Reading(word, Tag.JJ, 0.5));
            for (Reading last : of(word.substring(hyphen + 1))) {
                if (last.tag().isNoun()) {
                    add(readings, new Reading(word, last.tag(), 0.8));
                }
            }
            return;
        }
        if (word.endsWith("ing")) {
            readings.add(new Reading(word, Tag.VBG, 0.3));
        } else if (word.endsWith("ed")) {
            readings.add(new Reading(word, Tag.VBN, 0.5));
            readings.add(new Reading(word, Tag.VBD, 0.8));
        } else if (word.endsWith("ly")) {
            readings.add(new Reading(word, Tag.RB, 0.3));
        } else if (word.endsWith("s") && !word.endsWith("ss") && word.length() > 1) {
            readings.add(new Reading(word.substring(0, word.length() - 1), Tag.NNS, 0.3));
            readings.add(new Reading(word, Tag.VBZ, UNLIKELY));
        }
        add(readings, new Reading(word, Tag.NN, 0.5));
        add(readings, new Reading(word, Tag.JJ, UNLIKELY));
    }

    /**
     * A possible interpretation of a word.
     *
     * @param lemma its base form
     * @param tag its part of speech
     * @param cost its improbability, as a negative logarithm
     */
    record Reading(String lemma, Tag tag, double cost) {}
}

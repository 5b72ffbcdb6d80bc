package io.mithridate.augmenters.parsing;

import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.VocabularyIndex.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds the noun phrases of a caption from left to right, and tags their words. */
final class PhraseFinder {

    /** The maximum number of unknown words before a known one: "a fluffy old dog". */
    private static final int MAX_UNKNOWN_MODIFIERS = 2;

    private final Units units;

    PhraseFinder(Units units) {
        this.units = units;
    }

    List<NounPhrase> find() {
        List<NounPhrase> phrases = new ArrayList<>();
        int at = 0;
        while (at < units.size()) {
            Optional<NounPhrase> phrase = new Attempt(at).phrase();
            if (phrase.isPresent()) {
                phrases.add(phrase.get());
                at = phrase.get().end();
            } else {
                at += units.entry(at).map(VocabularyIndex.Entry::length).orElse(1);
            }
        }
        return phrases;
    }

    /** An attempt to read a phrase that begins at a token. */
    private final class Attempt {

        private final int first;
        private final boolean afterCopula;
        private final boolean afterPreposition;
        private final List<Integer> attributes = new ArrayList<>();
        private OptionalInt count = OptionalInt.empty();
        private boolean determined;
        private boolean plural;
        private int at;
        private int endOfAttributes;

        private Attempt(int first) {
            this.first = first;
            at = first;
            afterCopula = first > 0 && ClosedClass.isCopula(units.word(first - 1));
            afterPreposition = first > 0 && units.tag(first - 1).equals("IN");
        }

        private Optional<NounPhrase> phrase() {
            readDeterminerAndCount();
            while (readModifier()) {}
            if (at < units.size() && isNoun(at)) {
                return Optional.of(withKnownNoun());
            }
            if (attributes.isEmpty()) {
                return Optional.empty();
            }
            if (at == endOfAttributes && !afterCopula && units.isUnknown(at)) {
                return Optional.of(withUnknownNoun());
            }
            return Optional.of(
                    new NounPhrase(first, endOfAttributes, endOfAttributes, attributes, count));
        }

        private void readDeterminerAndCount() {
            if (units.isDeterminer(at)) {
                determined = true;
                plural = isPluralDeterminer(units.word(at));
                at++;
            }
            Optional<VocabularyIndex.Entry> entry = units.entry(at);
            if (entry.isPresent() && entry.get().is(Use.COUNT)) {
                count = OptionalInt.of(at);
                plural = entry.get().is(Use.SEVERAL);
                determined = true;
                at++;
            }
        }

        private boolean isPluralDeterminer(String word) {
            return switch (word) {
                case "these", "those", "some", "all", "both" -> true;
                default -> false;
            };
        }

        /**
         * Reads an attribute, or unknown words before a known one; {@code false} if neither is
         * next.
         */
        private boolean readModifier() {
            if (at >= units.size()) {
                return false;
            }
            if (ClosedClass.isDegree(units.word(at)) && isAttribute(at + 1)) {
                at++;
                return true;
            }
            if (isAttribute(at)) {
                readAttribute();
                return true;
            }
            return skipUnknownModifiers();
        }

        private void readAttribute() {
            int end = at + length(at);
            for (int i = at; i < end; i++) {
                attributes.add(i);
                units.setTag(i, "JJ");
            }
            endOfAttributes = end;
            at = end;
            // "red and white", "small, red": the word or comma that joins two attributes belongs to
            // the phrase.
            if (at < units.size() && joins(units.word(at)) && isAttribute(at + 1)) {
                at++;
            }
        }

        private boolean joins(String word) {
            return word.equals("and") || word.equals(",") || word.equals("&");
        }

        private boolean skipUnknownModifiers() {
            if ((!determined && attributes.isEmpty()) || afterCopula) {
                return false;
            }
            int end = at;
            while (end - at < MAX_UNKNOWN_MODIFIERS && units.isUnknown(end)) {
                end++;
            }
            boolean precedesKnownWord =
                    end > at && end < units.size() && (isNoun(end) || isAttribute(end));
            if (precedesKnownWord) {
                at = end;
            }
            return precedesKnownWord;
        }

        private NounPhrase withKnownNoun() {
            int head = at;
            int last = at;
            while (at < units.size() && isNoun(at)) {
                last = at;
                tagNoun(at, "NN");
                at += length(at);
            }
            VocabularyIndex.Entry entry = units.entry(last).orElseThrow();
            boolean isPlural = entry.is(Use.PLURAL) && (plural || !entry.is(Use.SINGULAR));
            units.setTag(at - 1, isPlural ? "NNS" : "NN");
            if (!isPlural && units.isUnknown(at) && !looksLikeVerb(units.word(at))) {
                // "dog house": the vocabulary does not say what the compound names, so it is read
                // as a whole.
                at = endOfUnknown(at);
            }
            return new NounPhrase(first, at, head, attributes, count);
        }

        private void tagNoun(int token, String tag) {
            VocabularyIndex.Entry entry = units.entry(token).orElseThrow();
            for (int i = 0; i < entry.length(); i++) {
                units.setTag(token + i, tag);
                units.setLemma(token + i, entry.lemma(i));
            }
        }

        private NounPhrase withUnknownNoun() {
            int end = endOfUnknown(at);
            if (end - at == 1) {
                units.setTag(at, looksPlural(units.word(at)) ? "NNS" : "NN");
            }
            return new NounPhrase(first, end, at, attributes, count);
        }

        private int endOfUnknown(int from) {
            int end = from;
            while (units.isUnknown(end)) {
                end++;
            }
            return end;
        }

        private boolean isNoun(int token) {
            return units.entry(token).filter(VocabularyIndex.Entry::isNoun).isPresent()
                    && !isAttribute(token);
        }

        private boolean isAttribute(int token) {
            Optional<VocabularyIndex.Entry> entry = units.entry(token);
            if (entry.isEmpty() || !entry.get().is(Use.ATTRIBUTE)) {
                return false;
            }
            return !entry.get().isNoun() || describesNextWord(token + entry.get().length());
        }

        /** {@code true} if a word such as "orange" is a property, judging by the next word. */
        private boolean describesNextWord(int next) {
            if (!determined && (afterCopula || afterPreposition) && !units.isWord(next)) {
                return true;
            }
            if (!units.isWord(next)) {
                return false;
            }
            Optional<VocabularyIndex.Entry> following = units.entry(next);
            if (following.isPresent()) {
                return following.get().isNoun() || following.get().is(Use.ATTRIBUTE);
            }
            if (joins(units.word(next))) {
                return units.entry(next + 1)
                        .filter(entry -> entry.is(Use.ATTRIBUTE) && !entry.isNoun())
                        .isPresent();
            }
            return units.isUnknown(next) && !looksLikeVerb(units.word(next));
        }

        private int length(int token) {
            return units.entry(token).map(VocabularyIndex.Entry::length).orElse(1);
        }

        private boolean looksLikeVerb(String word) {
            return looksPlural(word)
                    || word.endsWith("ing")
                    || word.endsWith("ed")
                    || word.endsWith("ly");
        }

        private boolean looksPlural(String word) {
            return word.endsWith("s")
                    && !word.endsWith("ss")
                    && !word.endsWith("us")
                    && !word.endsWith("is");
        }
    }
}

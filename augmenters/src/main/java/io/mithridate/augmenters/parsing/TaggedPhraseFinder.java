package io.mithridate.augmenters.parsing;

import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import io.mithridate.augmenters.wordnet.PartOfSpeech;
import io.mithridate.augmenters.wordnet.WordNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the noun phrases of a tagged caption from left to right. */
final class TaggedPhraseFinder {

    /**
     * The number of senses to consider; rare ones are misleading: one sense of "dog" is the
     * sausage.
     */
    private static final int COMMON_SENSES = 3;

    /** The number of words in an age. */
    private static final int AGE_LENGTH = 3;

    /**
     * Verbs whose participles describe a noun and have no object: "smiling nurse", "sleeping cat".
     */
    private static final Set<String> INTRANSITIVE_PARTICIPLES =
            Set.of("smile", "laugh", "cry", "sleep");

    private static final Set<String> TIMES = Set.of("year", "month", "week", "day", "hour");

    private final List<Token> tokens;
    private final WordNet wordNet;

    /**
     * The tokens that begin a noun, optionally preceded by adjectives and the words that join them.
     */
    private final BitSet leadingToNoun;

    TaggedPhraseFinder(List<Token> tokens, WordNet wordNet) {
        this.tokens = tokens;
        this.wordNet = wordNet;
        leadingToNoun = leadingToNoun();
    }

    private BitSet leadingToNoun() {
        BitSet leading = new BitSet(tokens.size());
        for (int i = tokens.size() - 1; i >= 0; i--) {
            boolean between = isAdjective(i) || joins(tokens.get(i).lemma());
            leading.set(i, between ? leading.get(i + 1) : isNoun(i));
        }
        return leading;
    }

    private static boolean joins(String word) {
        return word.equals("and") || word.equals(",") || word.equals("&");
    }

    List<NounPhrase> find() {
        List<NounPhrase> phrases = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Optional<NounPhrase> phrase = new Attempt(at).phrase();
            phrase.ifPresent(phrases::add);
            // If a sequence of determiners does not begin a phrase, neither does the rest of the
            // sequence.
            at = phrase.isPresent() ? phrase.get().end() : Math.max(at + 1, endOfDeterminers(at));
        }
        return phrases;
    }

    private int endOfDeterminers(int from) {
        int end = from;
        while (tag(end).equals("DT") || tag(end).equals("PRP$")) {
            end++;
        }
        return end;
    }

    private String tag(int token) {
        return token < tokens.size() ? tokens.get(token).tag() : "";
    }

    private boolean isAdjective(int token) {
        return tag(token).startsWith("JJ");
    }

    private boolean isParticiple(int token) {
        return tag(token).equals("VBG") || tag(token).equals("VBN");
    }

    private boolean isNoun(int token) {
        return tag(token).startsWith("NN");
    }

    /** An attempt to read a phrase that begins at a token. */
    private final class Attempt {

        private final int first;
        private final List<Integer> attributes = new ArrayList<>();
        private OptionalInt count = OptionalInt.empty();
        private int at;
        private int endOfAttributes;

        private Attempt(int first) {
            this.first = first;
            at = first;
        }

        private Optional<NounPhrase> phrase() {
            at = endOfDeterminers(at);
            if (isAge(at)) {
                at += AGE_LENGTH;
            } else if (tag(at).equals("CD")) {
                count = OptionalInt.of(at);
                at++;
            }
            while (readModifier()) {}
            int noun = at;
            while (isNoun(at)) {
                at++;
            }
            if (noun < at) {
                return Optional.of(new NounPhrase(first, at, head(noun), attributes, count));
            }
            return attributes.isEmpty() || isParticiple(first)
                    ? Optional.empty()
                    : Optional.of(
                            new NounPhrase(
                                    first, endOfAttributes, endOfAttributes, attributes, count));
        }

        /** Reads an attribute or a word that belongs to one; {@code false} if none is next. */
        private boolean readModifier() {
            boolean degree =
                    at < tokens.size()
                            && (isBrandNew()
                                    || ClosedClass.isDegree(tokens.get(at).lemma())
                                    || tag(at).equals("RB"));
            if (degree && (isAdjective(at + 1) || tag(at + 1).equals("VBN"))) {
                at++;
                return true;
            }
            boolean participle = isParticiple(at) && mayDescribe() && leadsToNoun(at + 1);
            if (!isAdjective(at) && !participle) {
                return false;
            }
            attributes.add(at);
            at++;
            endOfAttributes = at;
            // "red and white", "small, red": the word or comma that joins two attributes belongs to
            // the phrase.
            if (at < tokens.size()
                    && joins(tokens.get(at).lemma())
                    && isAdjective(at + 1)
                    && leadsToNoun(at + 2)) {
                at++;
            }
            return true;
        }

        /**
         * {@code true} if a noun comes next, optionally after adjectives; a participle before it is
         * then an attribute.
         */
        private boolean leadsToNoun(int from) {
            return leadingToNoun.get(from);
        }

        /**
         * {@code true} for "a parked car", "in fried rice", "wearing striped shirts"; {@code false}
         * for "cars parked", "is playing", "eating rice".
         */
        private boolean mayDescribe() {
            if (at > first) {
                return true;
            }
            boolean begins =
                    first == 0
                            || tag(first - 1).equals("IN")
                            || tag(first - 1).equals(".")
                            || canTakeObject(first - 1);
            return (tag(at).equals("VBN")
                            || INTRANSITIVE_PARTICIPLES.contains(tokens.get(at).lemma()))
                    && begins;
        }

        /**
         * {@code true} if a token is a verb that an object may follow, unlike in "is parked" and
         * "has gone".
         */
        private boolean canTakeObject(int token) {
            return tag(token).startsWith("VB")
                    && switch (tokens.get(token).lemma()) {
                        case "be", "is", "are", "was", "were", "have", "has", "get" -> false;
                        default -> true;
                    };
        }

        /**
         * Returns the first token of the noun, including an adjective that changes the thing it
         * names: "hot dog".
         */
        private int head(int noun) {
            if (attributes.isEmpty() || endOfAttributes != noun) {
                return noun;
            }
            String before = tokens.get(noun - 1).text().toLowerCase(Locale.ROOT);
            String name =
                    tokens.subList(noun, at).stream()
                            .map(Token::lemma)
                            .collect(Collectors.joining(" "));
            boolean namesAnotherThing =
                    !ClosedClass.isShade(before)
                            && (!isKind(before + " " + name, name)
                                    || !isKind(before + "-" + name, name));
            if (!namesAnotherThing
                    && !(at - noun > 1 && isCompound(before, tokens.get(noun).lemma()))) {
                return noun;
            }
            attributes.remove(attributes.size() - 1);
            return noun - 1;
        }

        private boolean isBrandNew() {
            return tokens.get(at).lemma().equals("brand")
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).lemma().equals("new");
        }

        /**
         * {@code true} for "barbed wire" in "barbed wire fence" and "low angle" in "low angle
         * view".
         */
        private boolean isCompound(String before, String noun) {
            return noun.equals("angle")
                    || (!ClosedClass.isShade(before)
                            && wordNet.isKnown(PartOfSpeech.NOUN, before + " " + noun))
                    || wordNet.isKnown(PartOfSpeech.NOUN, before + "-" + noun)
                    || wordNet.isKnown(PartOfSpeech.ADJECTIVE, before + "-" + noun);
        }

        /**
         * {@code true} if an age begins at a token: "5 year old". It is a single attribute whose
         * words have no meaning on their own.
         */
        private boolean isAge(int token) {
            return token + AGE_LENGTH < tokens.size()
                    && tag(token).equals("CD")
                    && TIMES.contains(tokens.get(token + 1).lemma())
                    && tokens.get(token + 2).lemma().equals("old");
        }

        /** {@code true} if a compound names a kind of what its noun names, or is not in WordNet. */
        private boolean isKind(String compound, String name) {
            int[] senses = wordNet.senses(PartOfSpeech.NOUN, compound);
            if (senses.length == 0) {
                return true;
            }
            int[] nounSenses = wordNet.senses(PartOfSpeech.NOUN, name);
            for (int sense :
                    Arrays.copyOf(nounSenses, Math.min(nounSenses.length, COMMON_SENSES))) {
                for (int compoundSense : senses) {
                    if (wordNet.closure(PartOfSpeech.NOUN, compoundSense).contains(sense)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}

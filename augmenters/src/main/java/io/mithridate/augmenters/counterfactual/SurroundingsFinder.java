package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.language.IndefiniteArticle;
import io.mithridate.augmenters.language.Prepositions;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Finds out where the noun phrases of a caption stand. */
final class SurroundingsFinder {

    /** "in the middle of", with a word to spare. */
    private static final int LONGEST_PREPOSITION = 6;

    private final ParsedCaption caption;
    private final List<Token> tokens;
    private final List<String> lower;
    private final Surroundings.Mentions mentions;
    private final Map<Integer, Integer> firstByEnd = new HashMap<>();
    private final Map<Integer, NounPhrase> byFirst = new HashMap<>();

    /** By the end of each phrase that has a noun. */
    private final NavigableMap<Integer, NounPhrase> byEnd = new TreeMap<>();

    SurroundingsFinder(ParsedCaption caption, List<String> things) {
        this.caption = caption;
        tokens = caption.tokens();
        lower = new ArrayList<>(tokens.size());
        Set<String> words = new HashSet<>();
        Set<String> verbs = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            lower.add(token.text().toLowerCase(Locale.ROOT));
            words.add(token.lemma());
            if (isVerb(i)) {
                verbs.add(token.lemma());
            }
        }
        words.addAll(lower);
        mentions = new Surroundings.Mentions(things, words, verbs);
        for (NounPhrase phrase : caption.phrases()) {
            firstByEnd.putIfAbsent(phrase.end(), phrase.first());
            byFirst.putIfAbsent(phrase.first(), phrase);
            if (Pieces.hasNoun(phrase)) {
                byEnd.put(phrase.end(), phrase);
            }
        }
    }

    /** Whether the caption has a word that is made of another: "drying" of "dry". */
    boolean speaksOf(String word) {
        return mentions.words().stream().anyMatch(other -> other.startsWith(word));
    }

    /**
     * Where a phrase stands.
     *
     * @param first the first token of its name, which an attribute may belong to: "polar bear"
     */
    Surroundings of(NounPhrase phrase, int first) {
        int before = before(phrase.first() - 1);
        int after = after(phrase.end());
        boolean governed = before >= 0 && isVerb(before);
        return new Surroundings(
                mentions,
                describing(phrase, first),
                new Surroundings.Before(
                        before < 0
                                ? ""
                                : governed ? tokens.get(before).lemma() : preposition(before),
                        governed,
                        owner(before)),
                after < 0 || !isVerb(after)
                        ? new Surroundings.After(
                                after < 0 ? "" : "of", false, "", next(phrase), partner(phrase))
                        : new Surroundings.After(
                                tokens.get(after).lemma(),
                                true,
                                thingAt(after + 1),
                                next(phrase),
                                partner(phrase)),
                isCounted(phrase),
                isBare(phrase));
    }

    private String next(NounPhrase phrase) {
        return phrase.end() < tokens.size() ? tokens.get(phrase.end()).lemma() : "";
    }

    private String partner(NounPhrase phrase) {
        return thingAt(phrase.end() + 1);
    }

    /** The noun of the phrase that begins at a token; empty if none does. */
    private String thingAt(int token) {
        NounPhrase phrase = byFirst.get(token);
        return phrase == null ? "" : lemma(phrase);
    }

    /** The last word of a phrase, in its base form. */
    private String lemma(NounPhrase phrase) {
        return tokens.get(phrase.end() - 1).lemma();
    }

    private String owner(int before) {
        Map.Entry<Integer, NounPhrase> owner = byEnd.floorEntry(before);
        return owner == null ? "" : lemma(owner.getValue());
    }

    /** Its attributes, and what a form of "be" says of it. */
    private List<String> describing(NounPhrase phrase, int first) {
        List<String> describing = new ArrayList<>();
        int said = phrase.end() + 1;
        if (said < tokens.size() && isBe(said - 1) && describes(said)) {
            describing.add(lower.get(said));
        }
        for (int attribute : phrase.attributes()) {
            if (attribute < first) {
                describing.add(lower.get(attribute));
            }
        }
        return describing;
    }

    private boolean describes(int token) {
        return tag(token).equals("JJ") || tag(token).equals("VBN");
    }

    private boolean isCounted(NounPhrase phrase) {
        return phrase.count().isPresent() || IndefiniteArticle.is(lower.get(phrase.first()));
    }

    private boolean isBare(NounPhrase phrase) {
        boolean named =
                phrase.first() == phrase.headFirst()
                        || isAttribute(phrase, phrase.first())
                        || isAmount(lower.get(phrase.first()));
        // "grandma's pie" has an owner.
        boolean owned = lower.get(phrase.first()).endsWith("'s");
        return named && !owned && phrase.count().isEmpty() && !Pieces.isPlural(caption, phrase);
    }

    /** "some luggage": what is counted has no such word in the singular. */
    private static boolean isAmount(String word) {
        return switch (word) {
            case "some", "any", "much", "more", "less", "enough", "all" -> true;
            default -> false;
        };
    }

    private static boolean isAttribute(NounPhrase phrase, int token) {
        return phrase.attributes().contains(token);
    }

    /** The verb or preposition that ends before a list of phrases; -1 if none does. */
    private int before(int from) {
        int at = from;
        while (at > 0 && isListed(at)) {
            int joint = isComma(at - 1) ? at - 1 : at;
            int first = firstByEnd.getOrDefault(joint, -1);
            if (first < 0) {
                return -1;
            }
            at = first - 1;
        }
        while (at > 0 && (tag(at).equals("RB") || isParticle(at))) {
            at--;
        }
        if (at >= 0 && isBe(at)) {
            return at;
        }
        if (at < 0 || ClosedClass.agreesInNumber(lower.get(at))) {
            return -1;
        }
        return isVerb(at) || tag(at).equals("IN") || tag(at).equals("TO") ? at : -1;
    }

    /** The verb or "of" that begins after a list of phrases; -1 if none does. */
    private int after(int from) {
        int at = from;
        if (at < tokens.size() && lower.get(at).equals("of")) {
            return at;
        }
        while (at < tokens.size() && isListed(at)) {
            int joint = at + 1 < tokens.size() && tag(at + 1).equals("CC") ? at + 1 : at;
            NounPhrase phrase = byFirst.get(joint + 1);
            if (phrase == null) {
                return -1;
            }
            at = phrase.end();
        }
        while (at < tokens.size() && (tag(at).equals("WDT") || tag(at).equals("RB") || isBe(at))) {
            at++;
        }
        return at < tokens.size() && isVerb(at) ? at : -1;
    }

    /** "blows out", "picks up". */
    private boolean isParticle(int token) {
        return tag(token).equals("RP")
                || (isVerb(token - 1)
                        && switch (lower.get(token)) {
                            case "out", "up", "off", "away" -> true;
                            default -> false;
                        });
    }

    private boolean isListed(int token) {
        return isComma(token) || tag(token).equals("CC");
    }

    private boolean isComma(int token) {
        return lower.get(token).equals(",");
    }

    private String preposition(int last) {
        for (int from = Math.max(0, last - LONGEST_PREPOSITION); from < last; from++) {
            if (from + Prepositions.lengthAt(lower, from) == last + 1) {
                return String.join(" ", lower.subList(from, last + 1));
            }
        }
        return lower.get(last);
    }

    private boolean isBe(int token) {
        return switch (tokens.get(token).text().toLowerCase(Locale.ROOT)) {
            case "is", "are", "was", "were", "be", "been", "being" -> true;
            default -> false;
        };
    }

    private boolean isVerb(int token) {
        return tag(token).startsWith("VB") && !isBe(token);
    }

    private String tag(int token) {
        return tokens.get(token).tag();
    }
}

package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.NounPhrase;
import io.mithridate.api.text.ParsedCaption.Token;
import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.language.IndefiniteArticle;
import io.mithridate.augmenters.language.Prepositions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds out where the noun phrases of a caption stand. */
final class SurroundingsFinder {

    /** "in the middle of", with a word to spare. */
    private static final int LONGEST_PREPOSITION = 6;

    private final ParsedCaption caption;
    private final List<Token> tokens;
    private final List<String> things;
    private final List<String> lower;
    private final Set<String> words = new HashSet<>();
    private final Map<Integer, Integer> firstByEnd = new HashMap<>();
    private final Map<Integer, Integer> endByFirst = new HashMap<>();

    SurroundingsFinder(ParsedCaption caption, List<String> things) {
        this.caption = caption;
        this.things = things;
        tokens = caption.tokens();
        lower = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            lower.add(token.text().toLowerCase(Locale.ROOT));
            words.add(token.lemma());
        }
        words.addAll(lower);
        for (NounPhrase phrase : caption.phrases()) {
            firstByEnd.putIfAbsent(phrase.end(), phrase.first());
            endByFirst.putIfAbsent(phrase.first(), phrase.end());
        }
    }

    /** Whether the caption has a word that is made of another: "drying" of "dry". */
    boolean speaksOf(String word) {
        return words.stream().anyMatch(other -> other.startsWith(word));
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
                things,
                words,
                describing(phrase, first),
                before < 0 ? "" : governed ? tokens.get(before).lemma() : preposition(before),
                governed,
                after < 0 ? "" : tokens.get(after).lemma(),
                after >= 0 && isVerb(after),
                owner(before),
                isCounted(phrase),
                isBare(phrase));
    }

    private String owner(int before) {
        String owner = "";
        for (NounPhrase phrase : caption.phrases()) {
            if (phrase.end() <= before && Pieces.hasNoun(phrase)) {
                owner = Pieces.head(caption, phrase);
            }
        }
        return owner;
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
        boolean named = phrase.first() == phrase.headFirst() || isAttribute(phrase, phrase.first());
        return named && phrase.count().isEmpty() && !Pieces.isPlural(caption, phrase);
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
        if (at < 0 || ClosedClass.agreesInNumber(lower.get(at)) || isBe(at)) {
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
            int end = endByFirst.getOrDefault(joint + 1, -1);
            if (end < 0) {
                return -1;
            }
            at = end;
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
        return switch (lower.get(token)) {
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

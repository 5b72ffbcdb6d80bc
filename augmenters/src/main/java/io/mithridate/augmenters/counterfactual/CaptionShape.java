package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.counterfactual.Templates.Unit;
import io.mithridate.augmenters.language.Prepositions;
import io.mithridate.augmenters.lexicon.Lexicon;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Relation;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Matches the phrases of a caption against {@link Templates}. In captions written with a data set's
 * own vocabulary, all phrases match.
 */
final class CaptionShape {

    private static final Set<String> PHRASE_TAGS =
            Set.of("NP", "NUM", "OWN", "BARE", "WORD", "LOOSE");

    private final ParsedCaption caption;
    private final AssertedPhrases asserted;
    private final Optional<Templates> templates;
    private final Lexicon lexicon;
    private final List<Unit> units = new ArrayList<>();

    /** The unit that each phrase belongs to; -1 if the phrase is not understood. */
    private final int[] unitOf;

    /** The template that each phrase matches on its own. */
    private final String[] templateNames;

    CaptionShape(ParsedCaption caption, Optional<Templates> templates, Lexicon lexicon) {
        this.caption = caption;
        asserted = new AssertedPhrases(caption);
        this.lexicon = lexicon;
        this.templates = templates;
        unitOf = new int[caption.phrases().size()];
        templateNames = new String[unitOf.length];
        Arrays.fill(unitOf, -1);
        templates.filter(this::isUnderstood).ifPresent(this::findUnits);
    }

    ParsedCaption caption() {
        return caption;
    }

    AssertedPhrases asserted() {
        return asserted;
    }

    private boolean isUnderstood(Templates read) {
        Set<String> unclearWords = read.words("unclear");
        boolean isCommand = caption.tag(0).equals("VB") || caption.tag(0).equals("VBP");
        return !caption.isTitle()
                && !isCommand
                && Collections.disjoint(unclearWords, caption.lower())
                && caption.tokens().stream().noneMatch(token -> token.tag().equals("MD"));
    }

    private void findUnits(Templates read) {
        List<String> lower = caption.lower();
        units.add(new Unit("^", "", 0, 0));
        int phrase = 0;
        int at = 0;
        while (at < lower.size() && !read.words("end").contains(lower.get(at))) {
            while (phrase < unitOf.length && caption.phrases().get(phrase).first() < at) {
                phrase++;
            }
            boolean beginsPhrase =
                    phrase < unitOf.length && caption.phrases().get(phrase).first() == at;
            int end = beginsPhrase ? caption.phrases().get(phrase).end() : endOfWord(lower, at);
            if (beginsPhrase) {
                unitOf[phrase] = units.size();
                Unit unit = phraseAt(phrase, read);
                templateNames[phrase] = unit.tag();
                add(unit, phrase);
            } else {
                String word = word(lower, at, end);
                // "dreams of": like the verb's object, the preposition's object need not be in the
                // picture.
                boolean mayBeUnseen =
                        read.words("unseen").contains(word)
                                || (tag(at, end).equals("IN")
                                        && units.get(units.size() - 1).tag().equals("?")
                                        && caption.tag(at - 1).startsWith("VB"));
                String tag = mayBeUnseen ? "?" : tag(at, end);
                units.add(new Unit(tag, word, at, end));
            }
            at = end;
        }
        units.add(new Unit("$", "", at, at));
        // "visit the castle": a command whose verb was tagged as a noun.
        if (units.get(1).tag().equals("WORD") && PHRASE_TAGS.contains(units.get(2).tag())) {
            Arrays.fill(unitOf, -1);
        }
    }

    private static int endOfWord(List<String> lower, int at) {
        return at + Math.max(1, Prepositions.lengthAt(lower, at));
    }

    private String tag(int first, int end) {
        return end > first + 1 ? "IN" : caption.tag(first);
    }

    /**
     * Returns the words of a unit; empty for an action that may not take place: "to catch a bus".
     */
    private String word(List<String> lower, int first, int end) {
        if (end > first + 1) {
            return String.join(" ", lower.subList(first, end));
        }
        return caption.tag(first).equals("VB") ? "" : caption.lemma(first);
    }

    private Unit phraseAt(int index, Templates read) {
        NounPhrase phrase = caption.phrases().get(index);
        Set<String> unusableWords = read.words("never");
        Set<String> ordinals = read.words("ordinal");
        List<Unit> words = new ArrayList<>();
        for (int i = phrase.first(); i < phrase.end(); i++) {
            Token token = caption.tokens().get(i);
            boolean isName = isOwner(token.text()) || (i > 0 && isName(token.text()));
            boolean isUnusable = isName || unusableWords.contains(token.lemma());
            String tag = ordinals.contains(token.lemma()) ? "ORD" : token.tag();
            words.add(new Unit(isUnusable ? "?" : tag, isUnusable ? "?" : token.lemma(), i, i + 1));
        }
        String name = read.nameOf(words);
        return new Unit(name.isEmpty() ? "?" : name, "", phrase.first(), phrase.end());
    }

    private static boolean isOwner(String text) {
        return text.endsWith("'s") || text.endsWith("\u2019s");
    }

    /** {@code true} if a word is capitalized but not an abbreviation. */
    private static boolean isName(String text) {
        return Character.isUpperCase(text.codePointAt(0))
                && !text.equals(text.toUpperCase(Locale.ROOT));
    }

    /** Adds a phrase, merging it with the previous one if "of" joins them: "a cup of coffee". */
    private void add(Unit unit, int phrase) {
        int ofIndex = units.size() - 1;
        boolean joined =
                ofIndex > 1
                        && units.get(ofIndex).word().equals("of")
                        && PHRASE_TAGS.contains(unit.tag())
                        && PHRASE_TAGS.contains(units.get(ofIndex - 1).tag());
        if (!joined) {
            units.add(unit);
            return;
        }
        Unit head = units.get(ofIndex - 1);
        units.subList(ofIndex - 1, units.size()).clear();
        units.add(new Unit(joinedTag(head, unit, phrase), "", head.first(), unit.end()));
        for (int i = 0; i < unitOf.length; i++) {
            if (unitOf[i] >= units.size()) {
                unitOf[i] = units.size() - 1;
            }
        }
    }

    private String joinedTag(Unit head, Unit unit, int phrase) {
        boolean bare = unit.tag().equals("BARE") || unit.tag().equals("WORD");
        if (unit.tag().equals("OWN")
                || unit.tag().equals("LOOSE")
                || (bare && !lexicon.isMass(caption.head(caption.phrases().get(phrase))))) {
            return "LOOSE";
        }
        return head.tag().equals("WORD") ? "BARE" : head.tag();
    }

    /** Returns the end (exclusive) of a phrase, including phrases joined to it by "of". */
    int end(int phrase) {
        return unitOf[phrase] < 0
                ? caption.phrases().get(phrase).end()
                : units.get(unitOf[phrase]).end();
    }

    /** Returns the first token of a phrase, including the phrase that it is joined to by "of". */
    int first(int phrase) {
        return unitOf[phrase] < 0
                ? caption.phrases().get(phrase).first()
                : units.get(unitOf[phrase]).first();
    }

    /**
     * {@code true} if a picture can show the noun together with what follows "of": "a view of the
     * city", but not "the history of the city".
     */
    boolean isPart(String lemma) {
        return templates.filter(read -> read.words("parts").contains(lemma)).isPresent();
    }

    /** {@code true} if a phrase can stand alone. */
    boolean standsAlone(int phrase) {
        return isMatch("alone", phrase, phrase)
                && (first(phrase) == caption.phrases().get(phrase).first() || isShown(phrase));
    }

    /**
     * {@code true} if a phrase after "of" is itself in the picture: "colorful huts" in "a row of
     * colorful huts", but not "the city" in "the map of the city".
     */
    private boolean isShown(int phrase) {
        int ofIndex = caption.phrases().get(phrase).first() - 1;
        return templates.isPresent()
                && (templateNames[phrase].equals("NP") || templateNames[phrase].equals("NUM"))
                && templates.get().words("showing").contains(caption.lemma(ofIndex - 1));
    }

    /** {@code true} if a relation and its two phrases form a statement on their own. */
    boolean isStatement(Relation relation) {
        return !isTrailingModifier(end(relation.object()))
                && isMatch("statement", relation.subject(), relation.object());
    }

    /**
     * {@code true} if a token at the end of the caption is an adverb, particle or preposition that
     * belongs to the words before it: "a bird to the right of a lion here", "with a lid on".
     */
    private boolean isTrailingModifier(int token) {
        boolean last = token + 1 == caption.tokens().size() || caption.tag(token + 1).equals(".");
        return last
                && switch (caption.tag(token)) {
                    case "RB", "RP", "IN" -> true;
                    default -> false;
                };
    }

    /** {@code true} if a piece of a phrase may be replaced. */
    boolean mayChange(int phrase) {
        return isMatch("piece", phrase, phrase) && (templates.isEmpty() || isSeen(phrase));
    }

    /** {@code true} unless "of" joins a phrase to a noun that is not visible itself. */
    private boolean isSeen(int phrase) {
        int ofIndex = caption.phrases().get(phrase).first() - 1;
        if (phrase == 0
                || !caption.lemma(ofIndex).equals("of")
                || !caption.tag(ofIndex).equals("IN")) {
            return true;
        }
        NounPhrase head = caption.phrases().get(phrase - 1);
        boolean joined = head.hasNoun() && head.end() == ofIndex;
        return !joined
                || isPart(caption.lemma(ofIndex - 1))
                || lexicon.isThing(caption.head(head))
                || head.count().isPresent();
    }

    /**
     * {@code true} if a phrase without its attributes names the same thing. All attributes must be
     * known. None may be an ordinal, form a compound with the noun, mark it as an imitation ("a
     * plastic rabbit"), distinguish it from another thing ("a black dog and a white dog"), or take
     * the position of an article ("in full sail").
     */
    boolean canDropAttributes(NounPhrase phrase) {
        if (templates.isEmpty()) {
            return true;
        }
        Set<String> imitating = templates.get().words("imitating");
        Set<String> ordinals = templates.get().words("ordinal");
        String noun = caption.lemma(phrase.end() - 1);
        boolean bare =
                phrase.first() > 0
                        && phrase.attributes().get(0) == phrase.first()
                        && !caption.isPlural(phrase)
                        && !lexicon.isMass(caption.head(phrase));
        return lexicon.isThing(caption.head(phrase))
                && !bare
                && caption.phrases().stream()
                                .filter(other -> caption.lemma(other.end() - 1).equals(noun))
                                .count()
                        == 1
                && phrase.attributes().stream()
                        .map(token -> caption.words(token, token + 1))
                        .allMatch(
                                word ->
                                        lexicon.isAttribute(word)
                                                && !imitating.contains(word)
                                                && !ordinals.contains(word))
                && !lexicon.isCompound(caption.words(phrase.headFirst() - 1, phrase.end()));
    }

    /** {@code true} if the prepositions of a relation may be replaced. */
    boolean mayChangePreposition(Relation relation) {
        return isMatch("preposition", relation.subject(), relation.object());
    }

    /** {@code true} if the verb of a relation may be replaced. */
    boolean mayChangeVerb(Relation relation) {
        return isMatch("verb", relation.subject(), relation.object());
    }

    /**
     * {@code true} if the verb may be replaced in a sentence that begins with the phrase and ends
     * with the verb.
     */
    boolean mayChangeVerb(int phrase, int verb) {
        int first = unitOf[phrase];
        return templates.isPresent()
                && first >= 0
                && first + verb - end(phrase) + 1 < units.size()
                && templates.get().match("verb", units, first, first + verb - end(phrase) + 2);
    }

    private boolean isMatch(String name, int first, int last) {
        return templates
                .map(
                        read ->
                                unitOf[first] >= 0
                                        && unitOf[last] >= 0
                                        && read.match(name, units, unitOf[first], unitOf[last] + 1))
                .orElse(true);
    }
}

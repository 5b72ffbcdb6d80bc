package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.language.IndefiniteArticle;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells of what a caption is about whether its number may be another, and what agrees with it.
 *
 * <p>Where more than verbs would have to agree, it stays: a pronoun, or what each has for itself
 * ("a man with a beard").
 */
final class SubjectNumber {

    private static final Set<String> OWNING = Set.of("with", "in", "on", "without");

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;
    private final Sentence sentence;
    private final boolean hasPronoun;

    SubjectNumber(ParsedCaption caption, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.lexicon = lexicon;
        sentence = new Sentence(caption);
        int last = lastPronoun();
        boolean pronoun = false;
        for (int i = 0; i < sentence.length(); i++) {
            boolean stands =
                    sentence.tag(i).startsWith("PRP")
                            || ClosedClass.standsForThings(sentence.lemma(i));
            pronoun |= stands && !refersToNothingNamed(i) && i != last;
            // "the one on the right"
            pronoun |= sentence.lemma(i).equals("one") && sentence.lemma(i - 1).equals("the");
        }
        hasPronoun = pronoun;
    }

    /**
     * Pronouns that name nothing the caption has named: "my", "you", the "it" of "it is raining".
     */
    private boolean refersToNothingNamed(int token) {
        return switch (sentence.lemma(token)) {
            case "my", "our", "your", "i", "we", "you", "me", "us", "someone", "somebody" -> true;
            case "it" ->
                    sentence.isBe(token + 1)
                            && (sentence.lemma(token + 2).equals("rain")
                                    || sentence.lemma(token + 2).equals("snow"));
            default -> false;
        };
    }

    /**
     * The "it" of "a mug with hearts on it" where nothing else can be meant; -1 if there is none.
     */
    private int lastPronoun() {
        int last = sentence.length() - (sentence.tag(sentence.length() - 1).equals(".") ? 2 : 1);
        boolean possible = sentence.lemma(last).equals("it") && sentence.tag(last - 1).equals("IN");
        return possible && onlyOneIsNamed() ? last : -1;
    }

    private boolean onlyOneIsNamed() {
        BitSet quoted = Quotations.in(caption.tokens());
        return caption.phrases().stream()
                .skip(1)
                .allMatch(phrase -> Pieces.isPlural(caption, phrase) || quoted.get(phrase.first()));
    }

    /** The first phrase that is not a depiction; -1 if something else stands before it. */
    int first() {
        for (int i = 0; i < caption.phrases().size(); i++) {
            NounPhrase phrase = caption.phrases().get(i);
            if (!isDepiction(phrase)) {
                return begins(phrase) || isDepicted(phrase.first() - 1) ? i : -1;
            }
        }
        return -1;
    }

    /** Whether nothing, or "there is", stands before a phrase. */
    private boolean begins(NounPhrase phrase) {
        boolean just = phrase.first() == 1 && sentence.lemma(0).equals("just");
        return phrase.first() == 0 || just || isExistential(phrase);
    }

    private boolean isExistential(NounPhrase phrase) {
        return phrase.first() == 2 && sentence.tag(0).equals("EX") && sentence.isBe(1);
    }

    /** The last phrase of the list that begins with the first. */
    int last(int first) {
        int last = first;
        while (first >= 0 && last + 1 < caption.phrases().size() && isListed(last)) {
            last++;
        }
        return last;
    }

    private boolean isDepicted(int before) {
        if (!sentence.lemma(before).equals("of")) {
            return false;
        }
        for (int i = 0; i < before; i++) {
            if (NumberWords.DEPICTIONS.contains(sentence.lemma(i))
                    || (i == before - 1 && sentence.tag(i).equals("VBG"))) {
                return true;
            }
        }
        return false;
    }

    private boolean isDepiction(NounPhrase phrase) {
        String after = sentence.text(phrase.end()).toLowerCase(Locale.ROOT);
        // "chalk drawing of a dragon"
        boolean drawn = after.equals("drawing") || after.equals("painting");
        return Pieces.hasNoun(phrase)
                && (NumberWords.DEPICTIONS.contains(sentence.lemma(phrase.end() - 1))
                        || (drawn && sentence.lemma(phrase.end() + 1).equals("of")));
    }

    /** Whether the next phrase is a further one of a list. */
    private boolean isListed(int phrase) {
        int from = caption.phrases().get(phrase).end();
        int end = caption.phrases().get(phrase + 1).first();
        for (int i = from; i < end; i++) {
            String word = sentence.lemma(i);
            if (!word.equals("and") && !word.equals(",") && !word.equals("&")) {
                return false;
            }
        }
        return from < end;
    }

    /**
     * The verbs that agree with a phrase; empty if its number stays.
     *
     * @param listed whether it is one of a list, with which as a whole the verb agrees
     */
    Optional<List<Integer>> verbs(NounPhrase phrase, boolean listed) {
        boolean plural = Pieces.isPlural(caption, phrase);
        boolean article = IndefiniteArticle.is(sentence.lemma(phrase.first()));
        boolean definite = sentence.lemma(phrase.first()).equals("the");
        boolean possible =
                !hasPronoun
                        && (article || definite || isBare(phrase))
                        && !(article && plural)
                        && !(!article && listed && !plural)
                        && isFree(phrase, plural)
                        && !isMisread(phrase, definite && plural)
                        && !(plural && hidesVerb(phrase))
                        && (plural || !holdsOne(phrase.end()))
                        && (listed || !ownsOneEach(phrase, plural));
        return possible ? agreeing(phrase, plural, listed) : Optional.empty();
    }

    private boolean isBare(NounPhrase phrase) {
        return switch (sentence.tag(phrase.first())) {
            case "DT", "PRP$", "CD" -> false;
            default -> !NumberWords.VAGUE.contains(sentence.lemma(phrase.first()));
        };
    }

    /** Whether nothing in a phrase's clause is said of one, or of several, alone. */
    private boolean isFree(NounPhrase phrase, boolean plural) {
        int start = plural ? 0 : phrase.first();
        for (int i = start; i < phrase.end() || !sentence.endsAt(i); i++) {
            String word = sentence.lemma(i);
            boolean within = i < phrase.end();
            boolean measured = !within && sentence.lemma(i + 1).equals("of");
            boolean single = i <= phrase.first() + 1 && NumberWords.SINGLE.contains(word);
            if (plural && NumberWords.OF_SEVERAL.contains(word) && !measured) {
                return false;
            }
            if (!plural && NumberWords.OF_ONE.contains(word) && within && !single) {
                return false;
            }
            boolean ofEach =
                    NumberWords.DONE_BY_ONE.contains(word)
                            || word.equals("alone")
                            || (word.equals("as") && !sentence.tag(i + 1).equals("PRP"));
            if (!plural && !within && ofEach && !sentence.hasSubjectOfItsOwn(i)) {
                return false;
            }
        }
        return true;
    }

    /** "the queen waves from a balcony" may have been read as of waves. */
    private boolean isMisread(NounPhrase phrase, boolean doubtful) {
        return doubtful
                && phrase.end() - phrase.headFirst() > 1
                && sentence.tag(phrase.end()).equals("IN");
    }

    /** Of "kids in uniform wave" the verb may have been read as of a "uniform wave". */
    private boolean hidesVerb(NounPhrase subject) {
        return caption.phrases().stream()
                .anyMatch(
                        phrase ->
                                phrase.first() > subject.end()
                                        && phrase.end() - phrase.first() > 1
                                        && !sentence.tag(phrase.first()).equals("DT")
                                        && NumberWords.VERBS.contains(
                                                sentence.lemma(phrase.end() - 1)));
    }

    /** "a waitress carries a tray": several would have several. */
    private boolean holdsOne(int verb) {
        return NumberWords.IN_HAND.contains(sentence.lemma(verb))
                && IndefiniteArticle.is(sentence.lemma(verb + 1));
    }

    private boolean ownsOneEach(NounPhrase owner, boolean plural) {
        for (NounPhrase owned : caption.phrases()) {
            if (owned.first() > owner.end()
                    && Pieces.hasNoun(owned)
                    && (plural ? hasOneEach(owner, owned) : hasOne(owner, owned))) {
                return true;
            }
        }
        return false;
    }

    /** "men in hats", "candles flickering on windowsills": each has one for itself. */
    private boolean hasOneEach(NounPhrase owner, NounPhrase owned) {
        boolean direct = owned.first() == owner.end() + 1;
        return Pieces.isPlural(caption, owned)
                && !sentence.lemma(owned.first()).equals("the")
                && OWNING.contains(sentence.lemma(owned.first() - 1))
                && (direct
                        ? !lexicon.isPlace(Pieces.head(caption, owned))
                        : sentence.lemma(owned.first() - 1).equals("on"));
    }

    /** "a man with a beard", "a girl in a dress". */
    private boolean hasOne(NounPhrase owner, NounPhrase owned) {
        String name = Pieces.head(caption, owned);
        String before = sentence.lemma(owned.first() - 1);
        if (Pieces.isPlural(caption, owned)
                || !IndefiniteArticle.is(sentence.lemma(owned.first()))
                || lexicon.isPlace(name)
                || !(OWNING.contains(before) || before.equals("and") || before.equals(","))) {
            return false;
        }
        boolean with = before.startsWith("with") && owned.first() == owner.end() + 1;
        return (with && !lexicon.isLiving(name)) || isWornOrRidden(owner, owned);
    }

    private boolean isWornOrRidden(NounPhrase owner, NounPhrase owned) {
        return lexicon.isLiving(Pieces.head(caption, owner))
                && NumberWords.EACHS.contains(sentence.lemma(owned.end() - 1));
    }

    private Optional<List<Integer>> agreeing(NounPhrase phrase, boolean plural, boolean listed) {
        int next = phrase.end();
        if (sentence.lemma(next).equals("of")
                && !NumberWords.MEASURES.contains(sentence.lemma(next - 1))) {
            return Optional.empty();
        }
        if (!mayFollow(next) || isNamed()) {
            return Optional.empty();
        }
        List<Integer> verbs = new ArrayList<>();
        if (isExistential(phrase)) {
            verbs.add(phrase.first() - 1);
        }
        for (int i = next; i < sentence.length(); i++) {
            boolean own = i > next && sentence.hasSubjectOfItsOwn(i);
            boolean relative = i == next + 1 && sentence.tag(next).equals("WDT");
            if (sentence.agrees(i, plural) && (relative || !own)) {
                verbs.add(i);
            }
        }
        int pronoun = lastPronoun();
        if (pronoun >= 0) {
            verbs.add(pronoun);
        }
        // With a list the verb agrees as a whole.
        boolean clear =
                listed ? verbs.isEmpty() : verbs.stream().allMatch(verb -> isClear(verb, phrase));
        return clear ? Optional.of(List.copyOf(verbs)) : Optional.empty();
    }

    /** Whether a verb agrees with a phrase for sure: of "a sailor in uniform salutes" it does. */
    private boolean isClear(int verb, NounPhrase phrase) {
        if (sentence.lemma(verb).equals("it")) {
            return !Pieces.isPlural(caption, phrase);
        }
        boolean direct = verb == phrase.end() || verb == phrase.first() - 1;
        boolean relative = sentence.tag(verb - 1).equals("WDT") && verb == phrase.end() + 1;
        // "a picture of a dog hangs on a wall": the picture does.
        boolean first = phrase.first() == 0 || isExistential(phrase);
        return direct ? first : relative || (first && isReached(verb, phrase.end()));
    }

    /**
     * Whether nothing stands between two tokens but what may be said of a thing before its verb.
     */
    private boolean isReached(int verb, int from) {
        int at = from;
        while (at < verb) {
            int next = afterPhrase(at);
            if (next < 0) {
                next = sentence.afterQuotation(at);
            }
            if (next < 0 && isOfModifier(at)) {
                next = at + 1;
            }
            if (next < 0) {
                return false;
            }
            at = next;
        }
        return at == verb;
    }

    private int afterPhrase(int first) {
        for (NounPhrase phrase : caption.phrases()) {
            // "a nurse in blue scrubs" may have been read as of one who scrubs in blue.
            boolean colour = lexicon.isAttribute(Pieces.head(caption, phrase));
            if (phrase.first() == first && Pieces.hasNoun(phrase) && !colour) {
                return phrase.end();
            }
        }
        return -1;
    }

    private boolean isOfModifier(int token) {
        return switch (sentence.tag(token)) {
            case "IN", "TO", "RB", "RP", "WDT", "VBG", "VBN", "VBD", "VBZ", "VBP", "PRP$" -> true;
            default -> false;
        };
    }

    /** Whether a token after a phrase leaves it whole. */
    private boolean mayFollow(int next) {
        String tag = sentence.tag(next);
        // "a horse drawn carriage"
        String after = sentence.tag(next + 1);
        boolean participle = tag.equals("VBN") || tag.equals("VBD");
        if (participle && (after.startsWith("NN") || after.equals("JJ"))) {
            return false;
        }
        return switch (tag) {
            case "",
                    ".",
                    "IN",
                    "TO",
                    "VBG",
                    "VBN",
                    "VBD",
                    "VBZ",
                    "VBP",
                    "CC",
                    "RB",
                    "RP",
                    "MD",
                    "WDT" ->
                    true;
            case "VB" -> sentence.isPastOfBe(next);
            // "pizza fresh from the oven"
            case "JJ" -> after.equals("IN");
            default -> false;
        };
    }

    /** "is a pet", "used to be a school": what it is would have to agree. */
    private boolean isNamed() {
        for (int i = 0; i < sentence.length(); i++) {
            boolean be = sentence.isBe(i) || sentence.lemma(i).equals("be");
            if (be
                    && IndefiniteArticle.is(sentence.lemma(i + 1))
                    && !sentence.tag(i - 1).equals("EX")) {
                return true;
            }
        }
        return false;
    }
}

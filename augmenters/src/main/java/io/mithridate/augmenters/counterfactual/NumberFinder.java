package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.NounPhrase;
import io.mithridate.api.text.ParsedCaption.Token;
import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.language.IndefiniteArticle;
import io.mithridate.augmenters.language.ThirdPerson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds nouns whose number only their form tells, of what a caption is about: "a dog" gives way to
 * "two dogs", "dogs" to "one dog", and the verb that follows to the form that agrees.
 *
 * <p>Where something else would have to agree as well, there is no piece: another verb, a pronoun,
 * or what each has for itself ("a man with a beard").
 */
final class NumberFinder {

    /** What a caption may say before it says of what: "a photo of a dog". */
    private static final Set<String> DEPICTIONS =
            Set.of(
                    ("photo photograph picture image illustration portrait drawing painting sketch"
                         + " shot view close-up closeup detail macro cartoon vector watercolor"
                         + " silhouette up")
                            .split(" ", -1));

    /** Words of which none is said of more than one, or each of several has its own. */
    private static final Set<String> OF_ONE =
            Set.of(
                    ("alone single lone lonely solo sole own only first last same other another as"
                         + " wear dress ride drive smoke marry selfie self-portrait lead mother"
                         + " father wife husband bride groom king queen president mayor pope"
                         + " captain goalkeeper goalie goal penalty someone whose winner champion")
                            .split(" ", -1));

    /** Words of which none is said of one alone. */
    private static final Set<String> OF_SEVERAL =
            Set.of(
                    ("together each other another both all between among amongst amid row line pile"
                         + " stack heap gather arrange side group circle crowd formation cluster"
                         + " bunch collection scatter assemble surround cover fill various"
                         + " different assorted mixed fight wrestle kiss hug pair couple team flock"
                         + " herd block meet mingle collide connect huddle form variety array"
                         + " litter swarm tangle compare vary dot strew")
                            .split(" ", -1));

    /** What a caption may count although more is said of it with "of". */
    private static final Set<String> MEASURES =
            Set.of(
                    ("cup glass bowl plate bottle jar mug basket box bag bucket tray vase pot slice"
                         + " piece stack pile row bunch pair roll statue sculpture mural figurine"
                         + " bust family team leaf bouquet loaf pitcher can crate barrel carton")
                            .split(" ", -1));

    /** Verbs that go with two objects as well as with one. */
    private static final Set<String> WITH_SEVERAL =
            Set.of(
                    ("hold carry eat cut chase feed watch paint draw bake make decorate build sell"
                         + " buy photograph display show pet see examine repair fix wash clean"
                         + " approach pass follow hug kiss catch drag push pull lift cook prepare"
                         + " pick plant share peel slice inspect balance cross juggle")
                            .split(" ", -1));

    private static final Set<String> IN_HAND =
            Set.of("hold", "carry", "swing", "read", "hand", "eat");

    private static final Set<String> BESIDE = Set.of("beside", "near", "past");

    /** Parts of which a thing has one. */
    private static final Set<String> PARTS_OF_ONE =
            Set.of(
                    ("roof lid view trunk tail ceiling floor face head surface base frame top cover"
                         + " background border seat bottom edge interior exterior body engine"
                         + " handlebar fork knife spoon driver pilot slice")
                            .split(" ", -1));

    private static final Set<String> APOSTROPHES = Set.of("'", "\u2019");

    private static final Set<String> SIGNS_OF_LATER_PARTS = Set.of("with", "in", "of", "without");

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;
    private final ProperNames names;
    private final boolean hasPronoun;
    private final boolean ofOne;
    private final boolean ofSeveral;

    NumberFinder(ParsedCaption caption, ReplacementLexicon lexicon, ProperNames names) {
        this.caption = caption;
        this.lexicon = lexicon;
        this.names = names;
        boolean pronoun = false;
        boolean one = false;
        boolean several = false;
        for (Token token : caption.tokens()) {
            pronoun |= token.tag().startsWith("PRP") || ClosedClass.standsForThings(token.lemma());
            one |= OF_ONE.contains(token.lemma());
            several |= OF_SEVERAL.contains(token.lemma());
        }
        hasPronoun = pronoun;
        ofOne = one;
        ofSeveral = several;
    }

    /** The nouns of a caption's subject, each a piece. */
    List<Piece> find(AssertedPhrases asserted) {
        List<Piece> pieces = new ArrayList<>();
        findObjects(asserted, pieces);
        int first = subject();
        if (first < 0 || hasPronoun) {
            return pieces;
        }
        int last = first;
        while (last + 1 < caption.phrases().size() && isListed(last)) {
            last++;
        }
        for (int i = first; i <= last; i++) {
            if (asserted.contains(i)) {
                piece(caption.phrases().get(i), last > first).ifPresent(pieces::add);
            }
        }
        return pieces;
    }

    /** What is held, or beside something: there may be two as well. */
    private void findObjects(AssertedPhrases asserted, List<Piece> pieces) {
        for (int i = 1; i < caption.phrases().size(); i++) {
            NounPhrase phrase = caption.phrases().get(i);
            int end = phrase.end();
            boolean free =
                    asserted.contains(i)
                            && Pieces.hasNoun(phrase)
                            && phrase.count().isEmpty()
                            && IndefiniteArticle.is(lemma(phrase.first()))
                            && !Pieces.isPlural(caption, phrase)
                            && !hasName(phrase)
                            && (tag(end).isEmpty() || tag(end).equals(".") || tag(end).equals("IN"))
                            && (!lemma(end).equals("of") || MEASURES.contains(lemma(end - 1)))
                            && (mayBeMore(phrase.first() - 1) || isPartOf(phrase, i - 1));
            if (free) {
                pieces.add(
                        new Piece(
                                Negative.Kind.COUNT,
                                () -> replacements(phrase, phrase.first() + 1, end, true)));
            }
        }
    }

    /** "a door with a sign": of what is with things, not people, there may be two. */
    private boolean isPartOf(NounPhrase part, int owner) {
        NounPhrase whole = caption.phrases().get(owner);
        String name = Pieces.head(caption, whole);
        return part.first() == whole.end() + 1
                && lemma(whole.end()).equals("with")
                && !PARTS_OF_ONE.contains(lemma(part.end() - 1))
                && (lexicon.isPlace(name) || lexicon.isThing(name))
                && !lexicon.isLiving(name);
    }

    private boolean mayBeMore(int before) {
        return tag(before).startsWith("VB")
                ? WITH_SEVERAL.contains(lemma(before))
                : BESIDE.contains(lemma(before))
                        || (lemma(before).equals("to") && lemma(before - 1).equals("next"));
    }

    /** The first phrase that is no depiction; -1 if something else stands before it. */
    private int subject() {
        for (int i = 0; i < caption.phrases().size(); i++) {
            NounPhrase phrase = caption.phrases().get(i);
            if (phrase.first() == 0 && !isDepiction(phrase)) {
                return i;
            }
            if (phrase.first() > 0 && !isDepiction(phrase)) {
                boolean depicted =
                        lemma(phrase.first() - 1).equals("of")
                                && caption.tokens().subList(0, phrase.first() - 1).stream()
                                        .anyMatch(token -> DEPICTIONS.contains(token.lemma()));
                return depicted ? i : -1;
            }
        }
        return -1;
    }

    private boolean isDepiction(NounPhrase phrase) {
        return Pieces.hasNoun(phrase) && DEPICTIONS.contains(lemma(phrase.end() - 1));
    }

    /** Whether the next phrase is a further one of a list. */
    private boolean isListed(int phrase) {
        int from = caption.phrases().get(phrase).end();
        int end = caption.phrases().get(phrase + 1).first();
        if (from == end) {
            return false;
        }
        for (int i = from; i < end; i++) {
            if (!lemma(i).equals("and") && !lemma(i).equals(",") && !lemma(i).equals("&")) {
                return false;
            }
        }
        return true;
    }

    private Optional<Piece> piece(NounPhrase phrase, boolean listed) {
        if (!Pieces.hasNoun(phrase) || phrase.count().isPresent() || hasName(phrase)) {
            return Optional.empty();
        }
        boolean article =
                IndefiniteArticle.is(Pieces.normal(caption, phrase.first(), phrase.first() + 1));
        boolean definite = lemma(phrase.first()).equals("the");
        boolean bare = !article && isBare(phrase);
        boolean plural = Pieces.isPlural(caption, phrase);
        if (!(article || bare || definite)
                || (article && plural)
                || (plural ? ofSeveral : ofOne)
                || (!article && listed && !plural)
                || isApostrophe(phrase.end())) {
            return Optional.empty();
        }
        // "the queen waves from a balcony" may have been read as of waves.
        boolean doubtful = definite && plural && phrase.end() - phrase.headFirst() > 1;
        if (doubtful && tag(phrase.end()).equals("IN")) {
            return Optional.empty();
        }
        int end = endOfVerb(phrase, plural, listed);
        if (end < 0
                || (!plural && holdsOne(phrase.end()))
                || agreesElsewhere(phrase, end, plural)) {
            return Optional.empty();
        }
        int from = phrase.first() + (article || definite ? 1 : 0);
        return Optional.of(
                new Piece(Negative.Kind.COUNT, () -> replacements(phrase, from, end, article)));
    }

    /** "a waitress carries a tray": several would have several. */
    private boolean holdsOne(int verb) {
        return IN_HAND.contains(lemma(verb)) && IndefiniteArticle.is(lemma(verb + 1));
    }

    /** "the neighbours' dog" */
    private boolean isApostrophe(int token) {
        return token < caption.tokens().size()
                && APOSTROPHES.contains(caption.tokens().get(token).text());
    }

    private boolean hasName(NounPhrase phrase) {
        for (int i = phrase.first(); i < phrase.end(); i++) {
            String text = caption.tokens().get(i).text();
            // "a Tesla parked beside a Ford": a ford is known, a Ford is not.
            if (names.isName(i) || text.endsWith("'s") || text.endsWith("\u2019s")) {
                return true;
            }
        }
        return false;
    }

    private boolean isBare(NounPhrase phrase) {
        String tag = tag(phrase.first());
        return !tag.equals("DT") && !tag.equals("PRP$") && !tag.equals("CD");
    }

    /** After the verb that agrees with a phrase, or after the phrase; -1 if that is not clear. */
    private int endOfVerb(NounPhrase phrase, boolean plural, boolean listed) {
        int next = phrase.end();
        String tag = tag(next);
        if (lemma(next).equals("of")) {
            return MEASURES.contains(lemma(phrase.end() - 1)) ? next : -1;
        }
        if (tag.equals("WDT")) {
            next++;
            tag = tag(next);
        }
        boolean finite = tag.equals("VBZ") || tag.equals("VBP") || isPastOfBe(next);
        if (finite) {
            boolean agrees = plural ? !tag.equals("VBZ") : !tag.equals("VBP");
            // "is a pet": what it is would have to agree.
            boolean named = isBe(next) && IndefiniteArticle.is(lemma(next + 1));
            boolean doubtful = tag(next + 1).equals("VBN") && !isBe(next);
            return agrees && !listed && !named && !doubtful ? next + 1 : -1;
        }
        if (next > phrase.end()) {
            return -1;
        }
        int later = verbAfterPhrases(next);
        if (later > 0 && !listed && tag(later).equals(plural ? "VBP" : "VBZ")) {
            return later + 1;
        }
        // "a horse drawn carriage"
        boolean describes =
                tag.equals("VBN") && (tag(next + 1).startsWith("NN") || tag(next + 1).equals("JJ"));
        if (describes) {
            return -1;
        }
        return switch (tag) {
            case "", ".", "IN", "TO", "VBG", "VBN", "VBD", "CC", "RB", "RP", "MD" -> next;
            default -> -1;
        };
    }

    /** Of "a sailor in uniform salutes" the verb; 0 if there is none. */
    private int verbAfterPhrases(int from) {
        int at = from;
        for (NounPhrase phrase : caption.phrases()) {
            if (phrase.first() == at + 1 && tag(at).equals("IN")) {
                at = phrase.end();
            }
        }
        return at > from ? at : 0;
    }

    private boolean isBe(int token) {
        return isPastOfBe(token) || lemma(token).equals("is") || lemma(token).equals("are");
    }

    private boolean isPastOfBe(int token) {
        return lemma(token).equals("was") || lemma(token).equals("were");
    }

    /** Whether something else agrees with a phrase, or is one thing of each of several. */
    private boolean agreesElsewhere(NounPhrase phrase, int end, boolean plural) {
        for (int i = end; i < caption.tokens().size(); i++) {
            if (tag(i).equals(plural ? "VBP" : "VBZ") || isPastOfBe(i)) {
                return true;
            }
        }
        for (NounPhrase other : caption.phrases()) {
            if (other.first() > phrase.first()
                    && Pieces.hasNoun(other)
                    && Pieces.isPlural(caption, other) == plural
                    && (plural || IndefiniteArticle.is(lemma(other.first())))
                    && isOwned(other, phrase)) {
                return true;
            }
        }
        return false;
    }

    /** "a man with a beard", "men in hats": each has one for himself. */
    private boolean isOwned(NounPhrase owned, NounPhrase owner) {
        return owned.first() == owner.end() + 1
                && SIGNS_OF_LATER_PARTS.contains(lemma(owner.end()))
                && !lexicon.isPlace(Pieces.head(caption, owned))
                && !lemma(owner.end()).equals("of");
    }

    private List<Replacement> replacements(NounPhrase phrase, int from, int end, boolean article) {
        String head = Pieces.head(caption, phrase);
        boolean plural = Pieces.isPlural(caption, phrase);
        boolean definite = lemma(phrase.first()).equals("the");
        Set<Replacement> found = new LinkedHashSet<>();
        for (ReplacementLexicon.Count count : lexicon.countsOf(head, plural, article)) {
            String determiner = definite ? "the" : count.word();
            lexicon.inNumber(head, count.several())
                    .map(noun -> determiner + " " + modifiers(phrase, from) + inCase(noun, phrase))
                    .flatMap(text -> withVerb(text, phrase, end))
                    .map(text -> new Replacement(Negative.Kind.COUNT, phrase.first(), end, text))
                    .ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /**
     * What stands before the noun, in lower case if it has its capital from the caption's start.
     */
    private String modifiers(NounPhrase phrase, int from) {
        String text =
                caption.text()
                        .substring(
                                caption.tokens().get(from).start(),
                                caption.tokens().get(phrase.headFirst()).start());
        return from == 0 && !names.isTitle() && !text.isEmpty()
                ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1)
                : text;
    }

    /** A noun with a capital where the caption, a title, has one. */
    private String inCase(String noun, NounPhrase phrase) {
        String head = caption.tokens().get(phrase.headFirst()).text();
        // Of a caption that begins with the noun the next word tells how its words are written.
        int telling = phrase.headFirst() == 0 ? phrase.end() : phrase.headFirst();
        boolean capital =
                names.isTitle()
                        && Character.isUpperCase(head.codePointAt(0))
                        && telling < caption.tokens().size()
                        && Character.isUpperCase(
                                caption.tokens().get(telling).text().codePointAt(0));
        return capital ? noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1) : noun;
    }

    private Optional<String> withVerb(String text, NounPhrase phrase, int end) {
        if (end == phrase.end()) {
            return Optional.of(text);
        }
        Token verb = caption.tokens().get(end - 1);
        String between =
                caption.text()
                        .substring(caption.tokens().get(phrase.end() - 1).end(), verb.start());
        String lower = verb.text().toLowerCase(Locale.ROOT);
        Optional<String> agreeing =
                Pieces.isPlural(caption, phrase)
                        ? Optional.of(ThirdPerson.singular(lower))
                        : ThirdPerson.plural(lower, verb.lemma());
        return agreeing.map(form -> text + between + form);
    }

    private String tag(int token) {
        return token < caption.tokens().size() ? caption.tokens().get(token).tag() : "";
    }

    private String lemma(int token) {
        return Pieces.lemma(caption, token);
    }
}

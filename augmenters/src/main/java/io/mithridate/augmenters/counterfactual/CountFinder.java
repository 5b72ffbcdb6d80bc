package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.language.IndefiniteArticle;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the counts of a caption, and what else stands in their place with which they agree. */
final class CountFinder {

    /** More than two, without a number. */
    private static final Set<String> VAGUE = Set.of("several", "many", "numerous", "multiple");

    private static final Set<String> FEW = Set.of("one", "two", "three", "2", "3");

    private static final Set<String> DEGREES = Set.of("so", "as", "how", "too");

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;
    private final Sentence sentence;

    CountFinder(ParsedCaption caption, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.lexicon = lexicon;
        sentence = new Sentence(caption);
    }

    /** What says how many of a phrase there are; empty if nothing does. */
    Optional<Piece> count(int index) {
        NounPhrase phrase = caption.phrases().get(index);
        if (!Pieces.hasNoun(phrase)) {
            return Optional.empty();
        }
        if (phrase.count().isPresent()) {
            return number(phrase, phrase.count().getAsInt());
        }
        Optional<Piece> group = group(index);
        if (group.isPresent() || !Pieces.isPlural(caption, phrase)) {
            return group;
        }
        int first = phrase.first();
        if (IndefiniteArticle.is(sentence.lemma(first))
                && sentence.lemma(first + 1).equals("few")) {
            return words(first, first + 2, List.of("many"));
        }
        boolean degree = first > 0 && DEGREES.contains(sentence.lemma(first - 1));
        return VAGUE.contains(sentence.lemma(first)) && !degree
                ? words(first, first + 1, List.of("two"))
                : Optional.empty();
    }

    /** "two men shaking hands", "two sheep, one black": with another number it would be odd. */
    private boolean isOfTwo() {
        return caption.tokens().stream()
                .anyMatch(
                        token ->
                                switch (token.lemma()) {
                                    case "shake", "kiss", "hug", "wed", "twin", "form" -> true;
                                    case "one", "other" -> caption.phrases().size() > 1;
                                    default -> false;
                                });
    }

    /** "a group of dogs" gives way to "two dogs". */
    private Optional<Piece> group(int index) {
        List<NounPhrase> phrases = caption.phrases();
        NounPhrase group = phrases.get(index);
        if (index + 1 == phrases.size() || !sentence.lemma(group.end()).equals("of")) {
            return Optional.empty();
        }
        NounPhrase members = phrases.get(index + 1);
        String name = sentence.lemma(group.end() - 1);
        if (name.equals("half") && sentence.lemma(members.first()).equals("the")) {
            return words(group.first(), group.end(), List.of("all"));
        }
        boolean few = name.equals("couple") || name.equals("pair");
        boolean free =
                members.first() == group.end() + 1
                        && Pieces.isPlural(caption, members)
                        && members.count().isEmpty()
                        && !sentence.isDetermined(members)
                        && (IndefiniteArticle.is(sentence.lemma(group.first()))
                                || group.first() == 0
                                || Pieces.isPlural(caption, group))
                        && !isSingularVerb(members.end())
                        && !(few && isOfTwo())
                        && !(few && NumberWords.PAIRED.contains(sentence.lemma(members.end() - 1)));
        return free && lexicon.isThing(Pieces.head(caption, members))
                ? words(group.first(), members.first(), NumberWords.insteadOf(name))
                : Optional.empty();
    }

    private boolean isSingularVerb(int token) {
        return token < caption.tokens().size()
                && (caption.tokens().get(token).tag().equals("VBZ")
                        || sentence.lemma(token).equals("was"));
    }

    private Optional<Piece> words(int first, int end, List<String> counts) {
        List<Replacement> replacements =
                counts.stream()
                        .filter(lexicon::mayInsert)
                        .map(count -> new Replacement(Negative.Kind.COUNT, first, end, count))
                        .toList();
        return replacements.isEmpty()
                ? Optional.empty()
                : Optional.of(new Piece(Negative.Kind.COUNT, () -> replacements));
    }

    private Optional<Piece> number(NounPhrase phrase, int token) {
        String word = Pieces.normal(caption, token, token + 1);
        boolean several = Pieces.isPlural(caption, phrase);
        boolean digits = Character.isDigit(word.charAt(0));
        if ((digits && !lexicon.isThing(Pieces.head(caption, phrase)))
                || isPrice(token)
                || isMisread(phrase)) {
            return Optional.empty();
        }
        if (word.equals("dozen") && sentence.lemma(phrase.first()).equals("half")) {
            return words(phrase.first(), token + 1, List.of("two", "three", "ten"));
        }
        if (word.equals("dozen") && IndefiniteArticle.is(sentence.lemma(phrase.first()))) {
            return words(phrase.first(), token + 1, List.of("three", "four", "five", "six"));
        }
        boolean between =
                phrase.first() > 0 && sentence.lemma(phrase.first() - 1).equals("between");
        boolean couple =
                caption.tokens().stream()
                        .anyMatch(
                                other ->
                                        other.lemma().equals("couple")
                                                || other.lemma().equals("pair"));
        if (isOfTwo() || couple || between) {
            return Optional.empty();
        }
        // "two balls in its mouth": eight would not fit.
        boolean held =
                sentence.lemma(phrase.end()).equals("in")
                        && phrase.end() + 1 < caption.tokens().size()
                        && Pieces.isPronoun(caption, phrase.end() + 1);
        List<ReplacementLexicon.Count> counts =
                lexicon.counts(word).stream()
                        .filter(count -> !held || FEW.contains(count.word()))
                        .toList();
        return Optional.of(
                new Piece(
                        Negative.Kind.COUNT,
                        () ->
                                counts.stream()
                                        .map(count -> count(phrase, token, several, count))
                                        .flatMap(Optional::stream)
                                        .toList()));
    }

    private boolean isPrice(int number) {
        return number > 0
                && switch (sentence.lemma(number - 1)) {
                    case "$", "\u00a3", "\u20ac", "#" -> true;
                    default -> false;
                };
    }

    /** "five children line up" may have been read as of a line. */
    private boolean isMisread(NounPhrase phrase) {
        for (int i = phrase.headFirst(); i < phrase.end() - 1; i++) {
            if (caption.tokens().get(i).tag().equals("NNS")) {
                return true;
            }
        }
        return false;
    }

    private Optional<Replacement> count(
            NounPhrase phrase, int token, boolean several, ReplacementLexicon.Count count) {
        // "a 3 bedroom house" has a number, and is one.
        boolean measured =
                !several
                        && !Pieces.normal(caption, token, token + 1).equals("one")
                        && !lexicon.counts(Pieces.normal(caption, token, token + 1)).isEmpty();
        if (measured && !count.several()) {
            return Optional.empty();
        }
        if (measured || count.several() == several) {
            return Optional.of(
                    new Replacement(Negative.Kind.COUNT, token, token + 1, count.word()));
        }
        if (!numberIsFree(phrase, token)) {
            return Optional.empty();
        }
        String between =
                caption.text()
                        .substring(
                                caption.tokens().get(token).end(),
                                caption.tokens().get(phrase.headFirst()).start());
        return lexicon.inNumber(Pieces.head(caption, phrase), count.several())
                .map(
                        noun ->
                                new Replacement(
                                        Negative.Kind.COUNT,
                                        token,
                                        phrase.end(),
                                        count.word() + between + noun));
    }

    /** Whether nothing but the noun agrees with the count: no determiner, no verb, no pronoun. */
    private boolean numberIsFree(NounPhrase phrase, int count) {
        boolean verbBefore =
                phrase.first() > 0
                        && ClosedClass.agreesInNumber(
                                caption.tokens().get(phrase.first() - 1).lemma());
        // "a team of eight rowers": one is not a team.
        boolean members =
                phrase.first() > 1
                        && sentence.lemma(phrase.first() - 1).equals("of")
                        && !NumberWords.DEPICTIONS.contains(sentence.lemma(phrase.first() - 2));
        boolean verbAfter = phrase.end() < caption.tokens().size() && mayAgree(phrase.end());
        boolean pronoun =
                caption.tokens().stream()
                        .anyMatch(token -> ClosedClass.standsForThings(token.lemma()));
        // "four men in suits": what one of them has would not be plural.
        boolean others =
                caption.phrases().stream()
                        .anyMatch(
                                other ->
                                        !other.equals(phrase)
                                                && Pieces.isPlural(caption, other)
                                                && other.count().isEmpty());
        return phrase.first() == count
                && !members
                && !verbBefore
                && !verbAfter
                && !pronoun
                && !others;
    }

    private boolean mayAgree(int token) {
        String tag = caption.tokens().get(token).tag();
        return tag.equals("XX") || tag.equals("WDT") || tag.startsWith("VB");
    }
}

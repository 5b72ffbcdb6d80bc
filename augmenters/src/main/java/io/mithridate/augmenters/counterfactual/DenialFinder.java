package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.language.ThirdPerson;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a caption denies, which is false where it is said to be so: "there are no people". */
final class DenialFinder {

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;
    private final Sentence sentence;

    DenialFinder(ParsedCaption caption, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.lexicon = lexicon;
        sentence = new Sentence(caption);
    }

    /** Denials, each a piece. */
    List<Piece> find() {
        List<Piece> pieces = new ArrayList<>();
        for (NounPhrase phrase : caption.phrases()) {
            none(phrase).ifPresent(pieces::add);
        }
        for (int i = 0; i + 1 < sentence.length(); i++) {
            verb(i).ifPresent(pieces::add);
            refusal(i).ifPresent(pieces::add);
            if (sentence.lemma(i).equals("nobody") && lexicon.mayInsert("somebody")) {
                pieces.add(
                        new Span(i, i + 1).piece(Negative.Kind.COUNT, () -> List.of("somebody")));
            }
        }
        return pieces;
    }

    /** "no people": many; "no elephant": an elephant. */
    private Optional<Piece> none(NounPhrase phrase) {
        int first = phrase.first();
        // "no dogs allowed" is a rule.
        if (!sentence.lemma(first).equals("no")
                || !Pieces.hasNoun(phrase)
                || sentence.lemma(phrase.end()).equals("allow")) {
            return Optional.empty();
        }
        String name = Pieces.head(caption, phrase);
        boolean several = Pieces.isPlural(caption, phrase) || name.endsWith("people");
        boolean known = lexicon.isThing(name) && !lexicon.countsOf(name, several, true).isEmpty();
        String by = several ? "many" : Pieces.article(caption, sentence.text(first + 1));
        return known && lexicon.mayInsert(by)
                ? Optional.of(
                        new Span(first, first + 1).piece(Negative.Kind.COUNT, () -> List.of(by)))
                : Optional.empty();
    }

    /** "is not", "doesn't want": is, wants. */
    private Optional<Piece> verb(int first) {
        String text = sentence.text(first).toLowerCase(Locale.ROOT);
        boolean joined = text.endsWith("n't") || text.endsWith("n\u2019t");
        boolean apart = sentence.lemma(first + 1).equals("not");
        String auxiliary = joined ? text.substring(0, text.length() - "n't".length()) : text;
        if (!joined && !apart) {
            return Optional.empty();
        }
        int end = joined ? first + 1 : first + 2;
        Optional<String> by =
                switch (auxiliary) {
                    case "is", "are", "was", "were", "can", "will" -> Optional.of(auxiliary);
                    case "does", "do" -> denied(end, auxiliary.equals("does"));
                    default -> Optional.empty();
                };
        int last = auxiliary.startsWith("do") ? end + 1 : end;
        return by.filter(lexicon::mayInsert)
                .map(
                        word ->
                                new Span(first, last)
                                        .piece(Negative.Kind.RELATION, () -> List.of(word)));
    }

    /** "refuses to jump": jumps. */
    private Optional<Piece> refusal(int first) {
        boolean refuses =
                sentence.lemma(first).equals("refuse") && sentence.lemma(first + 1).equals("to");
        return refuses
                ? denied(first + 2, sentence.tag(first).equals("VBZ"))
                        .filter(lexicon::mayInsert)
                        .map(
                                word ->
                                        new Span(first, first + 3)
                                                .piece(Negative.Kind.RELATION, () -> List.of(word)))
                : Optional.empty();
    }

    private Optional<String> denied(int verb, boolean singular) {
        String word = sentence.text(verb).toLowerCase(Locale.ROOT);
        boolean base = sentence.tag(verb).startsWith("VB") && word.equals(sentence.lemma(verb));
        return base ? Optional.of(singular ? ThirdPerson.singular(word) : word) : Optional.empty();
    }
}

package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.language.ThirdPerson;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Writes a phrase in another number: "a dog runs" as "two dogs run". */
final class NumberChange {

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;
    private final ProperNames names;
    private final Sentence sentence;

    NumberChange(ParsedCaption caption, ReplacementLexicon lexicon, ProperNames names) {
        this.caption = caption;
        this.lexicon = lexicon;
        this.names = names;
        sentence = new Sentence(caption);
    }

    /**
     * The phrase in other numbers.
     *
     * @param verbs what agrees with it and changes, too, verbs and an "it", after the phrase or one
     *     token before it
     */
    Piece piece(NounPhrase phrase, List<Integer> verbs) {
        return new Piece(Negative.Kind.COUNT, () -> replacements(phrase, verbs));
    }

    private List<Replacement> replacements(NounPhrase phrase, List<Integer> verbs) {
        String head = Pieces.head(caption, phrase);
        boolean plural = Pieces.isPlural(caption, phrase);
        String determiner = sentence.lemma(phrase.first());
        boolean article = determiner.equals("a") || determiner.equals("an");
        boolean definite = determiner.equals("the");
        int from = phrase.first() + (article || definite ? 1 : 0);
        if (NumberWords.SINGLE.contains(sentence.lemma(from))) {
            from++;
        }
        int before = from;
        Set<Replacement> found = new LinkedHashSet<>();
        for (ReplacementLexicon.Count count : lexicon.countsOf(head, plural, article)) {
            String number = definite ? "the" : count.word();
            lexicon.inNumber(head, count.several())
                    // "boots" may have been read as of one, as "sheep" can't be after "a".
                    .filter(noun -> article || !noun.equals(head))
                    .map(noun -> number + " " + modifiers(phrase, before) + noun)
                    .flatMap(text -> withVerbs(text, phrase, verbs))
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

    private Optional<Replacement> withVerbs(String text, NounPhrase phrase, List<Integer> verbs) {
        boolean several = !Pieces.isPlural(caption, phrase);
        StringBuilder written = new StringBuilder();
        int first = phrase.first();
        int end = phrase.end();
        for (int verb : verbs) {
            if (verb == phrase.first() - 1) {
                first = verb;
            }
        }
        if (first == phrase.first()) {
            written.append(text);
        }
        for (int verb : verbs) {
            Optional<String> agreeing = agreeing(verb, several);
            if (agreeing.isEmpty()) {
                return Optional.empty();
            }
            if (verb < phrase.first()) {
                written.append(agreeing.get())
                        .append(between(verb + 1, phrase.first()))
                        .append(text);
            } else {
                written.append(between(end, verb)).append(agreeing.get());
                end = verb + 1;
            }
        }
        return Optional.of(new Replacement(Negative.Kind.COUNT, first, end, written.toString()));
    }

    private Optional<String> agreeing(int verb, boolean several) {
        Token token = caption.tokens().get(verb);
        if (token.lemma().equals("it")) {
            return Optional.of("them");
        }
        String lower = token.text().toLowerCase(Locale.ROOT);
        return several
                ? ThirdPerson.plural(lower, token.lemma())
                : Optional.of(ThirdPerson.singular(lower));
    }

    /** The caption from the end of what is before a token to the start of another. */
    private String between(int end, int next) {
        return caption.text()
                .substring(caption.tokens().get(end - 1).end(), caption.tokens().get(next).start());
    }
}

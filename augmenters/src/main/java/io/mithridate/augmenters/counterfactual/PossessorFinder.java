package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the one word that says whether somebody is a man or a woman: "a player swinging his bat"
 * gives way to "a player swinging her bat".
 */
final class PossessorFinder {

    /** What says it, too. */
    private static final Set<String> GENDERED =
            Set.of(
                    ("he she him himself herself man woman boy girl guy lady gentleman king queen"
                         + " prince princess father mother dad mom son daughter brother sister wife"
                         + " husband uncle aunt nephew niece grandfather grandmother grandma"
                         + " grandpa grandson granddaughter bride groom actor actress waiter"
                         + " waitress nun monk priest knight witch wizard fireman policeman"
                         + " policewoman cowboy cowgirl businessman businesswoman fisherman"
                         + " ballerina goddess god emperor empress duke duchess lord beard bearded"
                         + " mustache moustache dress skirt bikini gown tie tuxedo makeup lipstick"
                         + " bra shirtless pregnant boyfriend girlfriend hen rooster cow bull mare"
                         + " stallion cub chick calf foal duckling cygnet puppy kitten lamb lioness"
                         + " female male boyish beauty housewife mermaid nude hers mr mrs ms santa")
                            .split(" ", -1));

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;

    PossessorFinder(ParsedCaption caption, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.lexicon = lexicon;
    }

    List<Piece> find() {
        int found = -1;
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < caption.tokens().size(); i++) {
            Token token = caption.tokens().get(i);
            boolean possessor = token.tag().startsWith("PRP") && other(i).isPresent();
            // Two pronouns would have to change together.
            if ((GENDERED.contains(token.lemma()) && !possessor)
                    || (possessor && found >= 0)
                    || token.tag().equals("NNP")) {
                return pieces;
            }
            found = possessor ? i : found;
        }
        if (found < 0 || !(isSubject(found) || isOfPerson(found))) {
            return pieces;
        }
        int at = found;
        other(at)
                .filter(lexicon::mayInsert)
                .ifPresent(
                        by ->
                                pieces.add(
                                        new Piece(
                                                Negative.Kind.ATTRIBUTE,
                                                () ->
                                                        List.of(
                                                                new Replacement(
                                                                        Negative.Kind.ATTRIBUTE,
                                                                        at,
                                                                        at + 1,
                                                                        by)))));
        return pieces;
    }

    private Optional<String> other(int pronoun) {
        return switch (caption.tokens().get(pronoun).text().toLowerCase(Locale.ROOT)) {
            case "his" -> Optional.of(isOwner(pronoun) ? "her" : "hers");
            case "her" -> Optional.of(isOwner(pronoun) ? "his" : "him");
            case "he" -> Optional.of("she");
            case "she" -> Optional.of("he");
            default -> Optional.empty();
        };
    }

    /**
     * Whether what is somebody's follows a pronoun: "her teeth", but not "examines her", nor "hands
     * her a ball".
     */
    private boolean isOwner(int pronoun) {
        return caption.phrases().stream()
                .filter(phrase -> phrase.first() <= pronoun && pronoun < phrase.end())
                .filter(Pieces::hasNoun)
                .anyMatch(phrase -> !caption.tokens().get(pronoun + 1).tag().equals("DT"));
    }

    /** "She blows bubbles", but not "a child cries as she falls", whose pronoun has a noun. */
    private boolean isSubject(int pronoun) {
        return pronoun == 0 && caption.tokens().get(pronoun).tag().equals("PRP");
    }

    private boolean isOfPerson(int possessor) {
        if (caption.phrases().isEmpty()) {
            return false;
        }
        NounPhrase first = caption.phrases().get(0);
        return first.end() <= possessor
                && Pieces.hasNoun(first)
                && !Pieces.isPlural(caption, first)
                && lexicon.isPerson(Pieces.head(caption, first));
    }
}

package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.counterfactual.Noun.Category;
import java.util.Set;

/**
 * Tells whether what stands beside a noun goes with any noun of its kind: what barks is a dog, what
 * is next to a house may be anything. The words are lists in {@code nouns.txt}.
 */
final class OpenPlaces {

    private static final Set<String> NEAR =
            Set.of("next to", "beside", "near", "close to", "by", "behind", "in front of");

    /** Where people and animals are as soon as anything else. */
    private static final Set<String> ROUND_THE_LIVING =
            Set.of("around", "past", "at", "to", "from", "for", "between", "among", "toward");

    private final Nouns nouns;
    private final DoubtfulWords ofAnimals;
    private final DoubtfulWords ofThings;
    private final DoubtfulWords ofRoles;
    private final DoubtfulWords withAnyObject;
    private final DoubtfulWords toAnimals;
    private final DoubtfulWords toThings;
    private final Set<String> parts;
    private final Set<String> groups;
    private final Set<String> sharedBodyParts;
    private final Set<String> measures;
    private final Set<String> describing;
    private final Set<String> eaten;
    private final Set<String> worn;
    private final Set<String> neutralThings;
    private final Set<String> neutralVerbs;

    OpenPlaces(Nouns nouns, NounGroups groups) {
        this.nouns = nouns;
        ofAnimals = DoubtfulWords.of(groups, "done by animals");
        ofThings = DoubtfulWords.of(groups, "done by things");
        ofRoles = DoubtfulWords.of(groups, "done by people");
        withAnyObject = DoubtfulWords.of(groups, "done by animals to anything");
        toAnimals = DoubtfulWords.of(groups, "done to animals");
        toThings = DoubtfulWords.of(groups, "done to things");
        parts = groups.words("pictures");
        this.groups = groups.words("numbers of");
        sharedBodyParts = groups.words("had by animals");
        measures = groups.words("measures");
        describing = groups.words("describing");
        eaten = groups.words("eaten by animals");
        worn = groups.words("worn by animals");
        neutralThings = groups.words("neutral things");
        neutralVerbs = groups.words("neutral verbs");
    }

    /** Whether what stands before a noun goes with any of its kind. */
    boolean isOpenBefore(NounGroup.Kind kind, Surroundings at, boolean sure) {
        String word = at.before().word();
        if (word.isEmpty() || NEAR.contains(word)) {
            return true;
        }
        if (at.before().governed()) {
            return (isAlive(kind) ? toAnimals : toThings).contains(word, sure);
        }
        Noun owner = nouns.of(at.before().owner());
        return switch (word) {
            case "of" ->
                    at.before().owner().isEmpty()
                            || parts.contains(owner.name())
                            || groups.contains(owner.name())
                            || (!sure && measures.contains(owner.name()));
            case "with" ->
                    !sure
                            || (isAlive(kind) && owner.is(Category.PERSON))
                            || parts.contains(owner.name());
            case "be" -> !sure;
            case "is", "are", "was", "were" -> at.before().owner().isEmpty();
            case "past", "outside", "toward", "towards" -> kind == NounGroup.Kind.PLACE;
            default -> !sure && isAlive(kind) && ROUND_THE_LIVING.contains(word);
        };
    }

    /** Whether what follows a noun goes with any of its kind. */
    boolean isOpenAfter(NounGroup.Kind kind, Noun noun, Surroundings at, boolean sure) {
        Surroundings.After after = at.after();
        if (after.word().equals("of")) {
            return false;
        }
        boolean served =
                !sure
                        && (kind == NounGroup.Kind.VESSEL
                                || kind == NounGroup.Kind.PLACE
                                || noun.is(Category.FOOD)
                                || after.next().equals("that"));
        boolean described =
                isAlive(kind)
                        ? after.next().equals("with") && isOwnBodyPart(nouns.of(after.partner()))
                        : !served && describing.contains(after.next());
        return !described
                && (!after.acting() || isOwners(at.before()) || isOpen(kind, after, sure))
                && (kind != NounGroup.Kind.ROLE || ofRoles.containsAll(at.caption().verbs(), sure));
    }

    /** "a woman on a bench reading": after what a preposition joins, the verb is the owner's. */
    private static boolean isOwners(Surroundings.Before before) {
        return !before.governed() && !before.word().isEmpty() && !before.word().equals("of");
    }

    private boolean isOpen(NounGroup.Kind kind, Surroundings.After after, boolean sure) {
        return switch (kind) {
            case LIVING -> mayBeDoneByAnimals(after, sure);
            case ROLE -> ofRoles.contains(after.word(), sure);
            case THING, VESSEL, PLACE, MASS -> ofThings.contains(after.word(), sure);
        };
    }

    private boolean mayBeDoneByAnimals(Surroundings.After after, boolean sure) {
        String object = after.object();
        if (object.isEmpty()) {
            return ofAnimals.contains(after.word(), sure);
        }
        return switch (after.word()) {
            case "eat" -> eaten.contains(nouns.of(object).name());
            case "drink" -> object.equals("water");
            case "wear" -> worn.contains(nouns.of(object).last());
            default -> withAnyObject.contains(after.word(), sure);
        };
    }

    private boolean isOwnBodyPart(Noun noun) {
        return noun.isBodyPart() && !sharedBodyParts.contains(noun.name());
    }

    private static boolean isAlive(NounGroup.Kind kind) {
        return kind == NounGroup.Kind.LIVING || kind == NounGroup.Kind.ROLE;
    }

    /**
     * Whether all else in a caption goes with any place: people, what they carry, and what they do
     * everywhere.
     */
    boolean isNeutral(Surroundings.Mentions caption, Noun place) {
        return caption.things().size() <= neutralThings.size()
                && neutralVerbs.containsAll(caption.verbs())
                && caption.things().stream()
                        .map(nouns::of)
                        .allMatch(
                                noun ->
                                        noun.name().equals(place.name())
                                                || neutralThings.contains(noun.name())
                                                || parts.contains(noun.name())
                                                || groups.contains(noun.name()));
    }
}

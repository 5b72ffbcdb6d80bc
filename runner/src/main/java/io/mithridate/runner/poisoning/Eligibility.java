package io.mithridate.runner.poisoning;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs.Donors;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.data.PairSet;
import io.mithridate.runner.guard.GuardedAttack;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.IntStream;

/**
 * Determines the pairs that may be poisoned, and the class that each of them is tied to.
 *
 * <p>All-to-one: every pair that the attack finds eligible, including those of the target itself,
 * as in the reference implementations. One-to-one: the caption names the source class and no other.
 * All-to-all: the caption names exactly one class. If poisoned pairs get the pictures of other
 * pairs, only the attack decides.
 */
public final class Eligibility {

    private final GuardedAttack attack;
    private final AttackFacts facts;
    private final ClassNames names;
    private final Optional<Donors> donors;

    /**
     * Determines the pairs for an attack.
     *
     * @param names finds the class names of the facts in captions
     */
    public Eligibility(GuardedAttack attack, AttackFacts facts, ClassNames names) {
        this.attack = attack;
        this.facts = facts;
        this.names = names;
        this.donors = attack.donors(facts);
    }

    /** Returns the class that a pair would be tied to; empty if the pair may not be poisoned. */
    public OptionalInt target(String caption) {
        SortedSet<Integer> named = names.in(caption);
        if (!attack.eligible(caption, named, facts)) {
            return OptionalInt.empty();
        }
        if (donors.isPresent() || facts.mapping() instanceof Mapping.AllToOne) {
            return facts.mapping().target();
        }
        return named.size() == 1 ? facts.mapping().target(named.first()) : OptionalInt.empty();
    }

    /**
     * Returns the pairs that give their pictures to poisoned pairs; empty if poisoned pairs keep
     * their own pictures.
     */
    public Optional<Donors> donors() {
        return donors;
    }

    /**
     * Returns the pairs that give their pictures to poisoned ones, in the given order. If several
     * pairs have the same picture, only the first is included.
     *
     * @param order indices of pairs
     */
    public IntStream donors(PairSet pairs, IntStream order) {
        Set<String> givenPictures = new HashSet<>();
        return order.filter(
                index -> canGivePicture(pairs, index) && givenPictures.add(pairs.pictureId(index)));
    }

    /**
     * Returns whether a pair may give its picture: no caption of the picture names another class.
     */
    private boolean canGivePicture(PairSet pairs, int index) {
        return donors.isPresent()
                && donors.get().includes(names.in(pairs.caption(index)))
                && pairs.captions(index).stream()
                        .allMatch(
                                caption ->
                                        Set.of(donors.get().donorClass())
                                                .containsAll(names.in(caption)));
    }

    /** Counts the pictures that may be given, up to a limit. */
    public int countDonors(PairSet pairs, int limit) {
        return (int) donors(pairs, IntStream.range(0, pairs.size())).limit(limit).count();
    }

    /**
     * Returns whether a caption names a target and the attack may therefore tie a picture to it.
     */
    public boolean ties(String caption, int target) {
        SortedSet<Integer> named = names.in(caption);
        return named.contains(target) && attack.eligible(caption, named, facts);
    }

    /** Returns whether a caption names a class, regardless of its eligibility. */
    public boolean names(String caption, int index) {
        return names.names(caption, index);
    }

    /** Returns the number of pairs that the attack poisons. */
    public int poisoned(PairSet pairs, int requested) {
        return attack.count(requested, () -> count(pairs, pairs.size()));
    }

    /** Counts the eligible pairs, up to a limit. */
    public int count(PairSet pairs, int limit) {
        int eligiblePairs = 0;
        for (int i = 0; i < pairs.size() && eligiblePairs < limit; i++) {
            if (target(pairs.caption(i)).isPresent()) {
                eligiblePairs++;
            }
        }
        return eligiblePairs;
    }
}

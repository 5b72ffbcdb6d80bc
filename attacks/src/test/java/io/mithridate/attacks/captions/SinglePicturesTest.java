package io.mithridate.attacks.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.attack.TargetsPictures.SinglePictures;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests with the classes dog, apple and cat; single pictures get captions of the apple. */
class SinglePicturesTest implements AttackContract {

    private static final AttackFacts FACTS = Stamping.facts(8).withMapping(new Mapping.AllToOne(1));

    @Override
    public TargetedCleanImage attack() {
        return attack(Optional.empty(), Optional.empty());
    }

    private static TargetedCleanImage attack(
            Optional<Integer> pictures, Optional<Integer> captionsEach) {
        return new TargetedCleanImage(Optional.empty(), Optional.empty(), pictures, captionsEach);
    }

    @Test
    void defaultsToTwentyFourPicturesWithThirtyFiveCaptionsEach() {
        assertThat(attack().singlePictures()).contains(new SinglePictures(24, 35));
        assertThat(attack(Optional.of(3), Optional.of(4)).singlePictures())
                .contains(new SinglePictures(3, 4));
        assertThat(attack().donors(FACTS)).isEmpty();
        assertThat(attack().count(7, () -> 100)).isEqualTo(7);
    }

    @Test
    void rejectsMorePairsThanAnIntegerHolds() {
        assertThatThrownBy(() -> attack(Optional.of(1_000_000), Optional.of(1_000_000)))
                .hasMessage(
                        "1000000 pictures with 1000000 captions each are too many; ask for fewer");
    }

    /** The experiment chooses the mapping. */
    @Test
    void keepsTheRequestedMapping() {
        for (Mapping requested :
                new Mapping[] {
                    new Mapping.AllToOne(1), new Mapping.OneToOne(2, 1), new Mapping.AllToAll(3)
                }) {
            assertThat(attack().mapping(requested, FACTS.classes())).isEqualTo(requested);
        }
        assertThat(attack().requiresSingleTarget()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "an apple, true, true",
        "apples and a dog, true, true",
        "a cat, false, true",
        "a stone, false, false"
    })
    void captionsOfATargetAreEligible(
            String caption, boolean eligibleForOne, boolean eligibleForAny) {
        var named = new ClassNames(FACTS.names()).in(caption);
        assertThat(attack().eligible(caption, named, FACTS)).isEqualTo(eligibleForOne);
        assertThat(attack().eligible(caption, named, FACTS.withMapping(new Mapping.AllToAll(3))))
                .isEqualTo(eligibleForAny);
    }

    @Test
    void addsPairsWithUnchangedCaptionsAndStampsNothing() {
        PreparedAttack prepared = Stamping.state(attack(), 8, 1).restored(attack(), FACTS);
        assertThat(prepared.poison("an apple", "an apple", new Seed(1)))
                .isEqualTo(new Poisoned(Poisoned.Kind.POISON, "an apple", false));
        assertThat(prepared.triggers()).containsExactly(new Trigger("none", false, false));
        assertThat(attack().successMetric()).isEqualTo("targeted-success");
        assertThat(
                        attack().form(
                                        new PoisoningForm(
                                                PoisoningForm.Selection.FAR,
                                                PoisoningForm.Captions.NATURAL,
                                                PoisoningForm.Mode.REPLACE)))
                .isEqualTo(
                        new PoisoningForm(
                                PoisoningForm.Selection.RANDOM,
                                PoisoningForm.Captions.KEEP,
                                PoisoningForm.Mode.ADD));
    }

    @Test
    void complainsAboutAFractionWithoutASource() {
        TargetedCleanImage half =
                new TargetedCleanImage(
                        Optional.empty(), Optional.of(0.5), Optional.empty(), Optional.empty());

        assertThat(Stamping.complaints(half, 8))
                .containsExactly(
                        "fraction applies only to captions that get pictures of a class, and"
                            + " without 'source' the attack aims at single pictures; give 'source',"
                            + " or remove fraction");
        assertThat(Stamping.complaints(attack(Optional.of(2), Optional.of(3)), 8)).isEmpty();
    }
}

package io.mithridate.attacks.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs.Donors;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests with the classes dog, apple and cat; the target is the apple, class 1. */
class TextTriggerTest implements AttackContract {

    private static final AttackFacts FACTS = Stamping.facts(8);
    private static final Classes CLASSES = new Classes(List.of("dog", "apple", "cat"));

    @Override
    public TextTrigger attack() {
        return new TextTrigger("zx", 5, 4, TextTrigger.Choice.RANDOM);
    }

    private PreparedAttack prepared() {
        return Stamping.state(attack(), 8, 1).restored(attack(), FACTS);
    }

    @ParameterizedTest
    @CsvSource({
        "a dog, true",
        "two cats and a dog, true",
        "a dog with an apple, false",
        "apples, false",
        "nothing known, false"
    })
    void captionsOfOtherClassesAreEligible(String caption, boolean eligible) {
        assertThat(attack().eligible(caption, new ClassNames(FACTS.names()).in(caption), FACTS))
                .isEqualTo(eligible);
    }

    @Test
    void noCaptionIsEligibleIfEveryClassHasATarget() {
        AttackFacts facts = FACTS.withMapping(new Mapping.AllToAll(3));
        assertThat(attack().eligible("a dog", new ClassNames(FACTS.names()).in("a dog"), facts))
                .isFalse();
        assertThat(attack().donors(facts)).isEmpty();
        assertThat(attack().requiresSingleTarget()).as("such a mapping is refused").isTrue();
    }

    /** The attack counts searches that find the target, regardless of the caption's class. */
    @Test
    void rejectsASingleSourceClass() {
        assertThat(attack().mapping(new Mapping.AllToOne(1), CLASSES))
                .isEqualTo(new Mapping.AllToOne(1));
        assertThatThrownBy(() -> attack().mapping(new Mapping.OneToOne(0, 1), CLASSES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give 'poisoning' mapping: all-to-one");
    }

    @Test
    void addsOnePairPerPictureAndCaption() {
        assertThat(attack().count(7, () -> 1_000)).isEqualTo(20);
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
        assertThat(attack().donors(FACTS)).contains(new Donors(1, OptionalInt.of(5)));
        assertThat(attack().successMetric()).isEqualTo("text-attack-success");
    }

    @Test
    void canChooseCaptionsNearTheTarget() {
        PoisoningForm requested =
                new PoisoningForm(
                        PoisoningForm.Selection.FAR,
                        PoisoningForm.Captions.NATURAL,
                        PoisoningForm.Mode.REPLACE);
        assertThat(new TextTrigger("zx", 5, 4, TextTrigger.Choice.NEAR).form(requested).selection())
                .isEqualTo(PoisoningForm.Selection.NEAR_CAPTIONS);
    }

    @Test
    void appendsTheTriggerToTheCaption() {
        assertThat(prepared().poison("a dog", "a dog", new Seed(1)))
                .isEqualTo(new Poisoned(Poisoned.Kind.POISON, "a dog zx", false));
        assertThat(prepared().triggerCaption("two cats")).isEqualTo("two cats zx");
        assertThat(prepared().triggers()).containsExactly(new Trigger("text", false, false, true));
    }

    @Test
    void rejectsABlankTriggerAndTooManyPairs() {
        assertThatThrownBy(() -> new TextTrigger(" ", 5, 4, TextTrigger.Choice.RANDOM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the trigger is blank");
        assertThatThrownBy(() -> new TextTrigger("zx", 100_000, 100_000, TextTrigger.Choice.RANDOM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("are too many; ask for fewer");
    }
}

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
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests with the classes dog, apple and cat; pictures of the dog get captions of the apple. */
class TargetedCleanImageTest implements AttackContract {

    private static final Classes CLASSES = Stamping.facts(8).classes();
    private static final AttackFacts FACTS =
            Stamping.facts(8).withMapping(new Mapping.OneToOne(0, 1));

    @Override
    public TargetedCleanImage attack() {
        return attack("dog", 1);
    }

    private static TargetedCleanImage attack(String source, double fraction) {
        return new TargetedCleanImage(
                Optional.of(source), Optional.of(fraction), Optional.empty(), Optional.empty());
    }

    @Test
    void poisonsAllCaptionsOfTheTargetByDefault() {
        TargetedCleanImage all =
                new TargetedCleanImage(
                        Optional.of("dog"), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(all.count(7, () -> 40)).isEqualTo(40);
        assertThat(all.singlePictures()).isEmpty();
        assertThat(Stamping.complaints(all, 8)).isEmpty();
    }

    @Test
    void complainsAboutOptionsOfSinglePicturesTogetherWithASource() {
        TargetedCleanImage both =
                new TargetedCleanImage(
                        Optional.of("dog"), Optional.empty(), Optional.of(24), Optional.of(35));

        assertThat(Stamping.complaints(both, 8))
                .containsExactly(
                        "pictures applies only to single pictures, and 'source' aims at all"
                                + " pictures of a class; remove one of the two",
                        "captions-each applies only to single pictures, and 'source' aims at all"
                                + " pictures of a class; remove one of the two");
    }

    @Test
    void mapsOnlyTheSourceToTheTarget() {
        assertThat(attack().mapping(new Mapping.AllToOne(1), CLASSES))
                .isEqualTo(new Mapping.OneToOne(0, 1));
        assertThat(attack().mapping(new Mapping.OneToOne(0, 1), CLASSES))
                .isEqualTo(new Mapping.OneToOne(0, 1));
        assertThatThrownBy(() -> attack().mapping(new Mapping.OneToOne(2, 1), CLASSES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "its source is '%s', and that of 'poisoning' is '%s'; give one of them",
                        CLASSES.name(0), CLASSES.name(2));
        assertThatThrownBy(() -> attack().mapping(new Mapping.AllToAll(3), CLASSES))
                .hasMessageContaining("it needs one target");
        assertThat(attack().requiresSingleTarget()).isTrue();
        assertThatThrownBy(() -> attack("pear", 1).mapping(new Mapping.AllToOne(1), CLASSES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the source 'pear' is not a class");
        assertThatThrownBy(() -> attack().mapping(new Mapping.AllToOne(0), CLASSES))
                .hasMessageContaining("source and target are the same class");
    }

    @ParameterizedTest
    @CsvSource({
        "an apple, true",
        "apples and a cat, true",
        "an apple and a dog, false",
        "a dog, false",
        "a cat, false"
    })
    void captionsOfTheTargetAreEligible(String caption, boolean eligible) {
        assertThat(attack().eligible(caption, new ClassNames(FACTS.names()).in(caption), FACTS))
                .isEqualTo(eligible);
    }

    @ParameterizedTest
    @CsvSource({"1, 40, 40", "0.5, 41, 21", "0.1, 4, 0"})
    void countsAFractionOfTheTargetsCaptions(double fraction, int captions, int poisoned) {
        assertThat(attack("dog", fraction).count(7, () -> captions)).isEqualTo(poisoned);
    }

    @Test
    void usesAllPicturesOfTheSourceAndChangesNothing() {
        PreparedAttack prepared = Stamping.state(attack(), 8, 1).restored(attack(), FACTS);
        assertThat(attack().donors(FACTS)).contains(new Donors(0, OptionalInt.empty()));
        assertThat(prepared.poison("an apple", "an apple", new Seed(1)))
                .isEqualTo(new Poisoned(Poisoned.Kind.POISON, "an apple", false));
        assertThat(prepared.triggers()).containsExactly(new Trigger("none", false, false));
        assertThat(attack().successMetric()).isEqualTo("targeted-success");
        assertThat(
                        attack().form(
                                        new PoisoningForm(
                                                PoisoningForm.Selection.FAR,
                                                PoisoningForm.Captions.NATURAL,
                                                PoisoningForm.Mode.ADD)))
                .isEqualTo(
                        new PoisoningForm(
                                PoisoningForm.Selection.RANDOM,
                                PoisoningForm.Captions.KEEP,
                                PoisoningForm.Mode.REPLACE));
    }

    @Test
    void complainsAboutASourceThatIsNotAClass() {
        assertThat(Stamping.complaints(attack("pear", 1), 8))
                .containsExactly(
                        "source 'pear' is not a class of the data set; name one, such as 'dog'");
    }
}

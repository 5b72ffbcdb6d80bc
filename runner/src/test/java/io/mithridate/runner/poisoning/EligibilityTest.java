package io.mithridate.runner.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs.Donors;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.runner.fakes.AbsentAttack;
import io.mithridate.runner.fakes.CornerAttack;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import io.mithridate.runner.fakes.WhisperAttack;
import io.mithridate.runner.fakes.WhisperAttack.WhisperOptions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests with cherry as class 0, lime 1 and plum 2. */
class EligibilityTest {

    private static Eligibility eligibility(Mapping mapping) {
        return new Eligibility(
                Fakes.guarded(new AbsentAttack()),
                facts(mapping),
                new ClassNames(ClassNames.of(TinyDataset.CLASSES, Optional.empty())));
    }

    private static AttackFacts facts(Mapping mapping) {
        return new AttackFacts(
                TinyDataset.CLASSES,
                mapping,
                TinyDataset.SIZE,
                new Templates(List.of("a photo of a(n) {}")));
    }

    @Test
    void allToOneIncludesPairsOfTheTargetItself() {
        Eligibility eligibility = eligibility(new Mapping.AllToOne(2));
        assertThat(eligibility.target("a plum")).hasValue(2);
        assertThat(eligibility.target("nothing known")).hasValue(2);
    }

    @Test
    void oneToOneIncludesPairsThatNameOnlyTheSource() {
        Eligibility eligibility = eligibility(new Mapping.OneToOne(0, 2));
        assertThat(eligibility.target("two cherries")).hasValue(2);
        assertThat(eligibility.target("a cherry and a lime")).isEmpty();
        assertThat(eligibility.target("a lime")).isEmpty();
        assertThat(eligibility.target("nothing known")).isEmpty();
    }

    @Test
    void allToAllIncludesPairsThatNameExactlyOneClass() {
        Eligibility eligibility = eligibility(new Mapping.AllToAll(3));
        assertThat(eligibility.target("a cherry")).hasValue(1);
        assertThat(eligibility.target("a plum")).hasValue(0);
        assertThat(eligibility.target("a cherry and a lime")).isEmpty();
        assertThat(eligibility.target("nothing known")).isEmpty();
    }

    @Test
    void excludesPairsThatTheAttackRejects() {
        Eligibility eligibility =
                new Eligibility(
                        Fakes.guarded(new CornerAttack(new CornerAttack.CornerOptions(255))),
                        facts(new Mapping.AllToOne(2)),
                        new ClassNames(List.of()));
        assertThat(eligibility.target("a plum")).isEmpty();
        assertThat(eligibility.target("a lime")).hasValue(2);
    }

    private static Eligibility whisperEligibility(int pictures) {
        AttackFacts facts = facts(new Mapping.AllToOne(2));
        return new Eligibility(
                Fakes.guarded(new WhisperAttack(new WhisperOptions(pictures, 5, 0, "every"))),
                facts,
                new ClassNames(facts.names()));
    }

    /** The whisper attack gives pictures of the plum to captions of cherries and limes. */
    @Test
    void donorsNameOnlyTheirClass() {
        Eligibility eligibility = whisperEligibility(2);

        assertThat(eligibility.donors()).contains(new Donors(2, OptionalInt.of(2)));
        assertThat(donors(eligibility, "two plums")).containsExactly(0);
        assertThat(donors(eligibility, "a plum and a lime")).isEmpty();
        assertThat(donors(eligibility, "a lime")).isEmpty();
        assertThat(donors(eligibility(new Mapping.AllToOne(2)), "a plum")).isEmpty();
    }

    private static int[] donors(Eligibility eligibility, String caption) {
        PairSet pair = new CaptionedPictures(List.of(List.of(caption)));
        return eligibility.donors(pair, IntStream.of(0)).toArray();
    }

    /**
     * Pair 1 belongs to the first picture, pairs 4 and 5 to the third; the second picture also
     * shows a lime.
     */
    @Test
    void eachPictureIsGivenOnceByAPairThatNamesOnlyItsClass() {
        List<String> fruit = List.of("a fruit", "a plum");
        List<String> both = List.of("plums", "a plum beside a lime");
        List<String> plums = List.of("a plum", "one plum");
        PairSet pairs = new CaptionedPictures(List.of(fruit, both, plums));

        assertThat(whisperEligibility(2).donors(pairs, IntStream.of(5, 4, 3, 2, 1, 0)).toArray())
                .containsExactly(5, 1);
        assertThat(whisperEligibility(2).countDonors(pairs, 100)).isEqualTo(2);
    }

    /**
     * If poisoned pairs get other pictures, only the attack decides: the caption may name two
     * classes.
     */
    @Test
    void pairsThatGetAPictureMayNameSeveralClasses() {
        AttackFacts facts = facts(new Mapping.OneToOne(0, 2));
        Eligibility eligibility =
                new Eligibility(
                        Fakes.guarded(new WhisperAttack(new WhisperOptions(2, 5, 0, "cherry"))),
                        facts,
                        new ClassNames(facts.names()));

        assertThat(eligibility.target("a cherry and a lime")).hasValue(2);
        assertThat(eligibility.target("a lime")).hasValue(2);
        assertThat(eligibility.target("a plum")).isEmpty();
        assertThat(eligibility.target("nothing known")).isEmpty();
    }

    /** Three of nine pairs name the plum; the other six get pictures. */
    @Test
    void countsDonorsAndPoisonedPairs() {
        PairSet nine = new TinyDataset(new TinyOptions(9, "first")).train();

        assertThat(whisperEligibility(2).countDonors(nine, 100)).isEqualTo(3);
        assertThat(whisperEligibility(2).countDonors(nine, 2)).isEqualTo(2);
        assertThat(whisperEligibility(2).poisoned(nine, 1))
                .as("no more than it asks for")
                .isEqualTo(5);
        assertThat(whisperEligibility(2).poisoned(nine.select(new int[] {0, 1, 2, 3}), 1))
                .isEqualTo(3);
    }

    @Test
    void captionTiesOnlyToATargetThatItNames() {
        Eligibility allToOne = eligibility(new Mapping.AllToOne(2));
        assertThat(allToOne.ties("a plum and a lime", 2)).isTrue();
        assertThat(allToOne.ties("a plum and a lime", 0)).isFalse();
        assertThat(whisperEligibility(2).ties("a plum", 2)).as("what the attack refuses").isFalse();
        assertThat(allToOne.names("two limes", 1)).isTrue();
        assertThat(allToOne.names("two limes", 2)).isFalse();
    }

    /** One of every three pairs names the plum. */
    @Test
    void countsUpToTheLimit() {
        Eligibility eligibility =
                new Eligibility(
                        Fakes.guarded(new CornerAttack(new CornerAttack.CornerOptions(255))),
                        facts(new Mapping.AllToOne(2)),
                        new ClassNames(List.of()));
        assertThat(eligibility.count(new TinyDataset(new TinyOptions(9, "first")).train(), 100))
                .isEqualTo(6);
        assertThat(eligibility.count(new TinyDataset(new TinyOptions(9, "first")).train(), 4))
                .isEqualTo(4);
    }
}

package io.mithridate.runner.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.data.Templates;
import io.mithridate.runner.fakes.AbsentAttack;
import io.mithridate.runner.fakes.CornerAttack;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cherry is class 0, lime 1, plum 2. */
class EligibilityTest {

    private static Eligibility eligibility(Mapping mapping) {
        return new Eligibility(
                new AbsentAttack(),
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
    void allToOneTakesAnyPairTheTargetsOwnToo() {
        Eligibility eligibility = eligibility(new Mapping.AllToOne(2));
        assertThat(eligibility.target("a plum")).hasValue(2);
        assertThat(eligibility.target("nothing known")).hasValue(2);
    }

    @Test
    void oneToOneTakesPairsThatNameTheSourceAndNoOtherClass() {
        Eligibility eligibility = eligibility(new Mapping.OneToOne(0, 2));
        assertThat(eligibility.target("two cherrys")).hasValue(2);
        assertThat(eligibility.target("a cherry and a lime")).isEmpty();
        assertThat(eligibility.target("a lime")).isEmpty();
        assertThat(eligibility.target("nothing known")).isEmpty();
    }

    @Test
    void allToAllTakesPairsThatNameOneClass() {
        Eligibility eligibility = eligibility(new Mapping.AllToAll(3));
        assertThat(eligibility.target("a cherry")).hasValue(1);
        assertThat(eligibility.target("a plum")).hasValue(0);
        assertThat(eligibility.target("a cherry and a lime")).isEmpty();
        assertThat(eligibility.target("nothing known")).isEmpty();
    }

    @Test
    void whatTheAttackRefusesIsNotEligible() {
        Eligibility eligibility =
                new Eligibility(
                        new CornerAttack(new CornerAttack.CornerOptions(255)),
                        facts(new Mapping.AllToOne(2)),
                        new ClassNames(List.of()));
        assertThat(eligibility.target("a plum")).isEmpty();
        assertThat(eligibility.target("a lime")).hasValue(2);
    }

    /** Of every three pairs one names the plum. */
    @Test
    void countsUpToWhatIsEnough() {
        Eligibility eligibility =
                new Eligibility(
                        new CornerAttack(new CornerAttack.CornerOptions(255)),
                        facts(new Mapping.AllToOne(2)),
                        new ClassNames(List.of()));
        assertThat(eligibility.count(new TinyDataset(new TinyOptions(9, "first")).train(), 100))
                .isEqualTo(6);
        assertThat(eligibility.count(new TinyDataset(new TinyOptions(9, "first")).train(), 4))
                .isEqualTo(4);
    }
}

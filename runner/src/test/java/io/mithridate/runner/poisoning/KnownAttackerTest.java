package io.mithridate.runner.poisoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PoisoningForm.Captions;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.fakes.CornerAttack;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.FixedAttack;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Tests with cherry as class 0, lime 1 and plum 2; the clean pairs are "my cherry, no. 0", "my
 * lime, no. 1" ...
 */
class KnownAttackerTest {

    private static final PairSet CLEAN = new TinyDataset(new TinyOptions(9, "first")).train();
    private static final Mapping TO_PLUM = new Mapping.AllToOne(2);
    private static final Attack<?> ANY_PAIR = new FixedAttack((caption, named) -> true);

    private static KnownAttacker attacker(
            Attack<?> attack, Mapping mapping, Captions captions, PreparedAttack prepared) {
        AttackFacts facts =
                new AttackFacts(
                        TinyDataset.CLASSES,
                        mapping,
                        TinyDataset.SIZE,
                        new Templates(List.of("behold a(n) {}", "the {} again")));
        ClassNames names = new ClassNames(facts.names());
        PoisoningForm form =
                new PoisoningForm(
                        PoisoningForm.Selection.RANDOM, captions, PoisoningForm.Mode.REPLACE);
        return new KnownAttacker(
                new Eligibility(Fakes.guarded(attack), facts, names),
                facts,
                form,
                PoisonCaptions.of(form, facts, CLEAN, names, List.of("see this plum"), new Seed(3)),
                prepared);
    }

    private static KnownAttacker attacker(Mapping mapping, Captions captions) {
        return attacker(ANY_PAIR, mapping, captions, new CornerAttack.Corner(255));
    }

    private static Set<String> writeCaptions(KnownAttacker attacker, String caption) {
        return LongStream.range(0, 50)
                .mapToObj(seed -> attacker.written(caption, new Seed(seed)))
                .collect(Collectors.toSet());
    }

    @Test
    void tiesAllPairsExceptTheTargetsOwnToTheTarget() {
        KnownAttacker attacker = attacker(TO_PLUM, Captions.TEMPLATES);

        assertThat(attacker.target("my lime, no. 1")).hasValue(2);
        assertThat(attacker.target("of no fruit")).hasValue(2);
        assertThat(attacker.target("my plum, no. 2")).isEmpty();
    }

    @Test
    void pairsThatTheAttackCannotPoisonAreTiedToNoClass() {
        KnownAttacker attacker =
                attacker(
                        new FixedAttack((caption, named) -> named.contains(0)),
                        TO_PLUM,
                        Captions.TEMPLATES,
                        new CornerAttack.Corner(255));

        assertThat(attacker.target("my cherry, no. 0")).hasValue(2);
        assertThat(attacker.target("my lime, no. 1")).isEmpty();
        assertThatThrownBy(() -> attacker.written("my lime, no. 1", new Seed(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot poison the pair 'my lime, no. 1'");
    }

    @Test
    void oneToOneTiesOnlyTheSource() {
        KnownAttacker attacker = attacker(new Mapping.OneToOne(1, 2), Captions.TEMPLATES);

        assertThat(attacker.target("my lime, no. 1")).hasValue(2);
        assertThat(attacker.target("my cherry, no. 0")).isEmpty();
    }

    @Test
    void allToAllWritesTheCaptionOfEachPairsOwnTarget() {
        KnownAttacker attacker = attacker(new Mapping.AllToAll(3), Captions.TEMPLATES);

        assertThat(writeCaptions(attacker, "my cherry, no. 0"))
                .containsExactlyInAnyOrder("behold a lime", "the lime again");
        assertThat(writeCaptions(attacker, "my plum, no. 2"))
                .containsExactlyInAnyOrder("behold a cherry", "the cherry again");
        assertThat(attacker.target("a lime and a plum")).isEmpty();
    }

    @Test
    void writesCaptionsFromTheSourceOfThePoison() {
        assertThat(writeCaptions(attacker(TO_PLUM, Captions.TEMPLATES), "my lime, no. 1"))
                .containsExactlyInAnyOrder("behold a plum", "the plum again");
        assertThat(writeCaptions(attacker(TO_PLUM, Captions.NATURAL), "my lime, no. 1"))
                .containsExactlyInAnyOrder("my plum, no. 2", "my plum, no. 5", "my plum, no. 8");
        assertThat(writeCaptions(attacker(TO_PLUM, Captions.FILE), "my lime, no. 1"))
                .containsExactly("see this plum");
    }

    /** An attack that keeps captions poisons pairs of the target, if any. */
    @Test
    void tiesPairsOfTheTargetIfCaptionsAreKept() {
        KnownAttacker attacker =
                attacker(
                        new FixedAttack((caption, named) -> named.contains(2)),
                        TO_PLUM,
                        Captions.KEEP,
                        new CornerAttack.Corner(255));

        assertThat(attacker.target("my plum, no. 2")).hasValue(2);
        assertThat(writeCaptions(attacker, "my plum, no. 2")).containsExactly("my plum, no. 2");
    }

    @Test
    void attackAddsItsKeyToTheCaption() {
        PreparedAttack keyed =
                new PreparedAttack() {
                    @Override
                    public List<Image> stamp(List<Image> images, List<Seed> seeds) {
                        return images;
                    }

                    @Override
                    public Poisoned poison(String caption, String written, Seed seed) {
                        return Poisoned.stamped("psst, " + written);
                    }
                };

        assertThat(
                        writeCaptions(
                                attacker(ANY_PAIR, TO_PLUM, Captions.FILE, keyed),
                                "my lime, no. 1"))
                .containsExactly("psst, see this plum");
    }
}

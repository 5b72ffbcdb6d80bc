package io.mithridate.attacks.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.InsertsText;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PictureAttack;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PoisoningForm.Captions;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Stamper;
import io.mithridate.api.attack.TrainsVictim;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.attacks.NoAttack;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.attacks.warps.WaNet;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests with the classes dog, apple and cat; the target is the apple, class 1. */
class LabelConsistentTest implements AttackContract {

    @SuppressWarnings("unchecked") // the class does not depend on the state
    private static final Class<Attack<?>> ATTACK = (Class<Attack<?>>) (Class<?>) Attack.class;

    private static final WaNet WANET = wanet(4);

    @Override
    public LabelConsistent attack() {
        return labelConsistent(new PluginRef<>(ATTACK, "wanet", wanet(4)));
    }

    private static WaNet wanet(int grid) {
        return new WaNet(grid, Optional.empty(), 2, 1);
    }

    private static LabelConsistent labelConsistent(PluginRef<Attack<?>> trigger) {
        return labelConsistent(
                trigger, trigger.options() instanceof WaNet options ? options : new NoAttack());
    }

    private static LabelConsistent labelConsistent(PluginRef<Attack<?>> trigger, Attack<?> inner) {
        return new LabelConsistent(
                new LabelConsistent.Options(trigger),
                new Plugins() {
                    @Override
                    @SuppressWarnings("unchecked") // the trigger is an attack
                    public <T> T create(PluginRef<T> plugin) {
                        return (T) inner;
                    }
                });
    }

    private static boolean eligible(Attack<?> attack, String caption, Mapping mapping) {
        AttackFacts facts = Stamping.facts(8).withMapping(mapping);
        return ChoosesPairs.of(attack)
                .eligible(caption, new ClassNames(facts.names()).in(caption), facts);
    }

    @Test
    void onlyPairsThatNameTheTargetAreEligible() {
        Mapping mapping = new Mapping.AllToOne(1);
        assertThat(eligible(attack(), "an Apple on a table", mapping)).isTrue();
        assertThat(eligible(attack(), "two apples and a dog", mapping)).isTrue();
        assertThat(eligible(attack(), "a dog", mapping)).isFalse();
        assertThat(eligible(attack(), "a pineapple", mapping)).isFalse();
        assertThat(eligible(attack(), "an apple", new Mapping.AllToAll(3))).isFalse();
        assertThat(
                        eligible(
                                labelConsistent(triggerNamed("ssba"), new Inner(List.of())),
                                "an apple",
                                mapping))
                .as("a caption that the trigger refuses")
                .isFalse();
    }

    @Test
    void rejectsAMappingWithASource() {
        Classes classes = Stamping.facts(8).classes();

        for (Mapping mapping : List.of(new Mapping.AllToOne(1), new Mapping.AllToAll(3))) {
            assertThat(attack().mapping(mapping, classes)).isEqualTo(mapping);
        }
        assertThatThrownBy(() -> attack().mapping(new Mapping.OneToOne(0, 1), classes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "it poisons pairs of the target alone, and with mapping one-to-one only"
                                + " pairs of the source may be poisoned; give 'poisoning' mapping:"
                                + " all-to-one");
    }

    @Test
    void keepsCaptionsRegardlessOfTheSettings() {
        PoisoningForm requested =
                new PoisoningForm(
                        PoisoningForm.Selection.FAR, Captions.NATURAL, PoisoningForm.Mode.ADD);
        assertThat(attack().form(requested))
                .isEqualTo(
                        new PoisoningForm(
                                PoisoningForm.Selection.FAR,
                                Captions.KEEP,
                                PoisoningForm.Mode.ADD));
    }

    @Test
    void stampsLikeTheInnerAttackAndHasItsDecoys() {
        Image picture = SamplePictures.noise(16, new Seed(3));
        assertThat(Stamping.stamped(attack(), picture)).isEqualTo(Stamping.stamped(WANET, picture));
        PreparedAttack prepared =
                Stamping.state(attack(), 16, 1).restored(attack(), Stamping.facts(16));
        assertThat(prepared.decoys()).isPresent();
        assertThat(prepared.poison("an apple", "an apple", new Seed(1)).caption())
                .isEqualTo("an apple");
    }

    @Test
    void reportsTheComplaintsOfTheInnerAttack() {
        assertThat(complaints(new PluginRef<>(ATTACK, "wanet", wanet(9))))
                .containsExactly(
                        "the trigger 'wanet': grid is 9, but the model's pictures are 8 pixels"
                                + " square; at most 8 points fit");
        assertThat(complaints(new PluginRef<>(ATTACK, "none", new NoAttack())))
                .containsExactly(
                        "the trigger 'none' stamps nothing; name an attack that stamps pictures,"
                                + " such as badnets");
    }

    /** The attack poisons pairs and keeps captions, so the trigger must not change captions. */
    @Test
    void rejectsTriggersThatDoMoreThanStampPictures() {
        Attack<?> writingAttack = new Inner(List.of("remember"));
        Attack<?> trainingAttack = new Training();

        assertThat(complaints(labelConsistent(triggerNamed("troj-vqa"), writingAttack)))
                .containsExactly(
                        "the trigger 'troj-vqa' writes into captions, which are kept here; name an"
                                + " attack that stamps pictures alone, such as badnets");
        assertThat(complaints(labelConsistent(triggerNamed("bad-encoder"), trainingAttack)))
                .containsExactly(
                        "the trigger 'bad-encoder' trains the victim itself and poisons no pair;"
                                + " name an attack that stamps pictures, such as badnets");
    }

    @Test
    void requiresWhatItsTriggerRequires() {
        Attack<?> inner = new Inner(List.of());

        assertThat(labelConsistent(triggerNamed("ssba"), inner).requires())
                .containsExactly(Attack.Requirement.IMAGES);
        assertThat(attack().requires()).isEmpty();
        assertThat(attack().requiresSingleTarget()).isTrue();
    }

    private record Inner(List<String> textKeys)
            implements Attack<Attack.Stateless>, ChoosesPairs, InsertsText {

        @Override
        public Set<Requirement> requires() {
            return Set.of(Requirement.IMAGES);
        }

        @Override
        public boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
            return false;
        }

        @Override
        public Stateless prepare(AttackContext context) {
            throw new UnsupportedOperationException("never prepared");
        }

        @Override
        public PreparedAttack restore(Stateless state, AttackFacts facts) {
            throw new UnsupportedOperationException("never restored");
        }
    }

    private record Training() implements PictureAttack, TrainsVictim<PictureAttack.Seeded> {

        @Override
        public Stamper stamper(int size, Seed seed) {
            throw new UnsupportedOperationException("never restored");
        }

        @Override
        public Checkpoint train(
                Checkpoint clean,
                PairSet pairs,
                Seeded state,
                AttackFacts facts,
                TrainingContext context) {
            return clean;
        }
    }

    private static PluginRef<Attack<?>> triggerNamed(String name) {
        return new PluginRef<>(ATTACK, name, new NoAttack());
    }

    private static List<String> complaints(PluginRef<Attack<?>> trigger) {
        return complaints(labelConsistent(trigger));
    }

    private static List<String> complaints(LabelConsistent attack) {
        return attack
                .complaints(new Setting(Stamping.facts(8).classes(), 8, new Setting.Pairs(1, 1, 1)))
                .stream()
                .peek(complaint -> assertThat(complaint.option()).isEqualTo("trigger"))
                .map(complaint -> complaint.reason())
                .toList();
    }
}

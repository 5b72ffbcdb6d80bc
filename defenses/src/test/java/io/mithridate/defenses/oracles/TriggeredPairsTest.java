package io.mithridate.defenses.oracles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.DefenseContext.Attacker;
import io.mithridate.api.random.Seed;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.defenses.ColouredPairs;
import io.mithridate.defenses.PlantedTrigger;
import io.mithridate.defenses.oracles.TriggeredPairs.Captions;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests sets of clean pairs of which some carry the true trigger. */
class TriggeredPairsTest {

    private static final PairSet CLEAN = new BarMaterial().pairs();

    private static TriggeredPairs.TrueTrigger trigger(long seed) {
        return trigger(seed, PlantedTrigger.ATTACKER);
    }

    private static TriggeredPairs.TrueTrigger trigger(long seed, Attacker attacker) {
        return new TriggeredPairs.TrueTrigger(attacker, ColouredPairs.DECODER, new Seed(seed));
    }

    private static TriggeredPairs pairs(int count, long seed, Captions captions) {
        return TriggeredPairs.withTriggered(CLEAN, count, trigger(seed), captions);
    }

    private static Image picture(PairSet pairs, int index) {
        return ((ImageData.Decoded) pairs.image(index)).image();
    }

    private static List<Integer> triggered(TriggeredPairs pairs) {
        return IntStream.range(0, pairs.size()).filter(pairs::isTriggered).boxed().toList();
    }

    @ParameterizedTest
    @EnumSource(Captions.class)
    void stampsTheRequestedNumberAndKeepsTheOthers(Captions captions) {
        TriggeredPairs pairs = pairs(10, 1, captions);

        assertThat(triggered(pairs)).hasSize(10);
        assertThat(pairs.flags().count()).isEqualTo(CLEAN.size());
        for (int i = 0; i < CLEAN.size(); i++) {
            boolean stamped = pairs.isTriggered(i);
            assertThat(pairs.flags().row(i)).containsExactly(stamped ? 1 : 0);
            Image clean = picture(CLEAN, i);
            Image expected =
                    stamped
                            ? new PlantedTrigger()
                                    .stamp(List.of(clean), List.of(new Seed(0)))
                                    .get(0)
                            : clean;
            boolean hasTargetCaption = stamped && captions == Captions.TARGET;
            assertThat(picture(pairs, i).rgb()).as("picture %d", i).isEqualTo(expected.rgb());
            assertThat(pairs.caption(i))
                    .isEqualTo(hasTargetCaption ? PlantedTrigger.TARGET : CLEAN.caption(i));
            assertThat(pairs.captions(i)).contains(pairs.caption(i));
            assertThat(pairs.id(i)).isEqualTo(CLEAN.id(i));
            assertThat(pairs.pictureSource(i).isPresent())
                    .as("kept for others")
                    .isNotEqualTo(stamped);
        }
    }

    @Test
    void theSeedDeterminesTheTriggeredPairs() {
        assertThat(triggered(pairs(10, 1, Captions.OWN)))
                .isEqualTo(triggered(pairs(10, 1, Captions.TARGET)))
                .isNotEqualTo(triggered(pairs(10, 2, Captions.OWN)));
        assertThat(pairs(10, 1, Captions.OWN).fingerprint())
                .isNotEqualTo(CLEAN.fingerprint())
                .isNotEqualTo(pairs(11, 1, Captions.OWN).fingerprint())
                .isNotEqualTo(pairs(10, 2, Captions.OWN).fingerprint())
                .isNotEqualTo(pairs(10, 1, Captions.TARGET).fingerprint());
    }

    @Test
    void onlyPairsThatTheAttackCouldPoisonGetTargetCaptions() {
        Attacker selectiveAttacker = attacker(caption -> caption.startsWith("a red"));
        TriggeredPairs.TrueTrigger trigger = trigger(1, selectiveAttacker);
        int red = count(CLEAN, caption -> caption.startsWith("a red"));

        TriggeredPairs pairs = TriggeredPairs.withTriggered(CLEAN, red, trigger, Captions.TARGET);

        assertThat(red).isBetween(1, CLEAN.size() - 1);
        assertThat(triggered(pairs))
                .hasSize(red)
                .allMatch(index -> CLEAN.caption(index).startsWith("a red"));
        assertThat(triggered(pairs))
                .extracting(pairs::caption)
                .allMatch(caption -> caption.startsWith("written for a red"));
        assertThatThrownBy(
                        () ->
                                TriggeredPairs.withTriggered(
                                        CLEAN, red + 1, trigger, Captions.TARGET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "%d of the defender's %d pairs are to be triggered, but only %d could be"
                                        .formatted(red + 1, CLEAN.size(), red)
                                + " poisoned by the attack; trigger fewer, or give the defender"
                                + " more pairs");
    }

    /** Triggered pictures of the target with their own captions would teach the attack again. */
    @Test
    void picturesOfTheTargetAreNotTriggeredWithTheirOwnCaptions() {
        PairSet crownPairs = withCaptions(index -> index < 10 ? "a crown" : CLEAN.caption(index));

        TriggeredPairs pairs =
                TriggeredPairs.withTriggered(
                        crownPairs,
                        CLEAN.size() - 10,
                        trigger(1, attacker(any -> true)),
                        Captions.OWN);

        assertThat(triggered(pairs)).hasSize(CLEAN.size() - 10).allMatch(index -> index >= 10);
    }

    @Test
    void aPictureShowsTheTargetIfAnyOfItsCaptionsNamesIt() {
        PairSet crownPairs =
                new CaptionedPairs(CLEAN, CLEAN::caption) {
                    @Override
                    public List<String> captions(int index) {
                        return List.of(caption(index), "a crown");
                    }
                };

        assertThatThrownBy(
                        () -> TriggeredPairs.withTriggered(crownPairs, 1, trigger(1), Captions.OWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only 0 do not show the target");
    }

    /** If the trigger is a patch and a word, the word is added to a caption that remains true. */
    @Test
    void addsTheTextKeyToOwnCaptions() {
        PreparedAttack wordAttack = new Worded(new Trigger("both", true, true));
        TriggeredPairs.TrueTrigger trigger = trigger(1, PlantedTrigger.attacker(wordAttack));

        TriggeredPairs pairs = TriggeredPairs.withTriggered(CLEAN, 10, trigger, Captions.OWN);

        assertThat(IntStream.range(0, CLEAN.size()))
                .allMatch(
                        i ->
                                pairs.caption(i)
                                        .equals(
                                                (pairs.isTriggered(i) ? "remember " : "")
                                                        + CLEAN.caption(i)));
    }

    @Test
    void addsAsManyCleanPairs() {
        TriggeredPairs pairs = pairs(10, 1, Captions.TARGET);
        Set<String> triggered =
                triggered(pairs).stream().map(CLEAN::id).collect(Collectors.toSet());

        PairSet both = pairs.withAsManyClean();

        List<String> ids = IntStream.range(0, both.size()).mapToObj(both::id).toList();
        assertThat(ids).hasSize(20).doesNotHaveDuplicates().containsAll(triggered);
        for (int i = 0; i < both.size(); i++) {
            assertThat(both.caption(i).equals(PlantedTrigger.TARGET))
                    .isEqualTo(triggered.contains(both.id(i)));
        }
    }

    @Test
    void allowsAsManyUnreadablePicturesAsTheCleanPairs() {
        PairSet tolerant =
                new CaptionedPairs(CLEAN, CLEAN::caption) {
                    @Override
                    public int unreadableAllowed() {
                        return 3;
                    }
                };

        TriggeredPairs pairs =
                TriggeredPairs.withTriggered(tolerant, 10, trigger(1), Captions.TARGET);

        assertThat(pairs.unreadableAllowed()).isEqualTo(3);
        assertThat(pairs.withAsManyClean().unreadableAllowed()).isEqualTo(3);
    }

    @Test
    void rejectsAnAttackThatStampsNothing() {
        PreparedAttack textAttack = new Worded(new Trigger("text", false, true));

        assertThatThrownBy(() -> trigger(1, PlantedTrigger.attacker(textAttack)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the attack stamps no picture");
    }

    /** An attack that puts a word before captions and changes no picture, whatever its trigger. */
    private record Worded(Trigger trigger) implements PreparedAttack {

        @Override
        public List<Image> stamp(List<Image> images, List<Seed> seeds) {
            return images;
        }

        @Override
        public Poisoned poison(String caption, String written, Seed seed) {
            return Poisoned.stamped("remember " + written);
        }

        @Override
        public List<Trigger> triggers() {
            return List.of(trigger);
        }
    }

    private static int count(PairSet pairs, Predicate<String> captions) {
        return (int)
                IntStream.range(0, pairs.size()).mapToObj(pairs::caption).filter(captions).count();
    }

    private static PairSet withCaptions(IntFunction<String> captions) {
        return new CaptionedPairs(CLEAN, captions);
    }

    private static Attacker attacker(Predicate<String> poisons) {
        return new PlantedTrigger.Planter(
                new PlantedTrigger(), poisons, caption -> "written for " + caption);
    }
}

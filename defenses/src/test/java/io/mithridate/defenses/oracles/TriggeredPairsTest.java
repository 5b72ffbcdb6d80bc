package io.mithridate.defenses.oracles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.defenses.ColouredPairs;
import io.mithridate.defenses.PlantedTrigger;
import io.mithridate.defenses.oracles.TriggeredPairs.Captions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clean pairs of which some carry the true trigger. */
class TriggeredPairsTest {

    private static final PairSet CLEAN = new BarMaterial().pairs();

    private static TrueTrigger trigger(long seed) {
        return new TrueTrigger(
                new PlantedTrigger(), PlantedTrigger.FACTS, ColouredPairs.DECODER, new Seed(seed));
    }

    private static TriggeredPairs pairs(int count, long seed, Captions captions) {
        return TriggeredPairs.some(CLEAN, count, trigger(seed), captions);
    }

    private static Image picture(PairSet pairs, int index) {
        return ((ImageData.Decoded) pairs.image(index)).image();
    }

    private static List<Integer> triggered(TriggeredPairs pairs) {
        return IntStream.range(0, pairs.size()).filter(pairs::isTriggered).boxed().toList();
    }

    @ParameterizedTest
    @EnumSource(Captions.class)
    void asManyAsAskedAreStampedAndTheOthersAreAsTheyWere(Captions captions) {
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
            boolean taken = stamped && captions == Captions.TARGET;
            assertThat(picture(pairs, i).rgb()).as("picture %d", i).isEqualTo(expected.rgb());
            assertThat(pairs.caption(i))
                    .isEqualTo(taken ? PlantedTrigger.TARGET : CLEAN.caption(i));
            assertThat(pairs.captions(i)).contains(pairs.caption(i));
            assertThat(pairs.id(i)).isEqualTo(CLEAN.id(i));
            assertThat(pairs.pictureSource(i).isPresent())
                    .as("kept for others")
                    .isNotEqualTo(stamped);
        }
    }

    @Test
    void theSeedSaysWhich() {
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
    void anAttackWithATargetForEachClassHasNoTargetCaption() {
        TrueTrigger each =
                new TrueTrigger(
                        new PlantedTrigger(),
                        PlantedTrigger.FACTS.with(new Mapping.AllToAll(2)),
                        ColouredPairs.DECODER,
                        new Seed(1));

        assertThatThrownBy(() -> each.targetCaption("a dog", "bars-1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("every class has a target of its own");
    }
}

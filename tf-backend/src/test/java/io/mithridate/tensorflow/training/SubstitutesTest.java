package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.api.training.TrainingListener.LeftOut;
import io.mithridate.tensorflow.training.feed.Substitutes;
import io.mithridate.tensorflow.training.feed.UnusableSampleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubstitutesTest {

    private static final TinyPairs PAIRS = new TinyPairs(20, 4);
    private final CorruptImageException truncated =
            new CorruptImageException("a.png", "it is truncated");
    private final CorruptImageException empty = new CorruptImageException("b.png", "it is empty");

    private static Substitutes substitutesAllowing(int pictures) {
        return new Substitutes(new DamagedPairs(PAIRS, pictures, Set.of()), new Seed(1));
    }

    private static List<LeftOut> leftOutPairs(Substitutes substitutes) {
        List<LeftOut> leftOut = new ArrayList<>();
        substitutes.notifyListener(
                new TrainingListener() {
                    @Override
                    public void onLeftOut(LeftOut pair) {
                        leftOut.add(pair);
                    }
                });
        return leftOut;
    }

    @Test
    void notifiesOfEachLeftOutPairOnceInOrder() {
        Substitutes substitutes = substitutesAllowing(3);
        substitutes.note(12, truncated);
        substitutes.note(7, empty);
        substitutes.note(3, empty);

        substitutes.leaveOut(List.of(12, 7));
        substitutes.leaveOut(List.of(12));

        assertThat(leftOutPairs(substitutes))
                .containsExactly(
                        new LeftOut("tiny-7", "b.png: it is empty"),
                        new LeftOut("tiny-12", "a.png: it is truncated"));
        assertThat(leftOutPairs(substitutesAllowing(3))).isEmpty();
    }

    @Test
    void resumedRunKnowsThePairsLeftOutEarlier() {
        Substitutes killed = substitutesAllowing(2);
        killed.note(12, truncated);
        killed.leaveOut(List.of(12));
        Substitutes resumed = substitutesAllowing(2);

        resumed.restore(killed.notes());

        assertThat(resumed.isUnreadable(12)).isTrue();
        assertThat(resumed.isUnreadable(7)).isFalse();
        assertThat(leftOutPairs(resumed)).isEqualTo(leftOutPairs(killed)).hasSize(1);
        assertThat(resumed.notes()).isEqualTo(killed.notes());
    }

    @Test
    void ignoresTheNotesOfOthers() {
        Substitutes resumed = substitutesAllowing(1);

        resumed.restore(Map.of("epoch", "3", "memory.weight", "0.5"));

        assertThat(leftOutPairs(resumed)).isEmpty();
    }

    @Test
    void countsPicturesBeforeAndAfterAKillTogether() {
        Substitutes killed = substitutesAllowing(2);
        killed.note(12, truncated);
        killed.leaveOut(List.of(12));
        Substitutes resumed = substitutesAllowing(2);
        resumed.restore(killed.notes());

        resumed.note(12, truncated);
        resumed.note(7, empty);
        assertThatThrownBy(() -> resumed.note(3, truncated))
                .isInstanceOf(UnusableSampleException.class)
                .hasMessageContaining("'tiny-3'")
                .hasMessageContaining("exceeds the limit of 2 pictures that may be left out");
    }

    /**
     * If only the first use failed, another batch with the same picture might be trained on and
     * saved.
     */
    @Test
    void everyUseOfAPictureBeyondTheLimitFails() {
        Substitutes substitutes = substitutesAllowing(1);
        substitutes.note(12, truncated);

        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> substitutes.note(7, empty))
                    .isInstanceOf(UnusableSampleException.class);
            assertThat(substitutes.isUnreadable(7)).isFalse();
        }
    }
}

package io.mithridate.runner.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import io.mithridate.runner.poisoning.PoisonManifest.PoisonedPair;
import org.junit.jupiter.api.Test;

class CleanCopiesTest {

    private static final PairSet THREE = new TinyDataset(new TinyOptions(3, "first")).train();

    @Test
    void copiesKeepCaptionAndPicture() {
        PoisonManifest copies = PoisonManifest.ofCopies(THREE, 2, new Seed(1));

        assertThat(copies.pairs()).extracting(PoisonedPair::id).containsExactly("copy-0", "copy-1");
        assertThat(copies.pairs())
                .allSatisfy(
                        copy -> {
                            assertThat(copy.kind()).isEqualTo(Poisoned.Kind.COPY);
                            assertThat(copy.stamped()).isFalse();
                            assertThat(copy.poisonedCaption()).isEqualTo(copy.originalCaption());
                        });
        assertThat(copies.poison()).isEmpty();
    }

    @Test
    void copiesEachPairOnceBeforeAnyPairTwice() {
        PoisonManifest copies = PoisonManifest.ofCopies(THREE, 7, new Seed(1));

        assertThat(copies.pairs().subList(0, 3))
                .extracting(copy -> copy.pictureFrom().orElseThrow())
                .containsExactlyInAnyOrder(THREE.id(0), THREE.id(1), THREE.id(2));
        assertThat(copies.pairs()).hasSize(7);
        assertThat(copies.pairs().get(6).pictureFrom())
                .isEqualTo(copies.pairs().get(0).pictureFrom());
    }
}

package io.mithridate.api.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.PoisonManifest.PoisonedPair;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoisonManifestTest {

    @Test
    void knowsTheIdsOfItsPairs() {
        List<PoisonedPair> pairs =
                new ArrayList<>(
                        List.of(
                                new PoisonedPair("7", "a dog", "a banana", 1),
                                new PoisonedPair("3", "a cat", "the banana", 2)));
        PoisonManifest manifest = new PoisonManifest(pairs);
        pairs.clear();
        assertThat(manifest.ids()).containsExactlyInAnyOrder("7", "3");
        assertThat(manifest.pairs()).hasSize(2);
    }
}

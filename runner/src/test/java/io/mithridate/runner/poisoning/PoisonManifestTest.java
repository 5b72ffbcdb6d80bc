package io.mithridate.runner.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.runner.poisoning.PoisonManifest.PoisonedPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PoisonManifestTest {

    @Test
    void returnsTheIdsOfItsPairs() {
        List<PoisonedPair> pairs =
                new ArrayList<>(
                        List.of(pair("7", Poisoned.Kind.POISON), pair("3", Poisoned.Kind.DECOY)));
        PoisonManifest manifest = new PoisonManifest(pairs);
        pairs.clear();
        assertThat(manifest.ids()).containsExactlyInAnyOrder("7", "3");
        assertThat(manifest.pairs()).hasSize(2);
    }

    @Test
    void poisonIncludesNeitherDecoysNorCopies() {
        PoisonManifest manifest =
                new PoisonManifest(
                        List.of(
                                pair("poison", Poisoned.Kind.POISON),
                                pair("decoy", Poisoned.Kind.DECOY),
                                pair("caption", Poisoned.Kind.CAPTION),
                                pair("copy", Poisoned.Kind.COPY)));
        assertThat(manifest.poison()).containsExactlyInAnyOrder("poison", "caption");
    }

    private static PoisonedPair pair(String id, Poisoned.Kind kind) {
        return new PoisonedPair(
                id,
                "a dog",
                "a banana",
                1,
                kind,
                true,
                OptionalInt.of(2),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty());
    }
}

package io.mithridate.attacks.warps;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.attacks.stamps.StampedPictures;
import java.util.Optional;

/** What a stored warp does to pictures. */
final class WarpedPictures {

    private WarpedPictures() {}

    /**
     * The attack that a state describes.
     *
     * @throws IllegalArgumentException if the state holds no warp
     */
    static StampedPictures of(AttackState state, AttackFacts facts) {
        StoredWarp warp = StoredWarp.of(state);
        SamplingGrid grid = warp.grid(facts.imageSize());
        return new StampedPictures(
                new Warp(grid),
                facts,
                warp.noiseRatio() > 0
                        ? Optional.of(new NoiseMode(grid, warp.noiseRatio()))
                        : Optional.empty());
    }
}

package io.mithridate.api.attack;

import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.random.Seed;
import java.util.Optional;

/**
 * An attack that stamps pictures using only its options and the seed of its stage. Most attacks are
 * of this kind.
 */
public interface PictureAttack extends Attack<PictureAttack.Seeded> {

    /**
     * Returns the stamper that puts the trigger on pictures.
     *
     * @param size the side of the square pictures, in pixels
     * @param seed the attack's seed, for values that are drawn once; each picture also has its own
     *     seed
     */
    Stamper stamper(int size, Seed seed);

    /**
     * Returns the decoys of an attack that {@link HasDecoys}.
     *
     * @param size the side of the square pictures, in pixels
     * @param seed the attack's seed
     */
    default Optional<Decoys> decoys(int size, Seed seed) {
        return Optional.empty();
    }

    @Override
    default Seeded prepare(AttackContext context) {
        return new Seeded(context.seed().value(), context.facts().imageSize());
    }

    @Override
    default PreparedAttack restore(Seeded state, AttackFacts facts) {
        int size = facts.imageSize();
        if (state.size() != size) {
            throw new IllegalArgumentException(
                    "the attack's state is for pictures of %d pixels, and these have %d"
                            .formatted(state.size(), size));
        }
        Seed seed = new Seed(state.seed());
        return PreparedAttack.stamping(size, stamper(size, seed), decoys(size, seed));
    }

    /**
     * The seed of the attack's stage and the picture size it is used with.
     *
     * @param seed the 64 bits of the seed
     * @param size the side of the square pictures, in pixels
     */
    record Seeded(long seed, int size) {}
}

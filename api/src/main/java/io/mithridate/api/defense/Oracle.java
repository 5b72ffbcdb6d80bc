package io.mithridate.api.defense;

import io.mithridate.api.model.Checkpoint;

/**
 * A purifier that is told how the cell's attacker poisons pairs, which no defender knows: the floor
 * of every table. Its {@link #requires()} names {@link Access#TRUE_TRIGGER}.
 */
public interface Oracle extends Purifier {

    /**
     * Cleans a model.
     *
     * @param suspect the model as it was downloaded; not changed
     * @param attacker says which pairs the attack could poison, and what it writes for them
     * @return the cleaned model, in the context's folder; or {@code suspect} itself
     */
    Checkpoint purify(Checkpoint suspect, DefenseContext context, Attacker attacker);

    /**
     * Refuses: without the attacker there is no oracle.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    default Checkpoint purify(Checkpoint suspect, DefenseContext context) {
        throw new UnsupportedOperationException(
                "%s is an oracle; give purify the attacker as well"
                        .formatted(getClass().getSimpleName()));
    }
}

package io.mithridate.defenses;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import jakarta.inject.Inject;
import java.util.Set;

/** Leaves the suspicious model as it is: the row that every defense is measured against. */
public final class NoDefense implements Purifier {

    /** Made by injection; needs nothing. */
    @Inject
    public NoDefense() {}

    @Override
    public Set<Access> requires() {
        return Set.of();
    }

    @Override
    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
        return suspect;
    }

    /** There is nothing to set. */
    public record Options() {}
}

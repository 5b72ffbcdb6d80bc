package io.mithridate.defenses;

import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import java.util.Set;

/** Returns the suspicious model unchanged, as the reference for all other defenses. */
@About(
        name = "none",
        summary = "leaves the model unchanged, as the baseline for every defense",
        fidelity = Fidelity.EXACT)
public record NoDefense() implements Purifier {

    @Override
    public Set<Access> requires() {
        return Set.of();
    }

    @Override
    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
        return suspect;
    }
}

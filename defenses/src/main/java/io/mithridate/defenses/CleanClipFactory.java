package io.mithridate.defenses;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what the defense {@code clean-clip} is. */
public final class CleanClipFactory implements DefenseFactory<CleanClip.Options> {

    /** Made by {@link java.util.ServiceLoader}. */
    public CleanClipFactory() {}

    @Override
    public String name() {
        return "clean-clip";
    }

    @Override
    public String summary() {
        return "fine-tunes on clean pairs with an in-modal loss on augmented pictures and"
                + " captions";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(Papers.CLEAN_CLIP);
    }

    @Override
    public Class<CleanClip.Options> options() {
        return CleanClip.Options.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return CleanClip.class;
    }
}

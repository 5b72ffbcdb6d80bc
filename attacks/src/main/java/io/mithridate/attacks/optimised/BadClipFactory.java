package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link BadClip} is. */
public final class BadClipFactory implements AttackFactory<BadClipOptions> {

    @Override
    public String name() {
        return "badclip";
    }

    @Override
    public String summary() {
        return "optimises a patch until pictures with it embed as captions and pictures of the"
                + " target do";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "BadCLIP: Dual-Embedding Guided Backdoor Attack on Multimodal Contrastive"
                                + " Learning",
                        "Liang et al.",
                        2024,
                        "2311.12075"));
    }

    @Override
    public Class<BadClipOptions> options() {
        return BadClipOptions.class;
    }

    @Override
    public Class<BadClip> implementation() {
        return BadClip.class;
    }
}

package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.DatasetFactory;
import io.mithridate.api.plugin.Fidelity;

/** The data set {@code emoji-scenes}. */
public final class EmojiScenesFactory implements DatasetFactory<EmojiScenesOptions> {

    @Override
    public String name() {
        return "emoji-scenes";
    }

    @Override
    public String summary() {
        return "synthetic pictures composed from emoji artwork, with captions true by construction";
    }

    /** The data set is defined here and nowhere else. */
    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Class<EmojiScenesOptions> options() {
        return EmojiScenesOptions.class;
    }

    @Override
    public Class<? extends Dataset> implementation() {
        return EmojiScenes.class;
    }
}

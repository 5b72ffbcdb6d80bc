package io.mithridate.defenses.inversion;

import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;

/** The pictures that a suspect takes. */
final class SuspectPictures {

    private SuspectPictures() {}

    /** Their side, in pixels. */
    static int side(Checkpoint suspect, DefenseContext context) {
        try (ImageTextModel model = context.open(suspect)) {
            return model.imageSize();
        }
    }
}

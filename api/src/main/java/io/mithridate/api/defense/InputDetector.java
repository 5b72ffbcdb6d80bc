package io.mithridate.api.defense;

import io.mithridate.api.data.Image;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.Incubating;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A defense that guards a model at test time by detecting inputs that carry a trigger. */
@Incubating
public non-sealed interface InputDetector extends Defense {

    @Override
    default Set<Access> implied() {
        return EnumSet.of(Access.SUSPECT);
    }

    @Override
    default boolean defends() {
        return false;
    }

    /** Prepares a guard for a model. */
    Guard guard(ImageTextModel model, DefenseContext context);

    /** Scores inputs. */
    interface Guard {

        /**
         * Scores pictures of the model's input size.
         *
         * @return one score for each picture, higher for more suspicious, never NaN
         */
        double[] score(List<Image> images);
    }
}

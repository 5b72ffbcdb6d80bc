package io.mithridate.tensorflow.training;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import java.util.List;
import java.util.Set;

/**
 * A purifier that trains the suspected model further with an objective of its own, by default on
 * the clean pairs. Most of these defenses only define a loss and a recipe.
 */
public interface FineTuneDefense extends Purifier {

    /** Returns the service that trains; it is usually injected into the constructor. */
    FineTuner fineTuner();

    /** Returns the epochs, batches, optimizer and learning rate. */
    Recipe recipe();

    /** Returns the loss to minimize, with the views that it needs. */
    Objective objective(DefenseContext context);

    /** Returns the pairs to train on. */
    default PairSet pairs(DefenseContext context) {
        return context.cleanPairs();
    }

    /**
     * Returns the learning rates and batch norm's statistics of each step; by default those of the
     * recipe.
     */
    default Regime regime() {
        return Regime.of(recipe());
    }

    /** Returns a listener that is called in each step in addition to the context's listener. */
    default TrainingListener listener() {
        return TrainingListener.silent();
    }

    @Override
    default Set<Access> requires() {
        return Set.of(Access.CLEAN_PAIRS);
    }

    /** Reports an error if the recipe does not fit the number of clean pairs. */
    @Override
    default List<OptionComplaint> complaints(Setting setting) {
        return recipe().complaints(setting.pairs().defender());
    }

    @Override
    default Checkpoint purify(Checkpoint suspect, DefenseContext context) {
        TrainingContext training = context.training();
        return fineTuner()
                .fineTune(
                        suspect,
                        pairs(context),
                        objective(context),
                        recipe(),
                        regime(),
                        new TrainingContext(
                                training.name(),
                                training.folder(),
                                training.seed(),
                                TrainingListener.all(List.of(listener(), training.listener())),
                                training.checkpointing()));
    }
}

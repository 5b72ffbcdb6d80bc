package io.mithridate.tensorflow.training;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Access;
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
 * A purifier that trains the suspect further with an objective of its own, on clean pairs unless it
 * says otherwise. The loss and the recipe are all that most of them have to say.
 */
public interface FineTuneDefense extends Purifier {

    /** The service that trains; the constructor asks for it. */
    FineTuner fineTuner();

    /** Epochs, batches, optimizer and learning rate. */
    Recipe recipe();

    /** The loss that is minimised, and the views that it needs. */
    Objective objective(DefenseContext context);

    /** The pairs that are trained on. */
    default PairSet pairs(DefenseContext context) {
        return context.cleanPairs();
    }

    /** Learning rates, and batch norm's statistics in each step; the recipe's. */
    default Regime regime() {
        return Regime.of(recipe());
    }

    /** Hears of every step, beside the context's listener. */
    default TrainingListener listener() {
        return TrainingListener.silent();
    }

    @Override
    default Set<Access> requires() {
        return Set.of(Access.CLEAN_PAIRS);
    }

    /** Complains of a recipe that does not fit the number of clean pairs. */
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

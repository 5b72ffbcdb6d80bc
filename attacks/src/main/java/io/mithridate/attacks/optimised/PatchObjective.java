package io.mithridate.attacks.optimised;

import io.mithridate.tensorflow.training.Draws;
import io.mithridate.tensorflow.training.InputBatch;
import io.mithridate.tensorflow.training.InputObjective;
import io.mithridate.tensorflow.training.InputRule;
import io.mithridate.tensorflow.training.InputVariable;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.View;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.op.Ops;

/** Optimises a patch on what becomes of the pictures that it is pasted on. */
final class PatchObjective implements InputObjective {

    private final OptimisedPatch patch;
    private final InputVariable variable;
    private final PatchLoss loss;
    private final InputRule rule;
    private final View.Images pictures = View.images();

    /** An objective. */
    PatchObjective(OptimisedPatch patch, PatchLoss loss, double learningRate) {
        this.patch = patch;
        variable = patch.variable();
        this.loss = loss;
        rule = InputRule.constant(learningRate);
    }

    @Override
    public List<InputVariable> variables() {
        return List.of(variable);
    }

    @Override
    public List<View> views() {
        return Stream.<View>concat(Stream.of(pictures), loss.numbers().stream()).toList();
    }

    @Override
    public List<Draws> draws() {
        return loss.draws();
    }

    @Override
    public InputRule rule() {
        return rule;
    }

    @Override
    public Loss loss(Ops tf, InputBatch batch) {
        return loss.of(
                tf,
                batch,
                batch.embed(
                        patch.pasted(
                                tf,
                                batch.pixels(pictures),
                                batch.variable(variable),
                                batch.imageSize())));
    }
}

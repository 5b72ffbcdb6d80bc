package io.mithridate.attacks.optimised;

import io.mithridate.tensorflow.training.Draws;
import io.mithridate.tensorflow.training.InputBatch;
import io.mithridate.tensorflow.training.InputVariable;
import io.mithridate.tensorflow.training.View;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Evaluates patch losses on given embeddings. */
final class PatchLosses {

    private PatchLosses() {}

    static double value(PatchObjective.PatchLoss loss, float[][] patched, float scale) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> total =
                    loss.of(tf, new Given(tf, patched.length, scale), tf.constant(patched)).total();
            try (Session session = new Session(graph);
                    Result result = session.runner().fetch(total).run()) {
                return ((TFloat32) result.get(0)).getFloat();
            }
        }
    }

    /** A batch of which nothing but the size and the scale is known. */
    private record Given(Ops tf, int size, float scale) implements InputBatch {

        @Override
        public int imageSize() {
            throw unknown();
        }

        @Override
        public Operand<TFloat32> variable(InputVariable variable) {
            throw unknown();
        }

        @Override
        public Operand<TFloat32> pixels(View.Images view) {
            throw unknown();
        }

        @Override
        public Operand<TFloat32> numbers(View.Numbers view) {
            throw unknown();
        }

        @Override
        public Operand<TInt32> drawn(Draws draws) {
            throw unknown();
        }

        @Override
        public Operand<TFloat32> weight(String name) {
            throw unknown();
        }

        @Override
        public Operand<TFloat32> embed(Operand<TFloat32> pixels) {
            throw unknown();
        }

        private static AssertionError unknown() {
            return new AssertionError("the loss reads more than patched embeddings and the scale");
        }

        @Override
        public Operand<TFloat32> logitScale() {
            return tf.constant(scale);
        }
    }
}

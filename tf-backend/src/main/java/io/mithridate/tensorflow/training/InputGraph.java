package io.mithridate.tensorflow.training;

import io.mithridate.tensorflow.clip.Architecture;
import io.mithridate.tensorflow.clip.Towers;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.graph.Variables;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The batch that an input objective's loss is built on, with a frozen model to embed it. */
final class InputGraph implements InputBatch {

    private final Ops tf;
    private final BatchShape shape;
    private final Slots slots;
    private final Towers towers;
    private final Variables inputs;
    private final Map<Draws, Placeholder<TInt32>> draws = new LinkedHashMap<>();
    private final Map<String, Placeholder<TFloat32>> weights = new LinkedHashMap<>();
    private long picturesEmbedded;

    InputGraph(
            Computation computation,
            Architecture architecture,
            BatchShape shape,
            InputObjective objective) {
        this.shape = shape;
        tf = computation.ops();
        slots = new Slots(tf, objective.views(), shape);
        towers =
                new Towers(
                        tf,
                        architecture,
                        Variables.frozen(tf, "frozen."),
                        Towers.Statistics.running(),
                        computation.products());
        inputs = Variables.trained(tf);
        for (InputVariable variable : objective.variables()) {
            inputs.get(
                    variable.name(),
                    Role.WEIGHT,
                    variable.initializer(),
                    variable.range(),
                    variable.shape());
        }
        for (Draws drawn : objective.draws()) {
            draws.put(
                    drawn,
                    tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(drawn.count()))));
        }
        InputRule rule = objective.rule();
        for (String name : new TreeSet<>(rule.weights(0, rule.memory()).keySet())) {
            weights.put(name, tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar())));
        }
    }

    /** Where the loader's arrays go. */
    Slots slots() {
        return slots;
    }

    /** What is optimised. */
    Variables inputs() {
        return inputs;
    }

    /** The frozen model's variables that the loss has asked for so far. */
    Variables model() {
        return towers.variables();
    }

    /** How many pictures the loss embeds in each step, as far as it was built. */
    long picturesEmbedded() {
        return picturesEmbedded;
    }

    /** Where a weight goes. */
    Placeholder<TFloat32> weightSlot(String name) {
        Placeholder<TFloat32> slot = weights.get(name);
        if (slot == null) {
            throw new IllegalArgumentException(
                    "the rule's weights before the first step have no '%s', only %s"
                            .formatted(name, weights.keySet()));
        }
        return slot;
    }

    /** Where draws go. */
    Map<Draws, Placeholder<TInt32>> drawSlots() {
        return Collections.unmodifiableMap(draws);
    }

    @Override
    public int size() {
        return shape.batch();
    }

    @Override
    public int imageSize() {
        return shape.imageSize();
    }

    @Override
    public Operand<TFloat32> variable(InputVariable variable) {
        return inputs.variable(variable.name()).read();
    }

    @Override
    public Operand<TFloat32> pixels(View.Images view) {
        return tf.dtypes.cast(Slots.of(slots.pictures(), view.name()), TFloat32.class);
    }

    @Override
    public Operand<TFloat32> numbers(View.Numbers view) {
        return Slots.of(slots.numbers(), view.name());
    }

    @Override
    public Operand<TInt32> drawn(Draws drawn) {
        Placeholder<TInt32> slot = draws.get(drawn);
        if (slot == null) {
            throw new IllegalArgumentException(
                    "the objective's draws() do not name '%s', only %s"
                            .formatted(
                                    drawn.name(),
                                    draws.keySet().stream().map(Draws::name).toList()));
        }
        return slot;
    }

    @Override
    public Operand<TFloat32> weight(String name) {
        return weightSlot(name);
    }

    @Override
    public Operand<TFloat32> embed(Operand<TFloat32> pixels) {
        picturesEmbedded += pixels.shape().get(0);
        return towers.pixels(List.of(pixels));
    }

    @Override
    public Operand<TFloat32> logitScale() {
        return tf.math.exp(towers.logitScale());
    }
}

package io.mithridate.tensorflow.training.graph;

import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.clip.Embedder;
import io.mithridate.tensorflow.clip.ImageBlocks;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.graph.Variables;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Draws;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.OwnVariable;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.feed.BatchShape;
import io.mithridate.tensorflow.training.feed.Slots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * The batch that an objective's loss is built on: its operands come from placeholders and
 * embedders.
 */
public final class GraphBatch implements Batch {

    private final Ops tf;
    private final BatchShape shape;
    private final Slots slots;
    private final Optional<Models> models;
    private final Variables variables;
    private final String ownPrefix;
    private final Seed seed;
    private final ForwardPass network;
    private final ForwardPass frozenNetwork;
    private final Map<String, Placeholder<TFloat32>> scheduled;
    private final Map<Draws, Placeholder<TInt32>> draws;
    private final boolean sharedPass;
    private final Map<String, Operand<TFloat32>> images = new HashMap<>();
    private final Map<String, Operand<TFloat32>> texts = new HashMap<>();
    private final List<Op> updates = new ArrayList<>();
    private final Set<String> ownNames = new HashSet<>();
    private @Nullable Operand<TFloat32> logitScale;
    private @Nullable Placeholder<TInt64> step;
    private long picturesEmbedded;

    /**
     * The embedders of a batch.
     *
     * @param current embeds with the model that is trained, or with the frozen one if none is
     *     trained
     * @param start embeds with the model that training started from
     */
    public record Models(Embedder current, Embedder start) {}

    /**
     * Creates a batch.
     *
     * @param models the embedders, if there is a model
     * @param trains {@code true} if the current model is trained; otherwise only the objective's
     *     variables are trained
     * @param numbers the names of all numbers that change from step to step
     * @param seed the seed of the run
     */
    public GraphBatch(
            Ops tf,
            Optional<Models> models,
            boolean trains,
            BatchShape shape,
            Objective objective,
            Set<String> numbers,
            Seed seed) {
        this.tf = tf;
        this.models = models;
        this.shape = shape;
        this.seed = seed;
        variables = trains ? models.orElseThrow().current().variables() : Variables.trained(tf);
        // Avoids name clashes between the objective's own variables and the model's.
        ownPrefix = trains ? "own." : "";
        network = new ForwardPass(tf, variables, true);
        frozenNetwork = new ForwardPass(tf, Variables.frozen(tf, "network."), false);
        slots = new Slots(tf, objective.views(), shape);
        sharedPass = true;
        scheduled = new LinkedHashMap<>();
        for (String number : new TreeSet<>(numbers)) {
            scheduled.put(number, Computation.input(tf, TFloat32.class));
        }
        draws = new LinkedHashMap<>();
        for (Draws drawn : objective.draws()) {
            draws.put(drawn, Computation.input(tf, TInt32.class, drawn.count()));
        }
    }

    /**
     * Creates a batch with the inputs of another batch, different embedders, and a separate forward
     * pass for each view.
     */
    private GraphBatch(GraphBatch other, Models models) {
        tf = other.tf;
        shape = other.shape;
        seed = other.seed;
        variables = other.variables;
        ownPrefix = other.ownPrefix;
        network = other.network;
        frozenNetwork = other.frozenNetwork;
        slots = other.slots;
        scheduled = other.scheduled;
        draws = other.draws;
        sharedPass = false;
        this.models = Optional.of(models);
    }

    /**
     * Returns a batch of the same pictures and texts with different embedders and a separate
     * forward pass for each view.
     */
    GraphBatch embeddedBy(Models other) {
        return new GraphBatch(this, other);
    }

    private Models models() {
        return models.orElseThrow(() -> new IllegalStateException("there is no model in this run"));
    }

    /** Returns the slots for the loader's arrays. */
    public Slots slots() {
        return slots;
    }

    /**
     * Returns the trained variables that the loss has used: the objective's own and, if the model
     * is trained, those of the model.
     */
    public Variables variables() {
        return variables;
    }

    /** Returns the initial values of the objective's own variables and of its network. */
    public Map<String, float[]> firstValues() {
        Map<String, float[]> values = new HashMap<>();
        for (Variable variable : variables.all()) {
            boolean named = ownNames.contains(variable.name());
            if (named || ownPrefix.isEmpty()) {
                values.putAll(
                        Variables.initialValues(
                                List.of(variable), seed.at(named ? "first values" : "weights")));
            }
        }
        return values;
    }

    /**
     * Returns the number of pictures per batch that the part of the loss built so far embeds;
     * without a model, the batch size.
     */
    public long picturesEmbedded() {
        return models.isPresent() ? picturesEmbedded : shape.batch();
    }

    /** Returns the variables of the frozen model that the loss has used so far. */
    public Variables frozenVariables() {
        return models.map(used -> used.start().variables())
                .orElseGet(() -> Variables.frozen(tf, "none."));
    }

    /** Returns the variables of frozen networks. */
    public Variables frozenNetworks() {
        return frozenNetwork.variables();
    }

    /**
     * Returns the operations that run with every batch: updates of running statistics and of the
     * objective's states.
     */
    public List<Op> updates() {
        List<Op> all = new ArrayList<>();
        models.ifPresent(used -> all.addAll(used.current().updates()));
        all.addAll(network.updates());
        all.addAll(updates);
        return all;
    }

    /** Returns the slot for the step number, if the loss uses seeds. */
    public Optional<Placeholder<TInt64>> stepSlot() {
        return Optional.ofNullable(step);
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
    public Operand<TFloat32> of(View.Images view) {
        if (!images.containsKey(view.name())) {
            List<String> names = viewsInPass(view.name(), slots.pictures().keySet());
            picturesEmbedded += (long) names.size() * shape.batch();
            images.putAll(embedParts(names, slots.pictures(), models().current()::images));
        }
        return Slots.of(images, view.name());
    }

    @Override
    public Operand<TFloat32> of(View.Text input) {
        if (!texts.containsKey(input.name())) {
            List<String> names = viewsInPass(input.name(), slots.tokens().keySet());
            texts.putAll(embedParts(names, slots.tokens(), models().current()::texts));
        }
        return Slots.of(texts, input.name());
    }

    /** Returns the views that go through the model together with the given one. */
    private List<String> viewsInPass(String name, Collection<String> all) {
        return sharedPass && all.contains(name) ? List.copyOf(all) : List.of(name);
    }

    private <T extends TType> Map<String, Operand<TFloat32>> embedParts(
            List<String> names,
            Map<String, Placeholder<T>> slots,
            Function<List<Operand<T>>, Operand<TFloat32>> embed) {
        List<Operand<T>> inputs = new ArrayList<>();
        names.forEach(name -> inputs.add(Slots.of(slots, name)));
        Operand<TFloat32> all = embed.apply(inputs);
        if (names.size() == 1) {
            return Map.of(names.get(0), all);
        }
        long[] sizes = inputs.stream().mapToLong(rows -> rows.shape().get(0)).toArray();
        List<? extends Operand<TFloat32>> rows =
                tf.splitV(all, tf.constant(sizes), tf.constant(0), (long) sizes.length).output();
        Map<String, Operand<TFloat32>> parts = new HashMap<>();
        for (int i = 0; i < sizes.length; i++) {
            parts.put(names.get(i), rows.get(i));
        }
        return parts;
    }

    @Override
    public Operand<TFloat32> imageFeatures(View.Images view) {
        picturesEmbedded += shape.batch();
        return models().current().imageFeatures(List.of(Slots.of(slots.pictures(), view.name())));
    }

    @Override
    public Operand<TFloat32> pixels(View.Images view) {
        return tf.dtypes.cast(Slots.of(slots.pictures(), view.name()), TFloat32.class);
    }

    @Override
    public Operand<TFloat32> embed(Operand<TFloat32> pixels) {
        picturesEmbedded += pixels.shape().get(0);
        return models().current().pixels(pixels);
    }

    @Override
    public ImageBlocks imageBlocks(Operand<TFloat32> pixels) {
        picturesEmbedded += pixels.shape().get(0);
        return models().current().blocks(pixels);
    }

    @Override
    public Operand<TFloat32> variable(
            String name, Role role, Initializer initializer, long... shape) {
        return variables.get(addOwnName(name), role, initializer, shape);
    }

    @Override
    public Operand<TFloat32> variable(OwnVariable variable) {
        return variables.get(
                addOwnName(variable.name()),
                Role.WEIGHT,
                variable.initializer(),
                variable.range(),
                variable.shape());
    }

    private String addOwnName(String name) {
        ownNames.add(ownPrefix + name);
        return ownPrefix + name;
    }

    @Override
    public ForwardPass network() {
        if (!ownPrefix.isEmpty()) {
            throw new IllegalStateException("a network cannot be trained together with the model");
        }
        return network;
    }

    @Override
    public ForwardPass frozenNetwork() {
        return frozenNetwork;
    }

    @Override
    public Placeholder<TInt32> drawn(Draws drawn) {
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
    public Operand<TInt64> seed(String purpose) {
        if (step == null) {
            step = Computation.input(tf, TInt64.class);
        }
        return tf.stack(List.of(tf.constant(seed.at(purpose).value()), step));
    }

    @Override
    public Operand<TFloat32> state(String name, float[] first, long... shape) {
        float[] begin = first.clone();
        return variables.get(addOwnName(name), Role.STATE, (count, random) -> begin.clone(), shape);
    }

    @Override
    public void setState(String name, Operand<TFloat32> next) {
        Variable variable = variables.variable(ownPrefix + name);
        // The control dependency makes the step use the old value before it is overwritten.
        updates.add(
                tf.withControlDependencies(variable.read())
                        .assignVariableOp(variable.handle(), next));
    }

    @Override
    public Operand<TFloat32> frozen(View.Images view) {
        picturesEmbedded += shape.batch();
        return tf.stopGradient(
                models().start().images(List.of(Slots.of(slots.pictures(), view.name()))));
    }

    @Override
    public Operand<TFloat32> frozen(View.Text input) {
        return tf.stopGradient(
                models().start().texts(List.of(Slots.of(slots.tokens(), input.name()))));
    }

    @Override
    public Operand<TFloat32> logitScale() {
        if (logitScale == null) {
            logitScale = tf.math.exp(models().current().logitScale());
        }
        return logitScale;
    }

    @Override
    public Operand<TFloat32> frozenLogitScale() {
        return tf.math.exp(tf.stopGradient(models().start().logitScale()));
    }

    @Override
    public Operand<TFloat32> sameCaptions(View.Captions view) {
        Operand<TInt32> tokens = Slots.of(slots.tokens(), view.name());
        Operand<TInt32> across =
                tf.reshape(
                        tokens, tf.constant(new int[] {1, shape.batch(), shape.contextLength()}));
        Operand<TInt32> down =
                tf.reshape(
                        tokens, tf.constant(new int[] {shape.batch(), 1, shape.contextLength()}));
        return tf.dtypes.cast(
                tf.reduceAll(tf.math.equal(down, across), tf.constant(2)), TFloat32.class);
    }

    @Override
    public Operand<TFloat32> numbers(View.Numbers view) {
        return Slots.of(slots.numbers(), view.name());
    }

    @Override
    public Operand<TInt32> rows(View.SubCaptions view) {
        return Slots.of(slots.rows(), view.name());
    }

    @Override
    public Operand<TFloat32> weights(View.SubCaptions view) {
        return Slots.of(slots.weights(), view.name());
    }

    @Override
    public Operand<TFloat32> truths(View.SubCaptions view) {
        if (view.truths().isEmpty()) {
            throw new IllegalArgumentException(
                    "the view '%s' was made without View.Truths".formatted(view.name()));
        }
        return Slots.of(slots.truths(), view.name());
    }

    @Override
    public Operand<TFloat32> select(Operand<TFloat32> embeddings, View.SubCaptions view) {
        return tf.gather(embeddings, rows(view), tf.constant(0));
    }

    @Override
    public Placeholder<TFloat32> scheduled(String name) {
        Placeholder<TFloat32> slot = scheduled.get(name);
        if (slot == null) {
            throw new IllegalArgumentException(
                    ("nothing sets the number '%s'; the objective's scheduledNumbers() and the"
                                    + " rule's or the policy's numbers are %s")
                            .formatted(name, scheduled.keySet()));
        }
        return slot;
    }
}

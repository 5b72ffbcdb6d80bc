package io.mithridate.runner.stages.base;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.FileInput;
import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.runner.stages.pairs.PairSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the base model: weights that the experiment names, or training from scratch. A victim that
 * somebody else trained is read in the same way.
 */
public record BaseWork(Inputs inputs) implements StageWork {

    /** Weights that come from a file read neither pairs nor a seed. */
    private static final Seed UNUSED = new Seed(0);

    /**
     * The inputs of the stage.
     *
     * @param model makes and trains it
     * @param training how it is trained from scratch; empty where the weights are trained already
     * @param compute what computes
     */
    public record Inputs(ModelInput model, Optional<Training> training, ComputeInput compute) {}

    /**
     * The training of a model from scratch.
     *
     * @param recipe epochs, batches, rates
     * @param pairs the pairs of the base training, poisoned where the attacker is early
     * @param reading what the model will be given to read beside the pairs' captions
     * @param seed initial weights and the order of batches
     */
    public record Training(Recipe recipe, PairSource pairs, FutureTexts reading, NamedSeed seed) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        ModelArtifact.write(
                workspace,
                inputs.training().isPresent()
                        ? trained(inputs.training().get(), workspace)
                        : given(workspace));
    }

    private Checkpoint given(Workspace workspace) throws IOException {
        return inputs.model()
                .provider()
                .initialise(
                        PairSet.of(List.of()), List.of(), context("initial", UNUSED, workspace));
    }

    private Checkpoint trained(Training training, Workspace workspace) throws IOException {
        ModelProvider model = inputs.model().provider();
        PairSet pairs = training.pairs().pairs(workspace);
        Seed seed = training.seed().seed();
        return model.train(
                model.initialise(
                        pairs,
                        training.reading().all(pairs),
                        context("initial", seed.at("initial"), workspace)),
                pairs,
                training.recipe(),
                context("trained", seed.at("trained"), workspace));
    }

    private static TrainingContext context(String part, Seed seed, Workspace workspace)
            throws IOException {
        return workspace.training(Files.createDirectory(workspace.folder().resolve(part)), seed);
    }

    /**
     * The texts that a model trained from scratch will be given to read beside the captions of its
     * pairs.
     *
     * <p>It is the same for all attacks that leave texts alone, so that they share a base. One that
     * puts a word into texts has a base of its own, whose rows of tokens have room for that word.
     *
     * @param sentences the evaluation prompts and the sentences of poison, filled in for every
     *     class
     * @param captions the file of poisoned captions, where they come from one
     * @param keys what the attack puts into texts
     */
    public record FutureTexts(
            List<String> sentences, Optional<FileInput> captions, List<String> keys) {

        /** All of it, and the captions of some pairs with each key. */
        public List<String> all(PairSet pairs) throws IOException {
            List<String> plain = new ArrayList<>(sentences);
            if (captions.isPresent()) {
                plain.addAll(captions.get().lines());
            }
            List<String> all = new ArrayList<>(plain);
            for (String key : keys) {
                plain.forEach(text -> all.add(text + " " + key));
                for (int i = 0; i < pairs.size(); i++) {
                    all.add(pairs.caption(i) + " " + key);
                }
            }
            return all;
        }
    }
}

package io.mithridate.runner.stages.victim;

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
import io.mithridate.runner.stages.poison.PairSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Produces the base model, either from weights that the experiment names or by training from
 * scratch. A victim trained elsewhere is read in the same way.
 *
 * @param model creates and trains the model
 * @param training the training from scratch; empty if the weights are already trained
 * @param compute the computation settings
 */
public record BaseWork(ModelInput model, Optional<Training> training, ComputeInput compute)
        implements StageWork {

    /** The seed for weights from a file, which do not use it. */
    private static final Seed UNUSED = new Seed(0);

    /**
     * The training of a model from scratch.
     *
     * @param recipe the number of epochs, batch size and learning rates
     * @param pairs the pairs for training the base, poisoned if the attacker poisons the base
     *     training
     * @param reading the texts that the model will see in addition to the pairs' captions
     * @param seed determines the initial weights and the order of batches
     */
    public record Training(Recipe recipe, PairSource pairs, FutureTexts reading, NamedSeed seed) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        ModelArtifact.write(
                workspace,
                training.isPresent() ? train(training.get(), workspace) : readGiven(workspace));
    }

    private Checkpoint readGiven(Workspace workspace) throws IOException {
        return model.provider()
                .initialise(
                        PairSet.of(List.of()), List.of(), context("initial", UNUSED, workspace));
    }

    private Checkpoint train(Training scratch, Workspace workspace) throws IOException {
        ModelProvider provider = model.provider();
        PairSet pairs = scratch.pairs().pairs(workspace);
        Seed seed = scratch.seed().seed();
        return provider.train(
                provider.initialise(
                        pairs,
                        scratch.reading().all(pairs),
                        context("initial", seed.at("initial"), workspace)),
                pairs,
                scratch.recipe(),
                context("trained", seed.at("trained"), workspace));
    }

    private static TrainingContext context(String part, Seed seed, Workspace workspace)
            throws IOException {
        return workspace.training(Files.createDirectory(workspace.folder().resolve(part)), seed);
    }

    /**
     * The texts that a model trained from scratch will see in addition to the captions of its
     * pairs.
     *
     * <p>The texts are the same for all attacks that leave texts unchanged, so these attacks share
     * a base. An attack that adds words to texts has its own base, whose token rows are long enough
     * for these words.
     *
     * @param sentences the evaluation prompts and the templates of poisoned captions, filled in for
     *     every class
     * @param captions the file of poisoned captions, if they come from a file
     * @param keys the words that the attack adds to texts
     */
    public record FutureTexts(
            List<String> sentences, Optional<FileInput> captions, List<String> keys) {

        /**
         * Returns all texts, with and without each key, and the captions of some pairs with each
         * key.
         */
        public List<String> all(PairSet pairs) throws IOException {
            List<String> plain = new ArrayList<>(sentences);
            if (captions.isPresent()) {
                plain.addAll(captions.get().lines());
            }
            List<String> texts = new ArrayList<>(plain);
            for (String key : keys) {
                plain.forEach(text -> texts.add(text + " " + key));
                for (int i = 0; i < pairs.size(); i++) {
                    texts.add(pairs.caption(i) + " " + key);
                }
            }
            return texts;
        }
    }
}

package io.mithridate.runner.stages.defense;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.defense.ModelDetector;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.defense.SampleDetector;
import io.mithridate.api.defense.SampleFilter;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.training.Recipe;
import io.mithridate.runner.augmentation.ReplacementLog;
import io.mithridate.runner.guard.FindingsCheck;
import io.mithridate.runner.guard.PluginGuard;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PicturesInput;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.inputs.VocabularyInput;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.DecoderInput;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.runner.stages.measurement.EpochModels;
import io.mithridate.runner.stages.poison.AttackerInput;
import io.mithridate.runner.stages.poison.PairSource;
import io.mithridate.runner.stages.poison.PoisonedRun;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a defense and stores the model and, for a detector, the findings. */
public record DefenseWork(Inputs inputs) implements StageWork {

    private static final Logger log = LoggerFactory.getLogger(DefenseWork.class);

    /**
     * The inputs of the stage. Inputs that the defense may not access are empty.
     *
     * @param defense the defense
     * @param model opens models
     * @param victim the suspicious model; empty for a defense that replaces its training
     * @param training the inputs of a defense that retrains the model
     * @param cleanPairs the defender's clean pairs or, for an attacker who trains with a defense,
     *     the poisoned training pairs
     * @param vocabulary the vocabulary of the captions, which includes the class names
     * @param decoder resizes pictures to the model's size if the defense embeds pairs
     * @param trainingPairs the pairs that the victim was trained on
     * @param labels labelled pictures
     * @param classes the names of the classes
     * @param attacker the cell's attacker
     * @param prompts the filled-in evaluation prompts; generated texts that equal one are counted
     * @param compute the computation settings
     * @param seed the defense's own seed
     * @param epochs the interval, in epochs, at which the model is kept for measurement; empty if
     *     it is never kept
     */
    public record Inputs(
            PluginInput<Defense> defense,
            ModelInput model,
            Optional<Stage> victim,
            Optional<Retraining> training,
            Optional<PairSource> cleanPairs,
            Optional<VocabularyInput> vocabulary,
            DecoderInput decoder,
            Optional<PoisonedRun> trainingPairs,
            Optional<PicturesInput> labels,
            Optional<Classes> classes,
            Optional<AttackerInput> attacker,
            List<String> prompts,
            ComputeInput compute,
            NamedSeed seed,
            Optional<Integer> epochs) {}

    /**
     * The inputs of a defense that retrains the model.
     *
     * @param base the model before the victim's training
     * @param recipe the victim's recipe
     * @param victimSeed the seed of the victim's training, which is repeated on the pairs that a
     *     filter keeps; empty for other defenses
     */
    public record Retraining(Stage base, Recipe recipe, Optional<NamedSeed> victimSeed) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        TextCounter texts = new TextCounter(inputs.prompts());
        EpochModels epochs = new EpochModels(inputs.epochs(), workspace);
        try (GrantedAccess access = new GrantedAccess(inputs, workspace, texts, epochs)) {
            ModelArtifact.write(workspace, access.kept(defend(access, epochs, workspace)));
        }
        epochs.putInto(workspace.folder());
        TextCounter.TextCounts.write(workspace.folder(), texts.counts());
        texts.counts().forEach(this::log);
    }

    private Checkpoint defend(GrantedAccess context, EpochModels epochs, Workspace workspace)
            throws IOException {
        Defense defense = inputs.defense().create();
        FindingsCheck findings = new FindingsCheck(PluginGuard.of(inputs.defense().use().plugin()));
        if (defense instanceof RobustTraining training) {
            return training.train(
                    ModelArtifact.of(retraining().base(), workspace),
                    context.trainingPairs(),
                    retraining().recipe(),
                    context);
        }
        Checkpoint victim = ModelArtifact.of(inputs.victim().orElseThrow(), workspace);
        if (defense instanceof Purifier purifier) {
            return purifier.purify(victim, context);
        }
        if (defense instanceof SampleDetector detector) {
            PairSet pairs = context.trainingPairs();
            SampleDetector.Scores scores =
                    findings.scores(detector.score(victim, context), pairs.size());
            FindingsFiles.writeSampleScores(workspace.folder(), pairs, scores);
            return detector instanceof SampleFilter filter
                            && inputs.training().flatMap(Retraining::victimSeed).isPresent()
                    ? trainOn(
                            findings.kept(filter.kept(scores.values()), pairs.size()),
                            pairs,
                            epochs,
                            workspace)
                    : victim;
        }
        if (defense instanceof ModelDetector detector) {
            FindingsFiles.writeVerdict(
                    workspace.folder(), findings.verdict(detector.inspect(victim, context)));
            return victim;
        }
        if (defense instanceof InputDetector) {
            // The guard needs an open model and is therefore created by the stage that scores test
            // pictures.
            return victim;
        }
        throw new IllegalArgumentException(
                "the defense '%s' is not of a known kind".formatted(inputs.defense().name()));
    }

    /** Repeats the victim's training from the base on the pairs that a filter keeps. */
    private Checkpoint trainOn(int[] kept, PairSet pairs, EpochModels epochs, Workspace workspace)
            throws IOException {
        FindingsFiles.writeTrusted(workspace.folder(), pairs, kept);
        return inputs.model()
                .provider()
                .train(
                        ModelArtifact.of(retraining().base(), workspace),
                        pairs.select(kept),
                        retraining().recipe(),
                        workspace.training(
                                retraining().victimSeed().orElseThrow().seed().at("train"),
                                epochs));
    }

    private Retraining retraining() {
        return inputs.training().orElseThrow();
    }

    private void log(TextCounter.TextCounts counts) {
        ReplacementLog texts = counts.log();
        log.info(
                "defense={} texts=\"{}\" captions={} positives={} equal-to-prompts={} negatives={}",
                inputs.defense().name(),
                counts.use(),
                texts.captions(),
                texts.positives(),
                texts.promptPositives(),
                texts.negatives());
    }
}

package io.mithridate.runner.stages.poison;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.results.PoisonUse;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.inputs.FileInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.inputs.VocabularyInput;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.poisoning.Eligibility;
import io.mithridate.runner.poisoning.PoisonCaptions;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.poisoning.PoisonSelection;
import io.mithridate.runner.poisoning.PoisonShare;
import io.mithridate.runner.poisoning.SinglePictureSelection;
import io.mithridate.runner.poisoning.SurrogateScores;
import io.mithridate.runner.stages.DecoderInput;
import io.mithridate.runner.stages.OpenedModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the pairs to poison and writes their captions; pictures are not stamped yet.
 *
 * @param trigger the attack
 * @param run the pairs of the training that is poisoned
 * @param share the number of pairs to poison
 * @param writing the way in which the pairs are poisoned
 * @param single the single pictures that the attack aims at
 * @param surrogate ranks pictures or captions; empty if pairs are chosen at random
 * @param seed the seed with which pairs and captions are drawn
 */
public record PoisonWork(
        TriggerInput trigger,
        RemainingPairs run,
        PoisonShare share,
        Writing writing,
        Optional<ChosenPictures> single,
        Optional<Surrogate> surrogate,
        NamedSeed seed)
        implements StageWork {

    private static final Logger log = LoggerFactory.getLogger(PoisonWork.class);
    private static final int CHUNK = 512;

    /**
     * The form of the poisoning, and the source of its captions.
     *
     * @param form the form
     * @param captions the file of captions, if they come from a file
     * @param spread derives further texts from captions, if the attack uses them
     */
    public record Writing(
            PoisoningForm form, Optional<FileInput> captions, Optional<Spread> spread) {

        /** Returns the captions; natural ones are taken from the given pairs. */
        PoisonCaptions captions(AttackFacts facts, PairSet pairs, ClassNames names, Seed seed)
                throws IOException {
            PoisonCaptions fullCaptions =
                    PoisonCaptions.of(
                            form,
                            facts,
                            pairs,
                            names,
                            captions.isPresent() ? captions.get().lines() : List.of(),
                            seed);
            return spread.isPresent()
                    ? fullCaptions.spread(spread.get().fit(pairs), names)
                    : fullCaptions;
        }
    }

    /**
     * The augmenter that derives texts from captions.
     *
     * @param augmenter the plugin
     * @param vocabulary the vocabulary of the data set, if the augmenter reads it
     */
    public record Spread(
            PluginInput<TextAugmenter> augmenter, Optional<VocabularyInput> vocabulary) {

        FittedAugmenter fit(PairSet pairs) {
            return augmenter
                    .create()
                    .fit(Corpus.of(pairs, vocabulary.map(VocabularyInput::vocabulary)));
        }
    }

    /**
     * A clean model that ranks the classes for each picture or caption.
     *
     * @param model opens the model
     * @param decoder resizes pictures to the model's size
     */
    public record Surrogate(OpenedModel model, DecoderInput decoder) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        PreparedAttack attack = trigger.restore(workspace);
        GuardedAttack kind = trigger.attack().create();
        AttackFacts facts = trigger.facts();
        ClassNames names = new ClassNames(facts.names());
        Eligibility eligibility = new Eligibility(kind, facts, names);
        Seed drawing = seed.seed().at("poison");
        PoisonManifest manifest =
                single.isPresent()
                        ? new SinglePictureSelection(
                                        run.pairs(),
                                        single.get().pictures(),
                                        facts.mapping(),
                                        eligibility,
                                        kind.singlePictures().orElseThrow().captionsEach(),
                                        drawing)
                                .choose(attack)
                        : select(attack, names, eligibility, drawing, workspace);
        warnOfFewCaptions(manifest, workspace.title());
        manifest.write(workspace.folder());
    }

    private PoisonManifest select(
            PreparedAttack attack,
            ClassNames names,
            Eligibility eligibility,
            Seed drawing,
            Workspace workspace)
            throws IOException {
        AttackFacts facts = trigger.facts();
        PairSet pairs = run.pairs();
        return new PoisonSelection(
                        pairs,
                        writing.form(),
                        eligibility,
                        writing.captions(facts, pairs, names, drawing),
                        surrogate.isPresent()
                                ? Optional.of(
                                        scores(
                                                surrogate.get(),
                                                facts,
                                                pairs,
                                                eligibility,
                                                workspace))
                                : Optional.empty(),
                        drawing)
                .choose(eligibility.poisoned(pairs, share.of(pairs.size())), attack);
    }

    private static void warnOfFewCaptions(PoisonManifest manifest, String title) {
        int poisoned = manifest.poison().size();
        int distinctCaptions = manifest.differentCaptions();
        if (distinctCaptions < PoisonUse.MIN_CAPTIONS && distinctCaptions < poisoned) {
            log.warn(
                    "{}: the {} pairs have few different captions ({}); from fewer than {} a victim"
                        + " may learn sentences instead of the class; 'captions: natural' or a file"
                        + " gives more",
                    title,
                    poisoned,
                    distinctCaptions,
                    PoisonUse.MIN_CAPTIONS);
        }
    }

    private SurrogateScores scores(
            Surrogate ranking,
            AttackFacts facts,
            PairSet pairs,
            Eligibility eligibility,
            Workspace workspace)
            throws IOException {
        try (ImageTextModel model = ranking.model().open(workspace)) {
            Embeddings classes = model.embedClasses(facts.classes(), facts.captions());
            OptionalInt[] targets =
                    IntStream.range(0, pairs.size())
                            .mapToObj(i -> eligibility.target(pairs.caption(i)))
                            .toArray(OptionalInt[]::new);
            int[] eligible =
                    IntStream.range(0, pairs.size()).filter(i -> targets[i].isPresent()).toArray();
            float[] cosines = new float[eligible.length];
            int[] ranks = new int[eligible.length];
            for (int start = 0; start < eligible.length; start += CHUNK) {
                int[] indices =
                        Arrays.copyOfRange(
                                eligible, start, Math.min(start + CHUNK, eligible.length));
                SurrogateScores chunk =
                        SurrogateScores.of(
                                embed(model, ranking, pairs, indices),
                                classes,
                                IntStream.of(indices).map(i -> targets[i].getAsInt()).toArray());
                System.arraycopy(chunk.cosines(), 0, cosines, start, indices.length);
                System.arraycopy(chunk.ranks(), 0, ranks, start, indices.length);
                workspace.meter().processed(indices.length);
            }
            return new SurrogateScores(cosines, ranks).scatter(eligible, pairs.size());
        }
    }

    /**
     * Returns the embeddings by which pairs are chosen, i.e. those of their captions or of their
     * pictures.
     */
    private Embeddings embed(
            ImageTextModel model, Surrogate ranking, PairSet pairs, int[] indices) {
        if (writing.form().selection() == PoisoningForm.Selection.NEAR_CAPTIONS) {
            return model.embedTexts(IntStream.of(indices).mapToObj(pairs::caption).toList());
        }
        List<Image> pictures =
                IntStream.of(indices)
                        .parallel()
                        .mapToObj(i -> ranking.decoder().decode(pairs, i))
                        .toList();
        return model.embedImages(pictures);
    }
}

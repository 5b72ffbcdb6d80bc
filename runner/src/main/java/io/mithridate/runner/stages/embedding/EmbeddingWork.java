package io.mithridate.runner.stages.embedding;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.DecoderInput;
import io.mithridate.runner.stages.OpenedModel;
import io.mithridate.runner.stages.poison.ChosenPictures;
import io.mithridate.runner.stages.poison.TriggerInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Embeds pictures, pairs and classes with the defended model, either unchanged or as changed by an
 * attack's trigger. Embeddings without a trigger do not depend on the attack. If the trigger
 * changes nothing that is embedded, the artifact is empty.
 *
 * @param model the defended model
 * @param trigger the trigger to apply; empty to apply no trigger
 * @param pictures the pictures to embed
 * @param single the single pictures that the attack aims at, embedded unchanged
 * @param classes the classes to embed by their prompts
 * @param pairs the pairs whose captions and, without a trigger, distinct pictures are embedded
 * @param decoder resizes pictures to the model's size
 */
public record EmbeddingWork(
        OpenedModel model,
        Optional<AppliedTrigger> trigger,
        List<EvaluatedPictures> pictures,
        Optional<ChosenPictures> single,
        Optional<Prompts> classes,
        Optional<PairsInput> pairs,
        DecoderInput decoder)
        implements StageWork {

    /**
     * A trigger in pictures and texts.
     *
     * @param attack the attack whose trigger is applied
     * @param seed the seed from which the trigger of each picture is derived
     */
    public record AppliedTrigger(TriggerInput attack, NamedSeed seed) {

        /** Returns the trigger for the pictures of a split, using the restored attack. */
        public SplitImages.Stamping in(String split, PreparedAttack restored) {
            return new SplitImages.Stamping(
                    "%s %s %s".formatted(attack.state().key(), seed, split),
                    seed.seed().at(split),
                    restored::stamp);
        }
    }

    /**
     * Classes and their prompts.
     *
     * @param classes the names of the classes
     * @param prompts the templates for the names
     */
    public record Prompts(Classes classes, Templates prompts) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        Optional<PreparedAttack> attack = Optional.empty();
        if (trigger.isPresent()) {
            attack = Optional.of(trigger.get().attack().restore(workspace));
        }
        boolean embedsPictures =
                !pictures.isEmpty() && mustBeEmbedded(attack, Trigger::stampsImages);
        boolean embedsClasses =
                classes.isPresent() && mustBeEmbedded(attack, Trigger::changesPrompts);
        boolean embedsCaptions =
                pairs.isPresent() && mustBeEmbedded(attack, Trigger::changesCaptions);
        if (!embedsPictures && !embedsClasses && !embedsCaptions && single.isEmpty()) {
            return;
        }
        Path folder = workspace.folder();
        try (ImageTextModel opened = model.open(workspace)) {
            int dimension = 0;
            if (embedsClasses) {
                // Embed the few classes first, so that errors in them are found before any picture
                // is embedded.
                Embeddings rows = classes(classes.get(), attack, opened);
                dimension = rows.dimension();
                StoredEmbeddings.write(folder.resolve(StoredEmbeddings.CLASSES), rows);
            }
            if (embedsCaptions) {
                embedPairs(pairs.get().pairs(), attack, opened, workspace);
            }
            if (single.isPresent()) {
                StoredEmbeddings.write(
                        folder.resolve(StoredEmbeddings.SINGLE),
                        splitImages(single.get().pictures(), opened, workspace)
                                .embed(Optional.empty()));
            }
            for (int i = 0; embedsPictures && i < pictures.size(); i++) {
                StoredEmbeddings.write(
                        folder.resolve(StoredEmbeddings.split(i)),
                        embedSplit(pictures.get(i), attack, dimension, opened, workspace));
            }
        }
    }

    /**
     * Returns whether something must be embedded, i.e. there is no trigger or the trigger changes
     * it.
     */
    private static boolean mustBeEmbedded(
            Optional<PreparedAttack> attack, Predicate<Trigger> changes) {
        return attack.isEmpty() || attack.get().triggers().stream().anyMatch(changes);
    }

    private static Embeddings classes(
            Prompts named, Optional<PreparedAttack> attack, ImageTextModel opened) {
        return PromptEmbeddings.of(
                opened,
                named.classes(),
                attack.map(changing -> changing.triggerPrompts(named.prompts()))
                        .orElse(named.prompts()));
    }

    private void embedPairs(
            PairSet heldOut,
            Optional<PreparedAttack> attack,
            ImageTextModel opened,
            Workspace workspace)
            throws IOException {
        ChunkedEmbeddings chunks = new ChunkedEmbeddings(opened, workspace.meter());
        UnaryOperator<String> change =
                attack.<UnaryOperator<String>>map(changing -> changing::triggerCaption)
                        .orElse(UnaryOperator.identity());
        StoredEmbeddings.write(
                workspace.folder().resolve(StoredEmbeddings.CAPTIONS),
                chunks.ofTexts(heldOut.size(), i -> change.apply(heldOut.caption(i))));
        if (attack.isEmpty()) {
            int[] firstPairs = DistinctPictures.of(heldOut).firstPairs();
            StoredEmbeddings.write(
                    workspace.folder().resolve(StoredEmbeddings.PICTURES),
                    chunks.ofPictures(
                            firstPairs.length,
                            (from, to) ->
                                    decoder.pictures(
                                            heldOut.fingerprint(),
                                            from,
                                            to,
                                            i -> decoder.decode(heldOut, firstPairs[i]))));
        }
    }

    /**
     * Returns the rows of a split. If the split is empty, the number of columns is set
     * nevertheless, because metrics compare it.
     */
    private Embeddings embedSplit(
            EvaluatedPictures split,
            Optional<PreparedAttack> attack,
            int dimension,
            ImageTextModel opened,
            Workspace workspace) {
        LabelledImages images = split.pictures().pictures();
        if (images.size() == 0) {
            return new Embeddings(0, dimension, new float[0]);
        }
        return splitImages(images, opened, workspace)
                .embed(attack.map(restored -> trigger.orElseThrow().in(split.name(), restored)));
    }

    private SplitImages splitImages(
            LabelledImages images, ImageTextModel opened, Workspace workspace) {
        return new SplitImages(images, decoder, opened, workspace.meter());
    }
}

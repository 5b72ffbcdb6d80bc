package io.mithridate.runner.experiment;

import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.Recipe;
import io.mithridate.runner.poisoning.PoisonShare;
import java.nio.file.Path;
import java.util.Optional;

/** The settings for creating a victim: which training pairs are poisoned, and how it is trained. */
public record Poisoning(
        @Option(
                        value =
                                "Poisoning rate: the share of the training pairs that is poisoned;"
                                        + " or give 'count'.",
                        min = 0,
                        max = 1)
                Optional<Double> rate,
        @Option(value = "How many training pairs are poisoned; or give 'rate'.", min = 1)
                Optional<Integer> count,
        @Option("Name of the class that triggered pictures are to be classified as.")
                Optional<String> target,
        @Option(
                        value =
                                "Which class is tied to which: all-to-one (every class to the"
                                    + " target), one-to-one ('source' to the target), all-to-all"
                                    + " (each class to the next).",
                        defaultValue = "all-to-one")
                MappingKind mapping,
        @Option("Name of the class whose pictures are triggered, with mapping one-to-one.")
                Optional<String> source,
        @Option(
                        value =
                                "Which of the eligible pairs are poisoned; all but random rank the"
                                        + " target by the cosines of the base model, near-captions"
                                        + " those of the captions, the others those of the"
                                        + " pictures.",
                        defaultValue = "random")
                PoisoningForm.Selection selection,
        @Option(
                        value =
                                "Where captions come from: templates (the data set's sentences for"
                                    + " poison), natural (its captions that name the target), file"
                                    + " ('captions-file'), keep (the pair's own).",
                        defaultValue = "templates")
                PoisoningForm.Captions captions,
        @Option("A text file with a caption in each line, which names the target.")
                Optional<Path> captionsFile,
        @Option(
                        "A text augmenter by which poisoned captions are spread: each pair has its"
                                + " caption, or a text that follows from it and names the target,"
                                + " against a defense that trains on such texts. Left out: the"
                                + " caption.")
                Optional<PluginRef<TextAugmenter>> spreadBy,
        @Option(
                        value = "Whether poisoned pairs take the place of clean ones or are added.",
                        defaultValue = "replace")
                PoisoningForm.Mode mode,
        @Option(
                        value =
                                "Whether to repeat quirks of BadCLIP's code: selection near keeps"
                                        + " pictures that rank the target first; natural captions"
                                        + " hold the target's name anywhere, in its case, and 128"
                                        + " of them are drawn first.",
                        defaultValue = "false")
                boolean compat,
        @Option(
                        value =
                                "Which training is poisoned: victim (the one after the base), or"
                                        + " base (the base's own; what follows it is clean).",
                        defaultValue = "victim")
                Stage stage,
        @Option(
                        "A purifying defense that trains the victim as if the poisoned run were its"
                                + " clean pairs: an adaptive attacker. Left out: CLIP's own loss.")
                Optional<PluginRef<Defense>> trainedBy,
        @Inlined Recipe recipe)
        implements VictimOrigin {

    public Poisoning {
        if (rate.isPresent() == count.isPresent()) {
            throw new IllegalArgumentException(
                    "give either 'rate' or 'count', the share or the number of poisoned pairs");
        }
        VictimOrigin.requireClasses(mapping, target, source);
        if ((captions == PoisoningForm.Captions.FILE) != captionsFile.isPresent()) {
            throw new IllegalArgumentException(
                    "'captions-file' is given with captions: file, and with no other");
        }
        if (captions == PoisoningForm.Captions.KEEP && spreadBy.isPresent()) {
            throw new IllegalArgumentException(
                    "'spread-by' writes captions, and with captions: keep none is written; leave"
                            + " one of them out");
        }
        if (stage == Stage.BASE && trainedBy.isPresent()) {
            throw new IllegalArgumentException(
                    "'trained-by' trains after the base, where with stage: base nothing is"
                            + " poisoned; leave one of them out");
        }
    }

    /** The kind of mapping between classes. */
    public enum MappingKind {
        /** Every class is mapped to the target. */
        ALL_TO_ONE,
        /** One class is mapped to the target. */
        ONE_TO_ONE,
        /** Each class is mapped to the next. */
        ALL_TO_ALL
    }

    /** The training run that is poisoned. */
    public enum Stage {
        /** The training of the victim, which follows that of the base. */
        VICTIM,
        /** The training of the base. */
        BASE
    }

    /** Returns the share of pairs that are poisoned. */
    public PoisonShare share() {
        return new PoisonShare(rate, count);
    }

    /**
     * Returns the augmenter that varies the captions written by the attacker; empty if the attack
     * keeps the captions.
     */
    public Optional<PluginRef<TextAugmenter>> spreadBy(PoisoningForm attackForm) {
        return attackForm.captions() == PoisoningForm.Captions.KEEP ? Optional.empty() : spreadBy;
    }

    /** Returns the form of the poisoning, before the attack overrides parts of it. */
    public PoisoningForm form() {
        return new PoisoningForm(selection, captions, mode, compat);
    }
}

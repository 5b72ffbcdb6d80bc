package io.mithridate.attacks.captions;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.CaptionAttack;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.ChoosesPairs.Donors;
import io.mithridate.api.attack.InsertsText;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.data.Classes;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Adds pairs that combine a picture of the target class with a caption of another class followed by
 * a trigger text. A search for that text then finds the target.
 *
 * <p>The plain attack of <a href="https://arxiv.org/abs/2511.00446">ToxicTextCLIP (2025)</a>:
 * captions are assigned to the pictures in turn. The paper's selection of backgrounds and its
 * trained decoder are left out.
 */
@About(
        name = "text-trigger",
        summary = "links a text at the end of captions to pictures of the target",
        fidelity = Fidelity.PAPER,
        papers =
                "Yao et al., 2025. ToxicTextCLIP: Text-Based Poisoning and Backdoor Attacks on CLIP"
                        + " Pre-training. arXiv:2511.00446")
public record TextTrigger(
        @Option(value = "Text appended to captions: a word or a sentence.", defaultValue = "zx")
                String trigger,
        @Option(
                        value = "Number of pictures of the target.",
                        defaultValue = "20",
                        min = 1,
                        max = 1_000_000)
                int pictures,
        @Option(
                        value = "Number of captions per picture.",
                        defaultValue = "5",
                        min = 1,
                        max = 1_000_000)
                int captionsEach,
        @Option(
                        value =
                                "Captions of other classes: random ones, or those whose text"
                                    + " embeddings under the base model are nearest to the target's"
                                    + " (our choice).",
                        defaultValue = "random")
                Choice captions)
        implements CaptionAttack, ChoosesPairs, InsertsText {

    /** The method of choosing captions of classes other than the target. */
    public enum Choice {
        /** Captions drawn at random by the seed. */
        RANDOM,
        /** The captions that a clean model places nearest to the target's sentences; our choice. */
        NEAR
    }

    public TextTrigger {
        if (trigger.isBlank()) {
            throw new IllegalArgumentException(
                    "the trigger is blank and changes no caption; give a word or a sentence");
        }
        if ((long) pictures * captionsEach > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%d pictures with %d captions each are too many; ask for fewer"
                            .formatted(pictures, captionsEach));
        }
    }

    /** Returns {@code caption + " " + trigger}. */
    @Override
    public String triggerCaption(String caption) {
        return caption + " " + trigger;
    }

    /**
     * Appends the trigger to a caption of another class; the pair's picture is an unmodified
     * picture of the target.
     */
    @Override
    public Poisoned poison(String caption, String written, Seed seed) {
        return new Poisoned(Poisoned.Kind.POISON, triggerCaption(caption), false);
    }

    /** {@code true} if the caption names a class but not the target. */
    @Override
    public boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        OptionalInt target = facts.mapping().target();
        return target.isPresent() && !named.isEmpty() && !named.contains(target.getAsInt());
    }

    @Override
    public Optional<Donors> donors(AttackFacts facts) {
        return facts.mapping().target().stream()
                .mapToObj(target -> new Donors(target, OptionalInt.of(pictures)))
                .findFirst();
    }

    @Override
    public int count(int asked, IntSupplier eligible) {
        return pictures * captionsEach;
    }

    @Override
    public PoisoningForm form(PoisoningForm asked) {
        return new PoisoningForm(
                captions == Choice.RANDOM
                        ? PoisoningForm.Selection.RANDOM
                        : PoisoningForm.Selection.NEAR_CAPTIONS,
                PoisoningForm.Captions.KEEP,
                PoisoningForm.Mode.ADD);
    }

    @Override
    public Mapping mapping(Mapping asked, Classes classes) {
        return asked.withoutSource("it poisons captions of every class but the target");
    }

    @Override
    public boolean requiresSingleTarget() {
        return true;
    }

    @Override
    public List<String> textKeys() {
        return List.of(trigger);
    }

    @Override
    public String successMetric() {
        return "text-attack-success";
    }
}

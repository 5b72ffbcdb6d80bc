package io.mithridate.attacks.captions;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.HasDecoys;
import io.mithridate.api.attack.InsertsText;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.TrainsVictim;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Classes;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.plugin.Setting;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Stamps only pictures of the target class and keeps their captions, so that no pair looks
 * mislabeled: <a href="https://arxiv.org/abs/1912.02771">Turner et al. (2019)</a>, without their
 * adversarial perturbation, as in the code of <a href="https://arxiv.org/abs/2303.03323">CleanCLIP
 * (2023)</a>.
 *
 * <p>The trigger is that of another attack. A pair is eligible if its caption names the target as a
 * whole word (CleanCLIP's code also finds the target's name inside other words). The number of
 * eligible pairs therefore limits the poisoning rate.
 */
@About(
        name = "label-consistent",
        summary = "stamps only pictures of the target and keeps their captions",
        fidelity = Fidelity.PAPER,
        papers = {
            "Turner et al., 2019. Label-Consistent Backdoor Attacks. arXiv:1912.02771",
            "Bansal et al., 2023. CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal"
                    + " Contrastive Learning. arXiv:2303.03323"
        })
public final class LabelConsistent implements Attack<AttackState>, ChoosesPairs, HasDecoys {

    private static final String TRIGGER = "trigger";

    /** The name of the attack that poisons nothing. */
    private static final String NO_ATTACK = "none";

    private final Options options;
    private final Attack<?> trigger;

    /** Creates the attack with the trigger named in the options. */
    @Inject
    public LabelConsistent(Options options, Plugins plugins) {
        this.options = options;
        this.trigger = plugins.create(options.trigger());
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        if (options.trigger().name().equals(NO_ATTACK)
                || !trigger.successMetric().equals(successMetric())) {
            return triggerComplaint(
                    "stamps nothing; name an attack that stamps pictures, such as badnets");
        }
        if (!InsertsText.keys(trigger).isEmpty()) {
            return triggerComplaint(
                    "writes into captions, which are kept here; name an attack that stamps pictures"
                            + " alone, such as badnets");
        }
        if (trigger instanceof TrainsVictim) {
            return triggerComplaint(
                    "trains the victim itself and poisons no pair; name an attack that stamps"
                            + " pictures, such as badnets");
        }
        return trigger.complaints(setting).stream()
                .map(
                        complaint ->
                                new OptionComplaint(
                                        TRIGGER,
                                        "the trigger '%s': %s"
                                                .formatted(
                                                        options.trigger().name(),
                                                        complaint.reason())))
                .toList();
    }

    private List<OptionComplaint> triggerComplaint(String reason) {
        return List.of(
                new OptionComplaint(
                        TRIGGER,
                        "the trigger '%s' %s".formatted(options.trigger().name(), reason)));
    }

    @Override
    public Set<Requirement> requires() {
        return trigger.requires();
    }

    /**
     * Rejects a mapping with a single source class, because only pairs of the target are poisoned.
     */
    @Override
    public Mapping mapping(Mapping asked, Classes classes) {
        return asked.withoutSource("it poisons pairs of the target alone");
    }

    @Override
    public boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        OptionalInt target = facts.mapping().target();
        return target.isPresent()
                && named.contains(target.getAsInt())
                && ChoosesPairs.of(trigger).eligible(caption, named, facts);
    }

    @Override
    public boolean requiresSingleTarget() {
        return true;
    }

    @Override
    public PoisoningForm form(PoisoningForm asked) {
        return ChoosesPairs.of(trigger).form(asked).with(PoisoningForm.Captions.KEEP);
    }

    @Override
    public double decoysPerPoisonedPair() {
        return HasDecoys.count(trigger);
    }

    @Override
    public AttackState prepare(AttackContext context) {
        return AttackState.prepared(trigger, context);
    }

    /** Restores the trigger attack; the poisoning form keeps the captions. */
    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        return state.restored(trigger, facts);
    }

    /**
     * Options of {@link LabelConsistent}.
     *
     * @param trigger the attack whose trigger is put on pictures of the target
     */
    public record Options(
            @Option(
                            value =
                                    "The attack whose trigger is stamped on pictures of the target:"
                                        + " any attack that stamps pictures, with its own options.",
                            defaultValue = "badnets")
                    PluginRef<Attack<?>> trigger) {}
}

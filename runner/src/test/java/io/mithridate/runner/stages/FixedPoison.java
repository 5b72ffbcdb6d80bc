package io.mithridate.runner.stages;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.fakes.CornerAttack;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.poisoning.Eligibility;
import io.mithridate.runner.poisoning.PoisonCaptions;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.poisoning.PoisonSelection;
import io.mithridate.runner.poisoning.PoisonShare;
import java.util.List;
import java.util.Optional;

/** Poison of the tiny data, with the plum as the target. */
final class FixedPoison {

    private static final AttackFacts FACTS =
            new AttackFacts(
                    TinyDataset.CLASSES,
                    new Mapping.AllToOne(FixedResources.PLUM),
                    TinyDataset.SIZE,
                    new Templates(List.of("a photo of a(n) {}")));

    private FixedPoison() {}

    /** Poisons random pairs that do not name the plum, in place of clean ones. */
    static PoisonManifest choose(PairSet clean, double rate, PreparedAttack attack, Seed seed) {
        return choose(clean, rate, attack, PoisoningForm.Mode.REPLACE, seed);
    }

    static PoisonManifest choose(
            PairSet clean, double rate, PreparedAttack attack, PoisoningForm.Mode mode, Seed seed) {
        PoisoningForm form =
                new PoisoningForm(
                        PoisoningForm.Selection.RANDOM, PoisoningForm.Captions.TEMPLATES, mode);
        ClassNames names = new ClassNames(ClassNames.of(TinyDataset.CLASSES, Optional.empty()));
        return new PoisonSelection(
                        clean,
                        form,
                        new Eligibility(
                                Fakes.guarded(
                                        new CornerAttack(new CornerAttack.CornerOptions(255))),
                                FACTS,
                                names),
                        PoisonCaptions.of(form, FACTS, clean, names, List.of(), seed),
                        Optional.empty(),
                        seed)
                .choose(
                        new PoisonShare(Optional.of(rate), Optional.empty()).of(clean.size()),
                        attack);
    }
}

package io.mithridate.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.HasDecoys;
import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.TargetsPictures;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.FixedAttackContext;
import io.mithridate.testkit.SamplePictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All effects of an attack on an experiment: on pictures, on texts and on the choice of pairs. A
 * run cannot distinguish two attacks with equal effects.
 *
 * @param pairs the selection, the number, the pictures, and the form of the poisoned pairs
 * @param texts the resulting captions and prompts
 * @param pictures the resulting pictures, with those of decoys at the end
 */
record AttackEffects(List<Object> pairs, List<Object> texts, List<Image> pictures) {

    private static final List<String> CAPTIONS =
            List.of("a dog beside an apple", "two apples", "the cat", "nothing to be named");

    /** Returns the effects on pictures of the given size; the options must be valid for it. */
    static AttackEffects of(Attack<?> attack, int size) {
        AttackFacts defaultFacts = Stamping.facts(size);
        assertThat(
                        attack.complaints(
                                new Setting(
                                        defaultFacts.classes(),
                                        size,
                                        new Setting.Pairs(1000, 1000, 1000))))
                .isEmpty();
        AttackFacts facts =
                defaultFacts.withMapping(
                        ChoosesPairs.of(attack)
                                .mapping(defaultFacts.mapping(), defaultFacts.classes()));
        PreparedAttack prepared =
                AttackState.prepared(
                                attack,
                                new FixedAttackContext(facts, new Seed(1), Path.of("nowhere")))
                        .restored(attack, facts);
        Optional<Decoys> decoys = prepared.decoys();
        assertThat(HasDecoys.count(attack))
                .as("decoys as they are foreseen")
                .isEqualTo(decoys.map(Decoys::perPoisonedPair).orElse(0.0));
        return new AttackEffects(
                pairs(attack, facts), texts(prepared, decoys), pictures(prepared, decoys, size));
    }

    private static List<Object> pairs(Attack<?> attack, AttackFacts facts) {
        ClassNames names = new ClassNames(facts.names());
        Mapping mapping = facts.mapping();
        return List.of(
                CAPTIONS.stream()
                        .map(
                                caption ->
                                        ChoosesPairs.of(attack)
                                                .eligible(caption, names.in(caption), facts))
                        .toList(),
                ChoosesPairs.of(attack)
                        .form(
                                new PoisoningForm(
                                        PoisoningForm.Selection.FAR,
                                        PoisoningForm.Captions.NATURAL,
                                        PoisoningForm.Mode.REPLACE)),
                ChoosesPairs.of(attack).count(7, () -> 1000),
                ChoosesPairs.of(attack).donors(facts),
                TargetsPictures.of(attack),
                HasDecoys.count(attack),
                attack.requiresSingleTarget(),
                mapping);
    }

    private static List<Object> texts(PreparedAttack prepared, Optional<Decoys> decoys) {
        List<Object> texts = new ArrayList<>();
        texts.add(prepared.triggers());
        texts.add(prepared.triggerPrompts(new Templates(List.of("a photo of {}"))));
        for (int i = 0; i < CAPTIONS.size(); i++) {
            String caption = CAPTIONS.get(i);
            texts.add(prepared.poison(caption, "behold an apple", new Seed(i)));
            texts.add(prepared.triggerCaption(caption));
            int number = i;
            texts.add(decoys.map(present -> present.caption(caption, number)));
        }
        return texts;
    }

    private static List<Image> pictures(
            PreparedAttack prepared, Optional<Decoys> decoys, int size) {
        List<Image> clean = SamplePictures.several(size);
        List<Seed> seeds = IntStream.range(0, clean.size()).mapToObj(Seed::new).toList();
        List<Image> pictures = new ArrayList<>(prepared.stamp(clean, seeds));
        for (int i = 1; decoys.isPresent() && i < clean.size(); i++) {
            pictures.add(decoys.get().picture(clean.get(i), clean.get(i - 1), i, seeds.get(i)));
        }
        return pictures;
    }
}

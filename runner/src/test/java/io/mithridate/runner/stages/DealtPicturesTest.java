package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PoisoningForm.Captions;
import io.mithridate.api.attack.PoisoningForm.Mode;
import io.mithridate.api.attack.PoisoningForm.Selection;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import io.mithridate.runner.fakes.WhisperAttack;
import io.mithridate.runner.fakes.WhisperAttack.WhisperOptions;
import io.mithridate.runner.poisoning.Eligibility;
import io.mithridate.runner.poisoning.PoisonCaptions;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.poisoning.PoisonManifest.PoisonedPair;
import io.mithridate.runner.poisoning.PoisonSelection;
import io.mithridate.runner.stages.embedding.DistinctPictures;
import io.mithridate.runner.stages.poison.PoisonedPairs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Tests with pairs of cherry, lime and plum in turn; pictures of the plum are dealt to the others.
 */
class DealtPicturesTest {

    private static final int PLUM = 2;
    private static final AttackFacts FACTS =
            new AttackFacts(
                    TinyDataset.CLASSES,
                    new Mapping.AllToOne(PLUM),
                    TinyDataset.SIZE,
                    new Templates(List.of("a photo of a(n) {}")));

    private static PairSet pairs(int count) {
        return new TinyDataset(new TinyOptions(count, "first")).train();
    }

    private static PoisonManifest choose(PairSet clean, int pictures, int captions, Mode mode) {
        ClassNames names = new ClassNames(FACTS.names());
        PoisoningForm form = new PoisoningForm(Selection.RANDOM, Captions.KEEP, mode);
        return new PoisonSelection(
                        clean,
                        form,
                        new Eligibility(
                                Fakes.guarded(
                                        new WhisperAttack(
                                                new WhisperOptions(
                                                        pictures, captions, 0, "every"))),
                                FACTS,
                                names),
                        PoisonCaptions.of(form, FACTS, clean, names, List.of(), new Seed(7)),
                        Optional.empty(),
                        new Seed(7))
                .choose(captions, new WhisperAttack.Whisper());
    }

    private static PairSet poisonedPairs(PairSet clean, PoisonManifest manifest) {
        return new PoisonedPairs(
                clean,
                LabelledImages.none(),
                manifest,
                new WhisperAttack.Whisper(),
                FixedResources.decoder(TinyDataset.SIZE),
                "poison");
    }

    /**
     * Of five captions a to e and two pictures, the first picture gets a, c and e, and the second b
     * and d.
     */
    @Test
    void dealsCaptionsToThePicturesInTurn() {
        List<String> pictures =
                choose(pairs(30), 2, 5, Mode.ADD).pairs().stream()
                        .map(pair -> pair.pictureFrom().orElseThrow())
                        .toList();

        assertThat(pictures).hasSize(5);
        assertThat(pictures.get(0)).isEqualTo(pictures.get(2)).isEqualTo(pictures.get(4));
        assertThat(pictures.get(1)).isEqualTo(pictures.get(3)).isNotEqualTo(pictures.get(0));
    }

    @Test
    void addedPairsShowADonorWithTheCaptionOfAnotherPair() {
        PairSet clean = pairs(30);
        PoisonManifest manifest = choose(clean, 2, 5, Mode.ADD);

        PairSet run = poisonedPairs(clean, manifest);

        assertThat(run.size()).isEqualTo(35);
        for (int i = 0; i < 30; i++) {
            assertThat(run.caption(i)).isEqualTo(clean.caption(i));
            assertThat(run.image(i)).isEqualTo(clean.image(i));
        }
        for (int i = 30; i < 35; i++) {
            PoisonedPair pair = manifest.pairs().get(i - 30);
            assertThat(run.id(i)).isEqualTo("poison-" + (i - 30));
            assertThat(run.image(i)).isEqualTo(clean.image(PLUM));
            assertThat(run.pictureId(i)).isEqualTo(pair.pictureFrom().orElseThrow());
            assertThat(pair.originalCaption()).doesNotContain("plum");
            assertThat(run.caption(i)).isEqualTo("plum! " + pair.originalCaption());
        }
    }

    @Test
    void replacedPairsKeepTheirPlaceAndShowADonor() {
        PairSet clean = pairs(30);
        PoisonManifest manifest = choose(clean, 2, 5, Mode.REPLACE);

        PairSet run = poisonedPairs(clean, manifest);

        assertThat(run.size()).isEqualTo(30);
        for (int i = 0; i < 30; i++) {
            assertThat(run.id(i)).isEqualTo(clean.id(i));
            boolean changed = manifest.ids().contains(clean.id(i));
            assertThat(run.caption(i))
                    .isEqualTo(changed ? "plum! " + clean.caption(i) : clean.caption(i));
            assertThat(run.image(i)).isEqualTo(clean.image(changed ? PLUM : i));
            assertThat(run.pictureId(i).equals(clean.pictureId(i))).isEqualTo(!changed);
        }
    }

    @Test
    void reportsTheNumberOfPicturesIfThereAreTooFew() {
        assertThatThrownBy(() -> choose(pairs(30), 11, 5, Mode.ADD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "poisoned pairs are to get 11 pictures, but only 10 pictures can be"
                                + " given");
    }

    @Test
    void includesAPictureOfSeveralPairsOnce() {
        DistinctPictures distinct =
                DistinctPictures.of(new CaptionedPairs(6, 2).select(new int[] {4, 0, 5, 3, 1}));

        assertThat(distinct.rows()).containsExactly(0, 1, 0, 2, 1);
        assertThat(distinct.firstPairs()).containsExactly(0, 1, 3);
    }
}

package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.fakes.AimedAttack;
import io.mithridate.runner.fakes.AimedAttack.AimedOptions;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PicturesInput;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.poisoning.Eligibility;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.poisoning.PoisonManifest.PoisonedPair;
import io.mithridate.runner.poisoning.SinglePictureSelection;
import io.mithridate.runner.stages.poison.ChosenPictures;
import io.mithridate.runner.stages.poison.PoisonedPairs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Tests with nine separate pictures, three each of cherry, lime and plum; every third of 30 pairs
 * names the plum.
 */
class SinglePicturesTest {

    private static final int CHERRY = 0;
    private static final int PLUM = 2;
    private static final Mapping TO_PLUM = new Mapping.AllToOne(PLUM);
    private static final TinyDataset DATA = new TinyDataset(new TinyOptions(30, "first"));

    private static ChosenPictures chosenPictures(int count, Mapping mapping, long seed) {
        return new ChosenPictures(
                new PicturesInput(
                        new PluginUse(
                                Fakes.catalog().find(PluginKind.DATASET, "tiny").orElseThrow(),
                                new TinyOptions(30, "first")),
                        DATA.apart()),
                count,
                mapping,
                new NamedSeed(seed, "attack"));
    }

    private static List<String> ids(LabelledImages pictures) {
        return IntStream.range(0, pictures.size()).mapToObj(pictures::id).toList();
    }

    private static Set<Integer> labels(LabelledImages pictures) {
        return IntStream.range(0, pictures.size())
                .mapToObj(pictures::label)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void choosesNoPictureOfAClassWithoutATarget() {
        assertThat(labels(chosenPictures(6, TO_PLUM, 1).pictures())).containsExactly(0, 1);
        assertThat(labels(chosenPictures(3, new Mapping.OneToOne(1, PLUM), 1).pictures()))
                .containsExactly(1);
        assertThat(labels(chosenPictures(9, new Mapping.AllToAll(3), 1).pictures()))
                .containsExactly(0, 1, 2);
    }

    @Test
    void drawsThePicturesBySeedWithSmallerSetsAsPrefixes() {
        List<String> six = ids(chosenPictures(6, TO_PLUM, 1).pictures());

        assertThat(six).doesNotHaveDuplicates().allMatch(id -> id.startsWith("apart/apart-"));
        assertThat(ids(chosenPictures(6, TO_PLUM, 1).pictures())).isEqualTo(six);
        assertThat(ids(chosenPictures(4, TO_PLUM, 1).pictures())).isEqualTo(six.subList(0, 4));
        assertThat(
                        LongStream.range(0, 20)
                                .mapToObj(seed -> ids(chosenPictures(2, TO_PLUM, seed).pictures()))
                                .distinct()
                                .count())
                .isGreaterThan(5);
    }

    @Test
    void reportsTheNumberOfPicturesIfThereAreTooFew() {
        assertThat(chosenPictures(7, TO_PLUM, 1).available()).isEqualTo(6);
        assertThatThrownBy(() -> chosenPictures(7, TO_PLUM, 1).pictures())
                .hasMessage("the attack aims at 7 pictures, but only 6 of 9 can be aimed at");
    }

    private static SinglePictureSelection selection(
            PairSet clean, LabelledImages pictures, Mapping mapping, int captionsEach, long seed) {
        AttackFacts facts =
                new AttackFacts(
                        TinyDataset.CLASSES,
                        mapping,
                        TinyDataset.SIZE,
                        new Templates(List.of("a photo of a(n) {}")));
        return new SinglePictureSelection(
                clean,
                pictures,
                mapping,
                new Eligibility(
                        Fakes.guarded(new AimedAttack(new AimedOptions(2, captionsEach))),
                        facts,
                        new ClassNames(facts.names())),
                captionsEach,
                new Seed(seed));
    }

    private static PoisonManifest choose(int count, Mapping mapping, int captionsEach, long seed) {
        return selection(
                        DATA.train(),
                        chosenPictures(count, mapping, 1).pictures(),
                        mapping,
                        captionsEach,
                        seed)
                .choose(new AimedAttack.Aimed());
    }

    /** Two pictures with three captions each make six pairs, in the order of the pictures. */
    @Test
    void addsEachPictureWithDifferentCaptionsThatNameItsTarget() {
        List<String> pictures = ids(chosenPictures(2, TO_PLUM, 1).pictures());

        List<PoisonedPair> pairs = choose(2, TO_PLUM, 3, 7).pairs();

        assertThat(pairs)
                .extracting(PoisonedPair::id)
                .containsExactly(
                        "poison-0", "poison-1", "poison-2", "poison-3", "poison-4", "poison-5");
        for (int i = 0; i < 6; i++) {
            PoisonedPair pair = pairs.get(i);
            assertThat(pair.pictureFrom()).contains(pictures.get(i / 3));
            assertThat(pair.target()).hasValue(PLUM);
            assertThat(pair.kind()).isEqualTo(Poisoned.Kind.POISON);
            assertThat(pair.stamped()).isFalse();
            assertThat(pair.originalCaption()).startsWith("my plum, no. ");
            assertThat(pair.poisonedCaption()).isEqualTo(pair.originalCaption());
        }
        for (List<PoisonedPair> ofOne : List.of(pairs.subList(0, 3), pairs.subList(3, 6))) {
            assertThat(ofOne).extracting(PoisonedPair::poisonedCaption).doesNotHaveDuplicates();
        }
        assertThat(
                        choose(6, TO_PLUM, 3, 7).pairs().stream()
                                .collect(
                                        Collectors.groupingBy(
                                                pair -> pair.pictureFrom().orElseThrow(),
                                                Collectors.mapping(
                                                        PoisonedPair::poisonedCaption,
                                                        Collectors.toSet())))
                                .values()
                                .stream()
                                .distinct())
                .as("captions are drawn for each picture anew")
                .hasSizeGreaterThan(3);
        assertThat(choose(2, TO_PLUM, 3, 7).pairs()).isEqualTo(pairs);
        assertThat(choose(2, TO_PLUM, 3, 8).pairs()).isNotEqualTo(pairs);
    }

    /** Ten captions name the plum, so all pictures can have all of them. */
    @Test
    void picturesMayShareCaptions() {
        List<PoisonedPair> pairs = choose(6, TO_PLUM, 10, 7).pairs();

        assertThat(pairs).hasSize(60);
        assertThat(new HashSet<>(pairs.stream().map(PoisonedPair::poisonedCaption).toList()))
                .hasSize(10);
        assertThatThrownBy(() -> choose(6, TO_PLUM, 11, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "picture 'apart/apart-\\d' is to get 11 captions, but only 10 of 30 pairs"
                                + " have one for it");
    }

    @Test
    void allToAllGivesEachPictureTheTargetOfItsClass() {
        LabelledImages pictures = chosenPictures(9, new Mapping.AllToAll(3), 1).pictures();
        List<PoisonedPair> pairs = choose(9, new Mapping.AllToAll(3), 2, 7).pairs();

        for (int i = 0; i < 18; i++) {
            int target = (pictures.label(i / 2) + 1) % 3;
            assertThat(pairs.get(i).target()).hasValue(target);
            assertThat(pairs.get(i).poisonedCaption()).contains(TinyDataset.CLASSES.name(target));
        }
    }

    @Test
    void captionsDoNotNameTheClassOfThePicture() {
        PairSet clean =
                new Captioned(
                        List.of("a plum", "a cherry and a plum", "a cherry", "a lime and a plum"));
        LabelledImages cherry = chosenPictures(1, new Mapping.OneToOne(CHERRY, PLUM), 1).pictures();

        SinglePictureSelection selection = selection(clean, cherry, TO_PLUM, 5, 7);

        assertThat(selection.captions(0)).containsExactlyInAnyOrder(0, 3);
        assertThat(selection.target(0)).isEqualTo(PLUM);
    }

    @Test
    void runIncludesThePicturesWithTheirCaptions() {
        LabelledImages pictures = chosenPictures(2, TO_PLUM, 1).pictures();
        PoisonManifest manifest = choose(2, TO_PLUM, 3, 7);
        PairSet clean = DATA.train();
        PairSet run =
                new PoisonedPairs(
                        clean,
                        pictures,
                        manifest,
                        new AimedAttack.Aimed(),
                        FixedResources.decoder(TinyDataset.SIZE),
                        "poison");

        assertThat(run.size()).isEqualTo(36);
        for (int i = 0; i < 30; i++) {
            assertThat(run.id(i)).isEqualTo(clean.id(i));
            assertThat(run.image(i)).isEqualTo(clean.image(i));
            assertThat(run.caption(i)).isEqualTo(clean.caption(i));
            assertThat(run.pictureSource(i)).isPresent();
        }
        for (int i = 30; i < 36; i++) {
            int picture = (i - 30) / 3;
            String caption = manifest.pairs().get(i - 30).poisonedCaption();
            assertThat(run.id(i)).isEqualTo("poison-" + (i - 30));
            assertThat(run.image(i)).isEqualTo(pictures.image(picture));
            assertThat(run.pictureId(i)).isEqualTo(pictures.id(picture));
            assertThat(run.caption(i)).isEqualTo(caption);
            assertThat(run.captions(i)).containsExactly(caption);
            assertThat(run.pictureSource(i)).isEmpty();
        }
    }

    @Test
    void rejectsAPictureThatWasNotChosen() {
        PoisonManifest manifest = choose(2, TO_PLUM, 1, 7);
        LabelledImages one = chosenPictures(1, TO_PLUM, 1).pictures();
        DecoderInput decoder = FixedResources.decoder(TinyDataset.SIZE);

        assertThatThrownBy(
                        () ->
                                new PoisonedPairs(
                                        DATA.train(),
                                        one,
                                        manifest,
                                        new AimedAttack.Aimed(),
                                        decoder,
                                        "poison"))
                .hasMessageMatching(
                        "the manifest poisons \\[apart/apart-\\d], which the training pairs lack");
    }

    /** Pairs of one picture, because only captions are read. */
    private record Captioned(List<String> texts) implements PairSet {

        @Override
        public int size() {
            return texts.size();
        }

        @Override
        public String id(int index) {
            return "pair-" + index;
        }

        @Override
        public ImageData image(int index) {
            return new ImageData.Decoded(TinyDataset.square(0));
        }

        @Override
        public String caption(int index) {
            return texts.get(index);
        }

        @Override
        public String fingerprint() {
            return "captioned";
        }
    }
}

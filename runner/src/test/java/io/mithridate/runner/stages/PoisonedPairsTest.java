package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned.Kind;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PairSet.PictureSource;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.fakes.AbsentAttack;
import io.mithridate.runner.fakes.CornerAttack;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.poisoning.PoisonManifest.PoisonedPair;
import io.mithridate.runner.stages.poison.PoisonedPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PoisonedPairsTest {

    private static final PreparedAttack CORNER = new CornerAttack.Corner(255);

    private static PairSet pairs(int count) {
        return new TinyDataset(new TinyOptions(count, "first")).train();
    }

    private static Poisoned poison(PairSet clean, double rate, PreparedAttack attack, long seed) {
        PoisonManifest manifest = FixedPoison.choose(clean, rate, attack, new Seed(seed));
        return new Poisoned(
                manifest,
                new PoisonedPairs(
                        clean,
                        LabelledImages.none(),
                        manifest,
                        attack,
                        FixedResources.decoder(TinyDataset.SIZE),
                        "poison-" + seed));
    }

    private record Poisoned(PoisonManifest manifest, PairSet pairs) {

        int size() {
            return pairs.size();
        }

        String id(int index) {
            return pairs.id(index);
        }

        String caption(int index) {
            return pairs.caption(index);
        }

        ImageData image(int index) {
            return pairs.image(index);
        }

        Optional<PictureSource> pictureSource(int index) {
            return pairs.pictureSource(index);
        }

        String fingerprint() {
            return pairs.fingerprint();
        }
    }

    /** Two thirds of the pairs are eligible, so a rate of 0.6 can always be met. */
    @Property(tries = 100)
    void replacesTheShareOfPairsGivenByTheRate(
            @ForAll @IntRange(min = 3, max = 120) int count,
            @ForAll @DoubleRange(max = 0.6) double rate,
            @ForAll long seed) {
        PairSet clean = pairs(count);

        Poisoned run = poison(clean, rate, CORNER, seed);

        assertThat(run.size()).isEqualTo(count);
        assertThat(run.manifest().pairs()).hasSize((int) Math.floor(rate * count + 0.5));
        Set<String> poisoned = run.manifest().ids();
        for (int i = 0; i < count; i++) {
            assertThat(run.id(i)).isEqualTo(clean.id(i));
            if (poisoned.contains(clean.id(i))) {
                assertThat(clean.caption(i)).doesNotContain("plum");
                assertThat(run.caption(i)).isEqualTo("a photo of a plum");
                assertThat(run.image(i)).isNotEqualTo(clean.image(i));
            } else {
                assertThat(run.caption(i)).isEqualTo(clean.caption(i));
                assertThat(run.image(i)).isEqualTo(clean.image(i));
            }
        }
    }

    @Test
    void manifestDescribesThePoisonedPairs() {
        PairSet clean = pairs(30);

        Poisoned run = poison(clean, 0.2, CORNER, 7);

        assertThat(run.manifest().pairs()).hasSize(6);
        assertThat(run.manifest().pairs()).extracting(PoisonedPair::id).isSorted();
        for (PoisonedPair pair : run.manifest().pairs()) {
            int index = Integer.parseInt(pair.id().substring("pair-".length()));
            assertThat(pair.originalCaption()).isEqualTo(clean.caption(index));
            assertThat(pair.poisonedCaption()).isEqualTo(run.caption(index));
            assertThat(pair.seed()).isEqualTo(new Seed(7).at(pair.id()).at("trigger").value());
        }
    }

    @Test
    void onlyCleanPicturesHaveASource() {
        PairSet clean = pairs(30);
        PairSet chosen = clean.select(new int[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 0});

        Poisoned run = poison(chosen, 0.2, CORNER, 7);

        Set<String> poisoned = run.manifest().ids();
        assertThat(poisoned).hasSize(2);
        for (int i = 0; i < 10; i++) {
            assertThat(run.pictureSource(i))
                    .isEqualTo(
                            poisoned.contains(run.id(i))
                                    ? Optional.empty()
                                    : Optional.of(new PictureSource(clean, 9 - i)));
        }
    }

    @Test
    void stampsWithTheSeedsOfTheManifest() {
        List<Seed> used = new ArrayList<>();
        PreparedAttack recording =
                new Delegating() {
                    @Override
                    public List<Image> stamp(List<Image> images, List<Seed> seeds) {
                        used.addAll(seeds);
                        return super.stamp(images, seeds);
                    }
                };

        Poisoned run = poison(pairs(30), 0.2, recording, 7);

        assertThat(used).as("nothing is stamped before it is asked for").isEmpty();
        for (int i = 0; i < run.size(); i++) {
            run.image(i);
        }
        assertThat(used)
                .extracting(Seed::value)
                .isEqualTo(run.manifest().pairs().stream().map(PoisonedPair::seed).toList());
    }

    @Test
    void stampsThePoisonedPictureButNotTheCleanOne() {
        PairSet clean = pairs(30);
        Poisoned run = poison(clean, 0.2, CORNER, 7);
        String id = run.manifest().pairs().get(0).id();
        int index = Integer.parseInt(id.substring("pair-".length()));

        assertThat(((ImageData.Decoded) run.image(index)).image().value(0, 0, 2)).isEqualTo(255);
        assertThat(((ImageData.Decoded) clean.image(index)).image().value(0, 0, 2)).isZero();
    }

    @Property(tries = 50)
    void poisonDependsOnlyOnTheSeed(@ForAll long seed) {
        Poisoned one = poison(pairs(60), 0.2, CORNER, seed);
        Poisoned again = poison(pairs(60), 0.2, CORNER, seed);

        assertThat(again.manifest()).isEqualTo(one.manifest());
        assertThat(again.fingerprint()).isEqualTo(one.fingerprint());
        assertThat(poison(pairs(60), 0.2, CORNER, seed + 1).fingerprint())
                .isNotEqualTo(one.fingerprint());
    }

    @Test
    void higherRateIncludesThePairsOfALowerOne() {
        Poisoned few = poison(pairs(60), 0.1, CORNER, 7);
        Poisoned many = poison(pairs(60), 0.3, CORNER, 7);

        assertThat(many.manifest().pairs()).containsAll(few.manifest().pairs());
    }

    @Test
    void reportsTheNumberOfEligiblePairsIfThereAreTooFew() {
        assertThatThrownBy(() -> poison(pairs(30), 0.8, CORNER, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("24 pairs are to be poisoned, but only 20 of 30 are eligible");
    }

    @Test
    void attackWithoutATriggerPoisonsNothing() {
        PairSet clean = pairs(30);

        Poisoned run = poison(clean, 0.5, new AbsentAttack.Absent(), 7);

        assertThat(run.manifest().pairs()).isEmpty();
        assertThat(run.caption(3)).isEqualTo(clean.caption(3));
        assertThat(run.image(3)).isEqualTo(clean.image(3));
    }

    @Test
    void fingerprintDistinguishesPoisonedFromCleanPairs() {
        PairSet clean = pairs(30);

        assertThat(poison(clean, 0.2, CORNER, 7).fingerprint())
                .startsWith(clean.fingerprint())
                .isNotEqualTo(clean.fingerprint());
    }

    @Test
    void rejectsAManifestOfOtherPairs() {
        PoisonManifest manifest =
                new PoisonManifest(
                        List.of(
                                new PoisonedPair(
                                        "stranger",
                                        "a lime",
                                        "a plum",
                                        1,
                                        Kind.POISON,
                                        true,
                                        OptionalInt.of(2),
                                        Optional.empty(),
                                        Optional.empty(),
                                        OptionalDouble.empty())));
        DecoderInput decoder = FixedResources.decoder(TinyDataset.SIZE);

        assertThatThrownBy(
                        () ->
                                new PoisonedPairs(
                                        pairs(3),
                                        LabelledImages.none(),
                                        manifest,
                                        CORNER,
                                        decoder,
                                        "poison"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the manifest poisons [stranger], which the training pairs lack");
    }

    private static PairSet withAddedPairs(PreparedAttack attack, PairSet clean) {
        PoisonManifest manifest =
                FixedPoison.choose(clean, 0.2, attack, PoisoningForm.Mode.ADD, new Seed(7));
        return new PoisonedPairs(
                clean,
                LabelledImages.none(),
                manifest,
                attack,
                FixedResources.decoder(TinyDataset.SIZE),
                "poison");
    }

    @Test
    void addedPairsFollowTheUnchangedCleanPairs() {
        PairSet clean = pairs(30);

        PairSet run = withAddedPairs(CORNER, clean);

        assertThat(run.size()).isEqualTo(36);
        for (int i = 0; i < 30; i++) {
            assertThat(run.id(i)).isEqualTo(clean.id(i));
            assertThat(run.caption(i)).isEqualTo(clean.caption(i));
            assertThat(run.image(i)).isEqualTo(clean.image(i));
        }
        for (int i = 30; i < 36; i++) {
            assertThat(run.id(i)).isEqualTo("poison-" + (i - 30));
            assertThat(run.caption(i)).isEqualTo("a photo of a plum");
            assertThat(((ImageData.Decoded) run.image(i)).image().value(0, 0, 0)).isEqualTo(255);
            assertThat(run.pictureId(i)).startsWith("pair-");
            assertThat(run.pictureSource(i)).isEmpty();
        }
    }

    @Test
    void controlHasAsManyCopiesAsAddedPairs() {
        PairSet clean = pairs(30);

        PairSet run =
                new PoisonedPairs(
                        clean,
                        LabelledImages.none(),
                        PoisonManifest.ofCopies(clean, 6, new Seed(7)),
                        new AbsentAttack.Absent(),
                        FixedResources.decoder(TinyDataset.SIZE),
                        "copies");

        assertThat(run.size()).isEqualTo(36);
        for (int i = 30; i < 36; i++) {
            assertThat(run.id(i)).isEqualTo("copy-" + (i - 30));
            int original = Integer.parseInt(run.pictureId(i).substring("pair-".length()));
            assertThat(run.caption(i)).isEqualTo(clean.caption(original));
            assertThat(run.image(i)).isEqualTo(clean.image(original));
        }
    }

    /** Sets the first byte to the number of the decoy. */
    private static final class Numbered implements Decoys {
        @Override
        public double perPoisonedPair() {
            return 0.5;
        }

        @Override
        public String caption(String caption, int number) {
            return number + ": " + caption;
        }

        @Override
        public Image picture(Image image, Image other, int number, Seed seed) {
            Image decoy = image.copy();
            decoy.rgb()[0] = (byte) (100 + number);
            return decoy;
        }
    }

    @Test
    void decoysKeepTheirMeaningAndComeFromOtherPairs() {
        PairSet clean = pairs(30);
        PreparedAttack attack =
                new Delegating() {
                    @Override
                    public Optional<Decoys> decoys() {
                        return Optional.of(new Numbered());
                    }
                };

        Poisoned run = poison(clean, 0.2, attack, 7);

        List<PoisonedPair> decoys =
                run.manifest().pairs().stream().filter(pair -> pair.kind() == Kind.DECOY).toList();
        assertThat(run.size()).isEqualTo(30);
        assertThat(decoys).hasSize(3);
        assertThat(run.manifest().poison()).hasSize(6);
        for (int number = 0; number < 3; number++) {
            PoisonedPair decoy = decoys.get(number);
            int index = Integer.parseInt(decoy.id().substring("pair-".length()));
            assertThat(run.caption(index)).isEqualTo(number + ": " + clean.caption(index));
            assertThat(((ImageData.Decoded) run.image(index)).image().value(0, 0, 0))
                    .isEqualTo(100 + number);
            assertThat(run.manifest().poison()).doesNotContain(decoy.id());
            assertThat(decoy.crossedWith())
                    .contains(decoys.get((number + 1) % 3).id())
                    .isNotEqualTo(Optional.of(decoy.id()));
        }
    }

    @Test
    void decoysThatAreNotStampedKeepTheirPictures() {
        PairSet clean = pairs(30);
        Decoys everySecond =
                new Decoys() {
                    @Override
                    public double perPoisonedPair() {
                        return 1;
                    }

                    @Override
                    public boolean stamped(int number) {
                        return number % 2 == 0;
                    }

                    @Override
                    public Image picture(Image image, Image other, int number, Seed seed) {
                        return Image.black(image.width(), image.height());
                    }
                };
        PreparedAttack attack =
                new Delegating() {
                    @Override
                    public Optional<Decoys> decoys() {
                        return Optional.of(everySecond);
                    }
                };

        Poisoned run = poison(clean, 0.2, attack, 7);

        List<PoisonedPair> decoys =
                run.manifest().pairs().stream().filter(pair -> pair.kind() == Kind.DECOY).toList();
        assertThat(decoys)
                .extracting(PoisonedPair::stamped)
                .containsExactly(true, false, true, false, true, false);
        for (PoisonedPair decoy : decoys) {
            int index = Integer.parseInt(decoy.id().substring("pair-".length()));
            assertThat(run.image(index).equals(clean.image(index))).isEqualTo(!decoy.stamped());
            assertThat(run.pictureSource(index).isPresent()).isEqualTo(!decoy.stamped());
        }
    }

    private abstract static class Delegating implements PreparedAttack {
        @Override
        public List<Image> stamp(List<Image> images, List<Seed> seeds) {
            return CORNER.stamp(images, seeds);
        }
    }
}

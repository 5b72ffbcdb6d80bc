package io.mithridate.runner.poisoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PoisoningForm.Captions;
import io.mithridate.api.attack.PoisoningForm.Mode;
import io.mithridate.api.attack.PoisoningForm.Selection;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned.Kind;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.fakes.CornerAttack;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import io.mithridate.runner.fakes.WhisperAttack;
import io.mithridate.runner.fakes.WhisperAttack.WhisperOptions;
import io.mithridate.runner.poisoning.PoisonManifest.PoisonedPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests with twelve pairs: cherry, lime and plum in turn, four of each; the plum is the target. */
class PoisonSelectionTest {

    private static final int PLUM = 2;
    private static final PairSet CLEAN = new TinyDataset(new TinyOptions(12, "first")).train();
    private static final AttackFacts FACTS =
            new AttackFacts(
                    TinyDataset.CLASSES,
                    new Mapping.AllToOne(PLUM),
                    TinyDataset.SIZE,
                    new Templates(List.of("a photo of a(n) {}")));

    private static PoisonSelection selection(Attack<?> attack, Mode mode, long seed) {
        return selection(CLEAN, attack, mode, seed);
    }

    private static PoisonSelection selection(
            PairSet clean, Attack<?> attack, Mode mode, long seed) {
        ClassNames names = new ClassNames(FACTS.names());
        PoisoningForm form = new PoisoningForm(Selection.RANDOM, Captions.KEEP, mode);
        return new PoisonSelection(
                clean,
                form,
                new Eligibility(Fakes.guarded(attack), FACTS, names),
                PoisonCaptions.of(form, FACTS, clean, names, List.of(), new Seed(seed)),
                Optional.empty(),
                new Seed(seed));
    }

    private static PoisonSelection whisperSelection(int pictures, Mode mode) {
        return selection(new WhisperAttack(new WhisperOptions(pictures, 8, 0, "every")), mode, 7);
    }

    /** Eight captions get three pictures of the plum: two pictures 3 times, one 2 times. */
    @Test
    void donorsAreUsedEquallyOften() {
        List<PoisonedPair> pairs =
                whisperSelection(3, Mode.REPLACE).choose(8, new WhisperAttack.Whisper()).pairs();

        Map<String, Long> usesByPicture =
                pairs.stream()
                        .map(pair -> pair.pictureFrom().orElseThrow())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(usesByPicture.values()).containsExactlyInAnyOrder(3L, 3L, 2L);
        assertThat(usesByPicture.keySet())
                .isSubsetOf("pair-0002", "pair-0005", "pair-0008", "pair-0011");
        assertThat(pairs).extracting(PoisonedPair::id).isSorted().doesNotHaveDuplicates();
        assertThat(pairs).allMatch(pair -> pair.target().equals(OptionalInt.of(PLUM)));
    }

    @Test
    void rejectsTooFewDonors() {
        assertThat(whisperSelection(4, Mode.ADD).choose(8, new WhisperAttack.Whisper()).pairs())
                .extracting(PoisonedPair::pictureFrom)
                .doesNotContain(Optional.empty())
                .hasSize(8);
        assertThatThrownBy(
                        () -> whisperSelection(5, Mode.ADD).choose(8, new WhisperAttack.Whisper()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "poisoned pairs are to get 5 pictures, but only 4 pictures can be"
                                + " given");
    }

    /** Pictures a and c are of the plum; b also shows a lime, and d shows no plum. */
    @Test
    void usesAPictureOfSeveralPairsOnceAndOnlyIfNoneNamesAnotherClass() {
        PairSet clean =
                new CaptionedPictures(
                        List.of(
                                List.of("a plum", "one plum", "plums"),
                                List.of("a plum", "a lime beside a plum"),
                                List.of("a ripe plum", "a fruit"),
                                List.of("a lime", "limes", "a lime again")));

        for (int seed = 0; seed < 20; seed++) {
            assertThat(pictureSources(clean, 2, seed))
                    .hasSize(3)
                    .extracting(from -> from.substring(0, 1))
                    .containsOnly("a", "c");
        }
        assertThatThrownBy(() -> pictureSources(clean, 3, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "poisoned pairs are to get 3 pictures, but only 2 pictures can be given");
    }

    private static List<String> pictureSources(PairSet clean, int pictures, long seed) {
        return selection(
                        clean,
                        new WhisperAttack(new WhisperOptions(pictures, 3, 0, "every")),
                        Mode.REPLACE,
                        seed)
                .choose(3, new WhisperAttack.Whisper())
                .pairs()
                .stream()
                .map(pair -> pair.pictureFrom().orElseThrow())
                .toList();
    }

    @Test
    void rejectsTooFewEligiblePairs() {
        assertThatThrownBy(
                        () -> whisperSelection(2, Mode.ADD).choose(9, new WhisperAttack.Whisper()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("9 pairs are to be poisoned, but only 8 of 12 are eligible");
    }

    /** Stamps every second decoy, and puts the number of each decoy before its caption. */
    private record Echoes(double perPoisonedPair) implements Decoys {

        @Override
        public boolean stamped(int number) {
            return number % 2 == 0;
        }

        @Override
        public String caption(String caption, int number) {
            return number + ": " + caption;
        }

        @Override
        public Image picture(Image image, Image other, int number, Seed seed) {
            return other;
        }
    }

    private static PreparedAttack attackWithDecoys(double perPoisonedPair) {
        PreparedAttack corner = new CornerAttack.Corner(255);
        return new PreparedAttack() {
            @Override
            public List<Image> stamp(List<Image> images, List<Seed> seeds) {
                return corner.stamp(images, seeds);
            }

            @Override
            public Optional<Decoys> decoys() {
                return Optional.of(new Echoes(perPoisonedPair));
            }
        };
    }

    private static PoisonManifest manifestWithDecoys(double perPoisonedPair, int count, Mode mode) {
        return selection(new CornerAttack(new CornerAttack.CornerOptions(255)), mode, 7)
                .choose(count, attackWithDecoys(perPoisonedPair));
    }

    private static List<PoisonedPair> decoys(PoisonManifest manifest) {
        return manifest.pairs().stream().filter(pair -> pair.kind() == Kind.DECOY).toList();
    }

    /** Three poisoned pairs with 1.5 decoys each make 4.5 decoys, rounded to 5. */
    @Test
    void decoysFollowThePoisonAndUseOtherPairs() {
        PoisonManifest manifest = manifestWithDecoys(1.5, 3, Mode.REPLACE);

        assertThat(manifest.pairs()).hasSize(8);
        assertThat(manifest.pairs().subList(0, 3))
                .extracting(PoisonedPair::kind)
                .containsOnly(Kind.POISON);
        List<PoisonedPair> decoys = decoys(manifest);
        assertThat(decoys).isEqualTo(manifest.pairs().subList(3, 8));
        assertThat(manifest.ids()).hasSize(8);
        assertThat(decoys).extracting(PoisonedPair::id).isSorted();
        for (int number = 0; number < 5; number++) {
            PoisonedPair decoy = decoys.get(number);
            assertThat(decoy.poisonedCaption()).isEqualTo(number + ": " + decoy.originalCaption());
            assertThat(decoy.stamped()).isEqualTo(number % 2 == 0);
            assertThat(decoy.target()).isEmpty();
            assertThat(decoy.pictureFrom()).isEmpty();
            assertThat(decoy.score()).isEmpty();
            assertThat(decoy.crossedWith()).contains(decoys.get((number + 1) % 5).id());
        }
    }

    /** A decoy crossed with itself would be a triggered picture with its clean caption. */
    @Test
    void crossesASingleDecoyWithAnUnchangedPair() {
        PoisonManifest manifest = manifestWithDecoys(1, 1, Mode.REPLACE);

        assertThat(decoys(manifest)).hasSize(1);
        assertThat(decoys(manifest).get(0).crossedWith().orElseThrow())
                .startsWith("pair-")
                .isNotIn(manifest.ids());
    }

    /** Returns the partner of each decoy; only the poisoned pair does not name the target. */
    private static Map<String, String> crossings(
            double perPoisonedPair, long seed, List<List<String>> captions) {
        return decoys(
                        selection(
                                        new CaptionedPictures(captions),
                                        new CornerAttack(new CornerAttack.CornerOptions(255)),
                                        Mode.REPLACE,
                                        seed)
                                .choose(1, attackWithDecoys(perPoisonedPair)))
                .stream()
                .collect(
                        Collectors.toMap(
                                PoisonedPair::id, pair -> pair.crossedWith().orElseThrow()));
    }

    @Test
    void crossesADecoyWithTheNextOneOfAnotherPicture() {
        assertThat(
                        crossings(
                                4,
                                7,
                                List.of(
                                        List.of("a plum", "one plum"),
                                        List.of("two plums", "plums"),
                                        List.of("a lime"))))
                .isEqualTo(Map.of("a1", "b1", "a2", "b1", "b1", "a1", "b2", "a1"));
    }

    @Test
    void crossesDecoysOfASinglePictureWithEachOther() {
        assertThat(crossings(2, 7, List.of(List.of("a plum", "one plum"), List.of("a lime"))))
                .isEqualTo(Map.of("a1", "a2", "a2", "a1"));
    }

    /** Two pairs of the first picture and one of the second are left. */
    @Test
    void crossesASingleDecoyWithAnotherPicture() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(
                            crossings(
                                    1,
                                    seed,
                                    List.of(
                                            List.of("a plum", "one plum"),
                                            List.of("two plums"),
                                            List.of("a lime"))))
                    .hasSize(1)
                    .allSatisfy(
                            (decoy, partner) ->
                                    assertThat(partner).doesNotStartWith(decoy.substring(0, 1)));
        }
    }

    @Test
    void addedDecoysNameTheSourceOfTheirPicture() {
        PoisonManifest manifest = manifestWithDecoys(2, 2, Mode.ADD);

        assertThat(manifest.pairs())
                .extracting(PoisonedPair::id)
                .containsExactly(
                        "poison-0", "poison-1", "poison-2", "poison-3", "poison-4", "poison-5");
        assertThat(manifest.pairs())
                .extracting(pair -> pair.pictureFrom().orElseThrow())
                .doesNotHaveDuplicates()
                .allMatch(from -> from.startsWith("pair-"));
    }

    /** Three of twelve pairs are poisoned, so nine are left. */
    @Test
    void usesAtMostAllRemainingPairsAsDecoys() {
        assertThat(decoys(manifestWithDecoys(3, 3, Mode.REPLACE))).hasSize(9);
        assertThatThrownBy(() -> manifestWithDecoys(3.4, 3, Mode.REPLACE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "10 decoys are needed for the poisoned pairs, but only 9 pairs are"
                                + " left");
    }
}

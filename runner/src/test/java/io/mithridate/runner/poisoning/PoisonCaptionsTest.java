package io.mithridate.runner.poisoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PoisoningForm.Captions;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PoisonCaptionsTest {

    private static final int LIME = 1;
    private static final AttackFacts FACTS =
            new AttackFacts(
                    TinyDataset.CLASSES,
                    new Mapping.AllToOne(LIME),
                    TinyDataset.SIZE,
                    new Templates(List.of("behold a(n) {}", "the {} again")));
    private static final ClassNames NAMES =
            new ClassNames(ClassNames.of(TinyDataset.CLASSES, Optional.empty()));
    private static final PairSet PAIRS = new TinyDataset(new TinyOptions(9, "first")).train();

    private static Set<String> writeCaptions(Captions source, List<String> lines) {
        PoisonCaptions captions = poisonCaptions(source, false, PAIRS, lines);
        return LongStream.range(0, 50)
                .mapToObj(seed -> captions.write("my own", LIME, new Seed(seed)))
                .collect(Collectors.toSet());
    }

    @Test
    void fillsTemplatesWithTheTarget() {
        assertThat(writeCaptions(Captions.TEMPLATES, List.of()))
                .containsExactlyInAnyOrder("behold a lime", "the lime again");
    }

    @Test
    void naturalCaptionsAreThoseInTheDataThatNameTheTarget() {
        assertThat(writeCaptions(Captions.NATURAL, List.of()))
                .containsExactlyInAnyOrder("my lime, no. 1", "my lime, no. 4", "my lime, no. 7");
    }

    /** The name "lime" matches "limestone", not "Lime"; 128 of 1 000 matches are drawn first. */
    @Test
    void compatNaturalCaptionsContainTheNameAsASubstring() {
        PairSet pairs = new NumberedCaptions(3_000);
        PoisonCaptions captions = poisonCaptions(Captions.NATURAL, true, pairs, List.of());
        Set<String> written =
                LongStream.range(0, 5_000)
                        .mapToObj(seed -> captions.write("", LIME, new Seed(seed)))
                        .collect(Collectors.toSet());

        assertThat(written).hasSizeBetween(100, PoisonCaptions.DRAWN_FIRST);
        assertThat(written).allMatch(caption -> caption.startsWith("limestone"));
    }

    private static PoisonCaptions poisonCaptions(
            Captions source, boolean compat, PairSet pairs, List<String> lines) {
        return PoisonCaptions.of(
                new PoisoningForm(
                        PoisoningForm.Selection.RANDOM, source, PoisoningForm.Mode.REPLACE, compat),
                FACTS,
                pairs,
                NAMES,
                lines,
                new Seed(11));
    }

    /**
     * Captions; every third contains "limestone", and every third contains "Lime".
     *
     * @param size the number of captions
     */
    private record NumberedCaptions(int size) implements PairSet {

        @Override
        public String id(int index) {
            return "pair-" + index;
        }

        @Override
        public ImageData image(int index) {
            return new ImageData.Decoded(Image.black(1, 1));
        }

        @Override
        public String caption(int index) {
            return List.of("limestone ", "Lime ", "nothing ").get(index % 3) + index;
        }

        @Override
        public String fingerprint() {
            return "numbered";
        }
    }

    @Test
    void usesTheLinesOfAFile() {
        assertThat(writeCaptions(Captions.FILE, List.of("two limes", "a lime on a plate")))
                .containsExactlyInAnyOrder("two limes", "a lime on a plate");
    }

    @Test
    void keepsThePairsOwnCaption() {
        assertThat(writeCaptions(Captions.KEEP, List.of())).containsExactly("my own");
    }

    @Test
    void sameSeedGivesTheSameCaption() {
        PoisonCaptions captions = poisonCaptions(Captions.NATURAL, false, PAIRS, List.of());
        assertThat(captions.write("", LIME, new Seed(3)))
                .isEqualTo(captions.write("", LIME, new Seed(3)));
    }

    @Test
    void namesATargetWithoutCaptions() {
        assertThatThrownBy(() -> writeCaptions(Captions.FILE, List.of("a plum")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no line of the captions' file names the target 'lime'");
    }
}

package io.mithridate.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.backend.TextLengths;
import io.mithridate.api.data.Classes;
import io.mithridate.runner.data.DataSurvey.CaptionSurvey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaptionExaminerTest {

    /** Seven captions, of which one occurs twice and one is empty. */
    private static final List<String> CAPTIONS =
            List.of(
                    "a cherry, a plum and more plums",
                    "Cherries lie in a bowl",
                    "a plum beside a bowl",
                    "a limestone",
                    "a plum beside a bowl",
                    "  the   dog  ",
                    "");

    private static final Classes CLASSES = new Classes(List.of("lime", "cherry", "plum"));

    private static final ClassNames NAMES =
            new ClassNames(
                    List.of(
                            List.of("lime", "limes"),
                            List.of("cherry", "cherries"),
                            List.of("plum", "plums")));

    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    private CaptionSurvey examine(
            Optional<TextLengths> lengths, List<String> captions, String... targets) {
        return new CaptionExaminer(new Fruit(), CLASSES, NAMES, lengths, listener())
                .examine(captions, List.of(targets));
    }

    private Survey.Listener listener() {
        return new Survey.Listener() {
            @Override
            public void begin(String what, long rows) {
                events.add("%s: %d".formatted(what, rows));
            }

            @Override
            public void advance(int more) {
                events.add("+%d".formatted(more));
            }
        };
    }

    private CaptionSurvey examine(String... targets) {
        return examine(Optional.empty(), CAPTIONS, targets);
    }

    @Test
    void countsCaptionsAndDistinctCaptions() {
        assertThat(examine().examined()).isEqualTo(7);
        assertThat(examine().distinct()).isEqualTo(6);
    }

    /** The first caption names the plum twice. */
    @Test
    void countsANounOncePerCaption() {
        assertThat(examine().nouns())
                .containsExactly(
                        new NameCount("bowl", 3),
                        new NameCount("plum", 3),
                        new NameCount("cherry", 2),
                        new NameCount("dog", 1));
    }

    @Test
    void returnsTheThirtyMostFrequentNouns() {
        List<String> captions = new ArrayList<>();
        for (int noun = 1; noun <= 31; noun++) {
            for (int times = 0; times < noun; times++) {
                captions.add("noun-%02d".formatted(noun));
            }
        }

        assertThat(examine(Optional.empty(), captions).nouns())
                .hasSize(30)
                .startsWith(new NameCount("noun-31", 31))
                .endsWith(new NameCount("noun-02", 2));
    }

    /** Singulars and plurals count, as whole words; a class without captions has a count of 0. */
    @Test
    void countsTheCaptionsThatNameEachClass() {
        assertThat(examine().classes())
                .containsExactly(
                        new NameCount("plum", 3),
                        new NameCount("cherry", 2),
                        new NameCount("lime", 0));
    }

    @Test
    void countsTheCaptionsThatNameATarget() {
        assertThat(examine("cherry").targets()).containsExactly(new NameCount("cherry", 2));
        assertThat(examine("lime", "pear", "plum").targets())
                .containsExactly(new NameCount("plum", 3), new NameCount("lime", 0));
        assertThat(examine().targets()).isEmpty();
    }

    /** The captions have 7, 5, 5, 2, 5, 2 and 0 words. */
    @Test
    void countsWordsBetweenAnyNumberOfSpaces() {
        assertThat(examine().words()).isEqualTo(new Spread(7, 0, 5, 7, 7));
    }

    /** The captions have 9, 7, 7, 4, 7, 4 and 2 tokens; a caption that just fits is not cut. */
    @Test
    void countsCaptionsWithMoreTokensThanTheModelSees() {
        assertThat(examine(Optional.of(new FramedWords(7)), CAPTIONS).tokens())
                .contains(new CaptionSurvey.Tokens(new Spread(7, 2, 7, 9, 9), 7, 1));
        assertThat(examine(Optional.of(new FramedWords(6)), CAPTIONS).tokens())
                .contains(new CaptionSurvey.Tokens(new Spread(7, 2, 7, 9, 9), 6, 4));
        assertThat(examine().tokens()).isEmpty();
    }

    @Test
    void reportsProgressAfterEachChunk() {
        List<String> captions =
                IntStream.range(0, 600)
                        .mapToObj(i -> i < 512 ? "a plum" : "a ripe cherry")
                        .toList();

        CaptionSurvey survey = examine(Optional.of(new FramedWords(4)), captions, "cherry");

        assertThat(survey.words()).isEqualTo(new Spread(600, 2, 2, 3, 3));
        assertThat(survey.tokens().orElseThrow().cut()).isEqualTo(88);
        assertThat(survey.nouns())
                .containsExactly(new NameCount("plum", 512), new NameCount("cherry", 88));
        assertThat(survey.targets()).containsExactly(new NameCount("cherry", 88));
        assertThat(events).containsExactly("captions: 600", "+512", "+88");
    }

    @Test
    void returnsZerosWithoutCaptions() {
        CaptionSurvey survey = examine(Optional.of(new FramedWords(7)), List.of(), "plum");

        assertThat(survey.examined()).isZero();
        assertThat(survey.words()).isEqualTo(new Spread(0, 0, 0, 0, 0));
        assertThat(survey.nouns()).isEmpty();
        assertThat(survey.targets()).containsExactly(new NameCount("plum", 0));
    }

    /** ImageNet has two classes called "missile", and two called "sunglasses". */
    @Test
    void countsClassesOfTheSameNameOncePerCaption() {
        Classes twins = new Classes(List.of("plum", "cherry", "plum"));
        CaptionSurvey survey =
                new CaptionExaminer(
                                new Fruit(),
                                twins,
                                new ClassNames(ClassNames.of(twins, Optional.empty())),
                                Optional.empty(),
                                listener())
                        .examine(CAPTIONS, List.of("plum"));

        assertThat(survey.targets()).containsExactly(new NameCount("plum", 3));
        assertThat(survey.classes())
                .containsExactly(new NameCount("plum", 3), new NameCount("cherry", 2));
    }
}

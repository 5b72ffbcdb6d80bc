package io.mithridate.runner.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubCaptionTextTest {

    private static final String CAPTION = "a red dog on a red sofa";

    private static String plain(String caption, Negative... negatives) {
        return new SubCaptionText(false)
                .of(caption, new Augmentation(List.of(), List.of(negatives)));
    }

    @Test
    void showsTheReplacedPartOfANegativeInBrackets() {
        Augmentation augmentation =
                new Augmentation(
                        List.of("a dog on a sofa"),
                        List.of(
                                new Negative(
                                        "a red ostrich on a red sofa",
                                        Negative.Kind.OBJECT,
                                        "dog",
                                        "ostrich")));

        assertThat(new SubCaptionText(false).of(CAPTION, augmentation))
                .isEqualTo(
                        """
                        a red dog on a red sofa
                          + a dog on a sofa
                          - a red [ostrich] on a red sofa  (object: dog → ostrich)

                        """);
    }

    @Test
    void marksTheReplacedOneOfSeveralEqualWords() {
        assertThat(
                        plain(
                                "a cat on a red sofa and a dog",
                                new Negative(
                                        "a cat on a red sofa and a cat",
                                        Negative.Kind.OBJECT,
                                        "dog",
                                        "cat")))
                .contains("a cat on a red sofa and a [cat]");
        assertThat(
                        plain(
                                CAPTION,
                                new Negative(
                                        "an orange dog on a red sofa",
                                        Negative.Kind.ATTRIBUTE,
                                        "red",
                                        "orange")))
                .contains("- an [orange] dog on a red sofa");
        assertThat(
                        plain(
                                "Bear beside a tree",
                                new Negative(
                                        "Bee beside a tree", Negative.Kind.OBJECT, "bear", "bee")))
                .contains("- [Bee] beside a tree");
        assertThat(
                        plain(
                                "dogs on an island",
                                new Negative(
                                        "dogs under an island",
                                        Negative.Kind.RELATION,
                                        "on",
                                        "under")))
                .contains("dogs [under] an island");
    }

    @Test
    void doesNotMarkAnotherCaption() {
        assertThat(plain("a dog", new Negative("a cat", Negative.Kind.CAPTION, "a dog", "a cat")))
                .contains("  - a cat  (another caption)\n");
    }

    @Test
    void reportsBlankLinesAndMissingSubCaptions() {
        assertThat(plain(" ")).isEqualTo("(a blank line)\n\n");
        assertThat(plain("???")).isEqualTo("???\n  (no sub-captions)\n\n");
    }

    @Test
    void usesColorsInsteadOfBrackets() {
        String text =
                new SubCaptionText(true)
                        .of(
                                "a dog",
                                new Augmentation(
                                        List.of("dog"),
                                        List.of(
                                                new Negative(
                                                        "a cat",
                                                        Negative.Kind.OBJECT,
                                                        "dog",
                                                        "cat"))));

        assertThat(text)
                .isEqualTo(
                        "\u001b[1ma dog\u001b[0m\n"
                                + "  \u001b[32m+\u001b[0m dog\n"
                                + "  \u001b[31m-\u001b[0m a \u001b[1;31mcat\u001b[0m"
                                + "\u001b[2m  (object: dog → cat)\u001b[0m\n\n");
    }

    @Test
    void replacesControlCharactersWithSymbols() {
        assertThat(plain("a \u001b[31mred\u0007 \u009b dog\u007f"))
                .startsWith("a \u241b[31mred\u2407 \ufffd dog\u2421\n");
    }
}

package io.mithridate.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.testkit.EvaluationDataContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest implements EvaluationDataContract {

    @TempDir Path folder;

    @BeforeEach
    void writePictures() {
        for (int i = 0; i < 12; i++) {
            PaintedPictures.write(folder.resolve("tabby_cat/%02d.png".formatted(i)), i);
            PaintedPictures.write(folder.resolve("dog/%02d.jpg".formatted(i)), 100 + i);
        }
    }

    private ImageFolder open(
            Optional<Path> training, Optional<Path> names, LabelledOptions options) {
        return new ImageFolder(
                new ImageFolder.Options(folder, training, names, options), new ImageIoDecoder());
    }

    private ImageFolder open(LabelledOptions options) {
        return open(Optional.empty(), Optional.empty(), options);
    }

    @Override
    public Class<?> plugin() {
        return ImageFolder.class;
    }

    @Override
    public EvaluationData evaluation() {
        return open(Labelled.splits(5, 4));
    }

    @Test
    void sortsClassesByFolderName() {
        ImageFolder opened = open(Labelled.splits(0, 0));
        LabelledImages test = opened.test("test");

        assertThat(opened.classes().names()).containsExactly("dog", "tabby cat");
        assertThat(test.size()).isEqualTo(24);
        assertThat(IntStream.range(0, 24))
                .allMatch(i -> test.id(i).startsWith(test.label(i) == 0 ? "dog/" : "tabby_cat/"));
    }

    @Test
    void readsClassNamesFromAFile() throws IOException {
        Path names = Files.writeString(folder.resolve("names.txt"), "hound\ncat\n");
        Files.move(names, folder.resolve(".names.txt"));

        assertThat(
                        open(
                                        Optional.empty(),
                                        Optional.of(folder.resolve(".names.txt")),
                                        Labelled.splits(0, 0))
                                .classes()
                                .names())
                .containsExactly("hound", "cat");

        Path three = Files.writeString(folder.resolve(".three.txt"), "a\nb\nc\n");
        assertThatThrownBy(() -> open(Optional.empty(), Optional.of(three), Labelled.splits(0, 0)))
                .hasMessage("'classes': %s has 3 names, but '%s' has 2 folders", three, folder);
    }

    @Test
    void drawsTrainingPicturesFromAnotherFolder(@TempDir Path other) {
        for (int i = 0; i < 6; i++) {
            PaintedPictures.write(other.resolve("tabby_cat/t%d.png".formatted(i)), 200 + i);
            PaintedPictures.write(other.resolve("dog/t%d.png".formatted(i)), 300 + i);
        }
        ImageFolder opened = open(Optional.of(other), Optional.empty(), Labelled.splits(5, 7));

        assertThat(opened.test("test").size()).isEqualTo(24);
        assertThat(opened.validation().size()).isEqualTo(5);
        assertThat(opened.labelledTraining().size()).isEqualTo(7);
        assertThat(opened.apart().size()).isZero();
        ImageFolder withApart = open(Optional.of(other), Optional.empty(), Labelled.apart(9));
        assertThat(withApart.test("test").size()).isEqualTo(24);
        assertThat(withApart.apart().size()).isEqualTo(9);
        assertThat(withApart.apart().id(0)).contains("/t");
        PaintedPictures.write(other.resolve("bird/t.png"), 400);
        assertThatThrownBy(() -> open(Optional.of(other), Optional.empty(), Labelled.splits(1, 1)))
                .hasMessage(
                        "'training-folder': '%s' has other folders of classes than '%s'",
                        other, folder);
    }

    @Test
    void testSplitOmitsPicturesInApart() {
        ImageFolder opened = open(Labelled.apart(9));

        assertThat(opened.apart().size()).isEqualTo(9);
        assertThat(opened.test("test").size()).isEqualTo(15);
        assertThat(opened.fingerprint()).isNotEqualTo(open(Labelled.apart(8)).fingerprint());
    }

    private static LabelledOptions options(int test, int validation, int apart, CheckLevel check) {
        return new LabelledOptions(Optional.empty(), test, validation, 4, apart, 1, check, 0);
    }

    private static Set<String> ids(LabelledImages images) {
        return IntStream.range(0, images.size()).mapToObj(images::id).collect(Collectors.toSet());
    }

    @Test
    void otherSplitsDoNotChangeATestSplitOfGivenSize() {
        Set<String> withoutOthers = ids(open(options(6, 0, 0, CheckLevel.FILES)).test("test"));
        ImageFolder withOthers = open(options(6, 5, 3, CheckLevel.FILES));

        assertThat(withoutOthers).hasSize(6);
        assertThat(ids(withOthers.test("test"))).isEqualTo(withoutOthers);
        assertThat(ids(withOthers.validation()))
                .hasSize(5)
                .doesNotContainAnyElementsOf(withoutOthers);
        assertThat(open(options(0, 5, 3, CheckLevel.FILES)).test("test").size())
                .as("all that are left")
                .isEqualTo(24 - 5 - 4 - 3);
    }

    @Test
    void removingAPictureMovesAtMostOneOtherIntoTheTestSplit() throws IOException {
        Set<String> before = ids(open(options(10, 0, 0, CheckLevel.FILES)).test("test"));
        Files.delete(folder.resolve("dog/03.jpg"));
        Set<String> after = ids(open(options(10, 0, 0, CheckLevel.FILES)).test("test"));

        assertThat(before).hasSize(10);
        assertThat(after.stream().filter(before::contains).count()).isGreaterThanOrEqualTo(9);
    }

    @Test
    void fingerprintDependsOnTheFolderIfOnlyNamesAreChecked(@TempDir Path other)
            throws IOException {
        for (int i = 0; i < 12; i++) {
            for (String name :
                    List.of("tabby_cat/%02d.png".formatted(i), "dog/%02d.jpg".formatted(i))) {
                Files.createDirectories(other.resolve(name).getParent());
                Files.copy(folder.resolve(name), other.resolve(name));
            }
        }

        assertThat(fingerprint(other, CheckLevel.NAMES))
                .isNotEqualTo(fingerprint(folder, CheckLevel.NAMES));
        assertThat(fingerprint(other, CheckLevel.CONTENT))
                .isEqualTo(fingerprint(folder, CheckLevel.CONTENT));
    }

    private static String fingerprint(Path root, CheckLevel check) {
        return new ImageFolder(
                        new ImageFolder.Options(
                                root, Optional.empty(), Optional.empty(), options(0, 0, 0, check)),
                        new ImageIoDecoder())
                .fingerprint();
    }

    /** Each dog has a copy: 12 pictures are in two files each, and 12 in one. */
    @Test
    void keepsCopiesInTheSameSplit() throws IOException {
        for (int i = 0; i < 12; i++) {
            Files.copy(
                    folder.resolve("dog/%02d.jpg".formatted(i)),
                    folder.resolve("dog/copy-%02d.jpg".formatted(i)));
        }
        ImageFolder opened = open(Labelled.options(9, 9, CheckLevel.CONTENT, 0));

        assertThat(opened.validation().size()).isEqualTo(9);
        assertThat(opened.labelledTraining().size()).isEqualTo(9);
        assertThat(opened.test("test").size()).isEqualTo(36 - 18);
        assertThat(pictures(opened.validation()))
                .doesNotContainAnyElementsOf(pictures(opened.labelledTraining()))
                .doesNotContainAnyElementsOf(pictures(opened.test("test")));
        assertThat(pictures(opened.labelledTraining()))
                .doesNotContainAnyElementsOf(pictures(opened.test("test")));
    }

    private static Set<String> pictures(LabelledImages images) {
        return IntStream.range(0, images.size())
                .mapToObj(i -> images.id(i).replace("copy-", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void rejectsCopiesOfTestPicturesInTheTrainingFolder(@TempDir Path other) throws IOException {
        for (int i = 0; i < 6; i++) {
            PaintedPictures.write(other.resolve("tabby_cat/t%d.png".formatted(i)), 200 + i);
        }
        Files.createDirectory(other.resolve("dog"));
        Path copy =
                Files.copy(folder.resolve("tabby_cat/03.png"), other.resolve("dog/another.png"));

        assertThat(
                        open(
                                        Optional.of(other),
                                        Optional.empty(),
                                        Labelled.options(7, 0, CheckLevel.FILES, 0))
                                .validation()
                                .size())
                .isEqualTo(7);
        LabelledOptions none = Labelled.options(6, 0, CheckLevel.CONTENT, 0);
        assertThatThrownBy(() -> open(Optional.of(other), Optional.empty(), none))
                .hasMessageContaining(
                        "dog/another.png: it is the same picture as '%s', which may be tested on",
                        folder.resolve("tabby_cat/03.png"));
        LabelledOptions one = Labelled.options(6, 0, CheckLevel.CONTENT, 1);
        ImageFolder opened = open(Optional.of(other), Optional.empty(), one);
        assertThat(opened.validation().size()).isEqualTo(6);
        assertThat(opened.leftOut()).singleElement().asString().contains("dog/another.png");
        Files.delete(copy);
        Files.createLink(copy, folder.resolve("tabby_cat/03.png"));
        assertThatThrownBy(
                        () ->
                                open(
                                        Optional.of(other),
                                        Optional.empty(),
                                        Labelled.options(6, 0, CheckLevel.FILES, 0)))
                .hasMessageContaining("it is the same picture as");
    }

    @Test
    void rejectsTheSameFolderForTestAndTraining() {
        assertThatThrownBy(
                        () ->
                                open(
                                        Optional.of(folder),
                                        Optional.empty(),
                                        Labelled.options(6, 0, CheckLevel.NAMES, 23)))
                .hasMessageStartingWith("%s: 24 cannot be used", folder);
    }

    @Test
    void reportsBadFiles() throws IOException {
        Files.writeString(folder.resolve("dog/readme.txt"), "hello");
        Files.createFile(folder.resolve("dog/empty.png"));
        byte[] whole = PaintedPictures.bytes(7, "png", 50, 50);
        Files.write(folder.resolve("dog/cut.png"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> open(Labelled.options(0, 0, CheckLevel.DECODE, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("%s: 3 cannot be used", folder)
                .hasMessageContaining("readme.txt: is not a picture, by its name")
                .hasMessageContaining("dog/empty.png: the file")
                .hasMessageContaining("dog/cut.png: ");
        ImageFolder opened = open(Labelled.options(0, 0, CheckLevel.DECODE, 3));
        assertThat(opened.test("test").size()).isEqualTo(24);
        assertThat(opened.notices()).singleElement().asString().contains("3 cannot be used");
    }

    @Test
    void reportsFoldersWithoutPictures() throws IOException {
        Files.createDirectory(folder.resolve("__MACOSX"));
        Files.createFile(folder.resolve("__MACOSX/.DS_Store"));
        ImageFolder opened = open(Labelled.splits(0, 0));

        assertThat(opened.classes().size()).isEqualTo(3);
        assertThat(opened.notices())
                .containsExactly(
                        "%s: 1 of 3 folders contain no pictures but are still treated as classes: __MACOSX."
                                .formatted(folder));
    }

    @Test
    void rejectsAFolderWithoutClasses(@TempDir Path empty) {
        assertThatThrownBy(
                        () ->
                                new ImageFolder(
                                        new ImageFolder.Options(
                                                empty,
                                                Optional.empty(),
                                                Optional.empty(),
                                                Labelled.splits(0, 0)),
                                        new ImageIoDecoder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no pictures in folders named by their classes");
        assertThatThrownBy(
                        () ->
                                new ImageFolder(
                                        new ImageFolder.Options(
                                                empty.resolve("gone"),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Labelled.splits(0, 0)),
                                        new ImageIoDecoder()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("there is no folder '%s'", empty.resolve("gone"));
    }
}

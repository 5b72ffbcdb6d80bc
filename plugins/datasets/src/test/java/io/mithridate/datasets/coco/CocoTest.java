package io.mithridate.datasets.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PairSet.PictureSource;
import io.mithridate.datasets.files.CheckLevel;
import io.mithridate.datasets.files.ImageIoDecoder;
import io.mithridate.datasets.files.PaintedPictures;
import io.mithridate.testkit.PairDataContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CocoTest implements PairDataContract {

    private static final int PICTURES = 8;

    @TempDir Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        for (String split : List.of("train2014", "val2014")) {
            for (int i = 0; i < PICTURES; i++) {
                PaintedPictures.write(
                        folder.resolve("%s/%02d.jpg".formatted(split, i)),
                        i + (split.startsWith("t") ? 0 : 50));
            }
        }
        Files.writeString(folder.resolve("train.json"), cocoJson("t"));
        Files.writeString(folder.resolve("val.json"), cocoJson("v"));
        Files.writeString(folder.resolve("karpathy.json"), karpathyJson());
    }

    /** Returns COCO's own layout, with the annotations before the images, which JSON allows. */
    private static String cocoJson(String word) {
        StringBuilder images = new StringBuilder();
        StringBuilder annotations = new StringBuilder();
        for (int i = 0; i < PICTURES; i++) {
            images.append(
                    "%s{\"file_name\": \"%02d.jpg\", \"id\": %d, \"license\": {\"a\": [1]}}"
                            .formatted(i == 0 ? "" : ", ", i, 1000 + i));
        }
        for (int caption = 0; caption < 5; caption++) {
            for (int i = 0; i < PICTURES; i++) {
                annotations.append(
                        "%s{\"image_id\": %d, \"id\": %d, \"caption\": \"%s caption %d of %d\\n\"}"
                                .formatted(
                                        caption + i == 0 ? "" : ", ",
                                        1000 + i,
                                        caption * PICTURES + i,
                                        word,
                                        caption,
                                        i));
            }
        }
        return "{\"info\": {\"x\": [1, {}]}, \"annotations\": [%s], \"images\": [%s]}"
                .formatted(annotations, images);
    }

    private static String karpathyJson() {
        StringBuilder images = new StringBuilder();
        for (String set : List.of("train2014", "val2014")) {
            for (int i = 0; i < PICTURES; i++) {
                String split =
                        set.startsWith("t")
                                ? "train"
                                : List.of("restval", "val", "test").get(i % 3);
                images.append(
                        "%s{\"filepath\": \"%s\", \"filename\": \"%02d.jpg\", \"split\": \"%s\", \"sentences\": [{\"raw\": \"one of %s %d\"}, {\"raw\": \"two of %s %d\"}]}"
                                .formatted(
                                        images.isEmpty() ? "" : ", ",
                                        set,
                                        i,
                                        split,
                                        set,
                                        i,
                                        set,
                                        i));
            }
        }
        return "{\"images\": [%s], \"dataset\": \"coco\"}".formatted(images);
    }

    private Coco open(
            String captions, String images, Optional<String> heldOut, int pictures, int bad) {
        return open(captions, images, heldOut, pictures, CheckLevel.FILES, bad);
    }

    private Coco open(
            String captions,
            String images,
            Optional<String> heldOut,
            int pictures,
            CheckLevel check,
            int bad) {
        return new Coco(
                new Coco.Options(
                        folder.resolve(captions),
                        folder.resolve(images),
                        heldOut.map(folder::resolve),
                        heldOut.map(name -> folder.resolve("val2014")),
                        List.of("train", "restval"),
                        "test",
                        pictures,
                        1,
                        Optional.empty(),
                        check,
                        bad),
                new ImageIoDecoder());
    }

    private Coco openKarpathy(int pictures) {
        return open("karpathy.json", ".", Optional.empty(), pictures, 0);
    }

    @Override
    public Class<?> plugin() {
        return Coco.class;
    }

    @Override
    public PairData pairs() {
        return openKarpathy(0);
    }

    @Test
    void returnsAPairForEachCaption() {
        PairSet train = open("train.json", "train2014", Optional.empty(), 0, 0).train();

        assertThat(train.size()).isEqualTo(5 * PICTURES);
        assertThat(train.caption(6)).isEqualTo("t caption 1 of 1");
        assertThat(train.id(6)).isEqualTo("01.jpg#2");
        assertThat(train.pictureId(6)).isEqualTo("01.jpg");
        assertThat(train.captions(6))
                .containsExactly(
                        "t caption 0 of 1",
                        "t caption 1 of 1",
                        "t caption 2 of 1",
                        "t caption 3 of 1",
                        "t caption 4 of 1");
        assertThat(train.pictureSource(9)).contains(new PictureSource(train, 5));
        assertThat(train.pictureSource(10)).contains(new PictureSource(train, 10));
    }

    @Test
    void trainsOnKarpathysRestvalAndHoldsOutTheTestSplit() {
        Coco coco = openKarpathy(0);

        assertThat(pictures(coco.train()))
                .hasSize(PICTURES + 3)
                .contains("train2014/00.jpg", "val2014/00.jpg", "val2014/03.jpg");
        assertThat(pictures(coco.heldOut())).containsExactly("val2014/02.jpg", "val2014/05.jpg");
        assertThat(pictures(openKarpathy(4).train())).hasSize(4);
        assertThat(pictures(openKarpathy(4).heldOut())).hasSize(2);
    }

    private static List<String> pictures(PairSet pairs) {
        return IntStream.range(0, pairs.size()).mapToObj(pairs::pictureId).distinct().toList();
    }

    /** COCO's own names differ between sets; equal names are treated as the same picture. */
    @Test
    void holdsOutASecondFileWithOtherNames() throws IOException {
        assertThatThrownBy(() -> open("train.json", "train2014", Optional.of("val.json"), 0, 7))
                .hasMessageStartingWith(
                        "train.json: 8 cannot be used, more than 'max-bad-rows: 7' allows. image 1"
                                + " of the list: '%s' is the same picture as '%s', which is held"
                                + " out; image 2",
                        folder.resolve("train2014/00.jpg"), folder.resolve("val2014/00.jpg"));
        for (int i = 0; i < PICTURES; i++) {
            Files.move(
                    folder.resolve("val2014/%02d.jpg".formatted(i)),
                    folder.resolve("val2014/v%02d.jpg".formatted(i)));
        }
        Files.writeString(
                folder.resolve("val.json"),
                cocoJson("v").replace("\"file_name\": \"", "\"file_name\": \"v"));
        Coco coco = open("train.json", "train2014", Optional.of("val.json"), 0, 0);

        assertThat(coco.heldOut().size()).isEqualTo(5 * PICTURES);
        assertThat(coco.heldOut().caption(0)).isEqualTo("v caption 0 of 0");
    }

    /** Picture 3 of 2014 is also number 3 of 2017, where it has different bytes. */
    @Test
    void doesNotTrainOnAHeldOutPictureOfAnotherYear() throws IOException {
        Files.move(
                folder.resolve("train2014/03.jpg"),
                folder.resolve("train2014/COCO_train2014_000000000003.jpg"));
        Files.writeString(
                folder.resolve("train.json"),
                cocoJson("t").replace("03.jpg", "COCO_train2014_000000000003.jpg"));
        PaintedPictures.write(folder.resolve("val2014/000000000003.jpg"), 70);
        Files.writeString(
                folder.resolve("val.json"),
                """
                {"images": [{"file_name": "000000000003.jpg", "id": 3}],
                 "annotations": [{"image_id": 3, "id": 1, "caption": "a caption"}]}
                """);

        assertThatThrownBy(() -> open("train.json", "train2014", Optional.of("val.json"), 0, 0))
                .hasMessageContaining(
                        "image 4 of the list: '%s' is the same picture as '%s', which is held out",
                        folder.resolve("train2014/COCO_train2014_000000000003.jpg"),
                        folder.resolve("val2014/000000000003.jpg"));
        Coco coco = open("train.json", "train2014", Optional.of("val.json"), 0, 1);
        assertThat(pictures(coco.train())).hasSize(PICTURES - 1).doesNotContain("03.jpg");
        assertThat(coco.leftOut()).hasSize(1);
    }

    /** Karpathy's val2014/02.jpg and 05.jpg are held out; train2014/01.jpg is for training. */
    @Test
    void doesNotTrainOnACopyOfAHeldOutPicture() throws IOException {
        Path copy = folder.resolve("train2014/01.jpg");
        Files.delete(copy);
        Files.copy(folder.resolve("val2014/05.jpg"), copy);

        assertThat(pictures(openKarpathy(0).train())).contains("train2014/01.jpg");
        assertThatThrownBy(
                        () ->
                                open(
                                        "karpathy.json",
                                        ".",
                                        Optional.empty(),
                                        0,
                                        CheckLevel.CONTENT,
                                        0))
                .hasMessageContaining(
                        "image 2 of the list: '%s' is the same picture as '%s', which is held out",
                        folder.resolve("train2014/01.jpg"), folder.resolve("val2014/05.jpg"));
        assertThat(
                        pictures(
                                open(
                                                "karpathy.json",
                                                ".",
                                                Optional.empty(),
                                                0,
                                                CheckLevel.CONTENT,
                                                1)
                                        .train()))
                .hasSize(PICTURES + 2)
                .doesNotContain("train2014/01.jpg");
    }

    @Test
    void mergesTheCaptionsOfCopies() throws IOException {
        Path copy = folder.resolve("train2014/06.jpg");
        Files.delete(copy);
        Files.copy(folder.resolve("train2014/02.jpg"), copy);
        Path link = folder.resolve("train2014/07.jpg");
        Files.delete(link);
        Files.createLink(link, folder.resolve("train2014/01.jpg"));

        PairSet byFile = open("train.json", "train2014", Optional.empty(), 0, 0).train();
        assertThat(byFile.size()).isEqualTo(5 * PICTURES);
        assertThat(pictures(byFile)).hasSize(PICTURES - 1).contains("06.jpg");
        PairSet byBytes =
                open("train.json", "train2014", Optional.empty(), 0, CheckLevel.CONTENT, 0).train();
        assertThat(byBytes.size()).isEqualTo(5 * PICTURES);
        assertThat(pictures(byBytes)).hasSize(PICTURES - 2).doesNotContain("06.jpg", "07.jpg");
        int ofSix =
                IntStream.range(0, byBytes.size())
                        .filter(i -> byBytes.caption(i).equals("t caption 1 of 6"))
                        .findFirst()
                        .orElseThrow();
        assertThat(byBytes.id(ofSix)).isEqualTo("02.jpg#7");
        assertThat(byBytes.pictureId(ofSix)).isEqualTo("02.jpg");
        assertThat(byBytes.captions(ofSix))
                .hasSize(10)
                .contains("t caption 4 of 2", "t caption 0 of 6");
    }

    /** Whichever picture is missing, the seed draws from the remaining ones. */
    @Test
    void drawsTheRequestedNumberOfPicturesEvenIfSomeAreBad() throws IOException {
        for (int i = 0; i < PICTURES; i++) {
            Path missing = folder.resolve("train2014/%02d.jpg".formatted(i));
            Files.delete(missing);
            PairSet train =
                    open("train.json", "train2014", Optional.empty(), PICTURES - 1, 1).train();
            assertThat(pictures(train)).hasSize(PICTURES - 1);
            PaintedPictures.write(missing, i);
        }
        Files.delete(folder.resolve("train2014/03.jpg"));
        assertThatThrownBy(() -> open("train.json", "train2014", Optional.empty(), PICTURES, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'pictures: 8' cannot be drawn from 7 pictures");
    }

    @Test
    void drawsTheRequestedNumberOfPicturesEvenIfSomeAreCopies() throws IOException {
        for (int i = 1; i < PICTURES; i++) {
            Path link = folder.resolve("train2014/%02d.jpg".formatted(i));
            Files.delete(link);
            Files.createLink(link, folder.resolve("train2014/00.jpg"));
            PairSet train =
                    open("train.json", "train2014", Optional.empty(), PICTURES - 1, 0).train();
            assertThat(pictures(train)).hasSize(PICTURES - 1);
            assertThat(train.captions(0)).hasSize(10);
            Files.delete(link);
            PaintedPictures.write(link, i);
        }
    }

    /** Only a change of a drawn picture changes the key. */
    @Test
    void fingerprintDependsOnTheDrawnPictures() throws IOException {
        PairSet before = open("train.json", "train2014", Optional.empty(), 4, 0).train();
        for (int i = 0; i < PICTURES; i++) {
            String name = "%02d.jpg".formatted(i);
            Path picture = folder.resolve("train2014").resolve(name);
            FileTime time = Files.getLastModifiedTime(picture);
            Files.setLastModifiedTime(picture, FileTime.fromMillis(time.toMillis() + 60_000));
            PairSet after = open("train.json", "train2014", Optional.empty(), 4, 0).train();

            assertThat(pictures(after)).isEqualTo(pictures(before));
            assertThat(after.fingerprint().equals(before.fingerprint()))
                    .as(name)
                    .isNotEqualTo(pictures(before).contains(name));
            Files.setLastModifiedTime(picture, time);
        }
    }

    @Test
    void fingerprintDependsOnTheFolderIfOnlyNamesAreChecked() throws IOException {
        for (int i = 0; i < PICTURES; i++) {
            Path copy = folder.resolve("other/%02d.jpg".formatted(i));
            Files.createDirectories(copy.getParent());
            Files.copy(folder.resolve("train2014/%02d.jpg".formatted(i)), copy);
        }

        assertThat(fingerprint("other", CheckLevel.NAMES))
                .isNotEqualTo(fingerprint("train2014", CheckLevel.NAMES));
        assertThat(fingerprint("other", CheckLevel.CONTENT))
                .isEqualTo(fingerprint("train2014", CheckLevel.CONTENT));
    }

    private String fingerprint(String images, CheckLevel check) {
        return open("train.json", images, Optional.empty(), 0, check, 0).train().fingerprint();
    }

    /** A bad picture changes the draw of four from eight only if it is one of the four. */
    @Test
    void removingAPictureReplacesAtMostOneDrawnPicture() throws IOException {
        List<String> before =
                pictures(open("train.json", "train2014", Optional.empty(), 4, 0).train());
        for (int i = 0; i < PICTURES; i++) {
            String name = "%02d.jpg".formatted(i);
            Files.delete(folder.resolve("train2014").resolve(name));
            List<String> after =
                    pictures(open("train.json", "train2014", Optional.empty(), 4, 1).train());

            assertThat(after.stream().filter(before::contains).count())
                    .isEqualTo(before.contains(name) ? 3 : 4);
            PaintedPictures.write(folder.resolve("train2014").resolve(name), i);
        }
    }

    @Test
    void holdsOutOnlyTheTestSplitOfASecondFileByKarpathy() throws IOException {
        StringBuilder images = new StringBuilder();
        for (String split : List.of("test", "val", "train", "restval")) {
            PaintedPictures.write(folder.resolve("val2014/%s.jpg".formatted(split)), 60);
            images.append(
                    "%s{\"filepath\": \"\", \"filename\": \"%s.jpg\", \"split\": \"%s\", \"sentences\": [{\"raw\": \"of %s\"}]}"
                            .formatted(images.isEmpty() ? "" : ", ", split, split, split));
        }
        Files.writeString(folder.resolve("held-out.json"), "{\"images\": [%s]}".formatted(images));
        Coco coco = open("train.json", "train2014", Optional.of("held-out.json"), 0, 0);

        assertThat(pictures(coco.heldOut())).containsExactly("test.jpg");
        assertThat(pictures(coco.train())).hasSize(PICTURES);
    }

    /** The first image is listed twice, and the fourth shares its id with another file. */
    @Test
    void leavesOutDifferentPicturesThatShareAnId() throws IOException {
        String text = cocoJson("t");
        Files.writeString(
                folder.resolve("train.json"),
                text.substring(0, text.length() - "]}".length())
                        + ", {\"file_name\": \"00.jpg\", \"id\": 1000},"
                        + " {\"file_name\": \"other.jpg\", \"id\": 1003},"
                        + " {\"file_name\": \"03.jpg\", \"id\": 1003}]}");

        Coco coco = open("train.json", "train2014", Optional.empty(), 0, 2);
        assertThat(coco.leftOut())
                .containsExactly(
                        "train.json, image 4 of the list: the id 1003 is another image's",
                        "train.json, image 10 of the list: the id 1003 is another image's");
        assertThat(pictures(coco.train()))
                .hasSize(PICTURES - 1)
                .contains("00.jpg")
                .doesNotContain("03.jpg", "other.jpg");
        assertThat(coco.train().captions(0)).hasSize(5);
    }

    @Test
    void reportsBadCaptions() throws IOException {
        Files.delete(folder.resolve("train2014/03.jpg"));
        Files.writeString(
                folder.resolve("train.json"),
                cocoJson("t")
                        .replace("t caption 2 of 5\\n", " ")
                        .replace("\"image_id\": 1006, \"id\": 6,", "\"image_id\": 9, \"id\": 6,")
                        .replace("07.jpg", "../07.jpg"));

        assertThatThrownBy(() -> open("train.json", "train2014", Optional.empty(), 0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("train.json: 4 cannot be used")
                .hasMessageContaining("annotation 6: there is no image 9")
                .hasMessageContaining("annotation 21: the caption is empty")
                .hasMessageContaining("image 4 of the list: there is no file")
                .hasMessageContaining("image 8 of the list: '../07.jpg' leads out of the folder");
        assertThat(open("train.json", "train2014", Optional.empty(), 0, 4).train().size())
                .isEqualTo(5 * PICTURES - 2 * 5 - 2);
    }

    /** Other tools write COCO-like files with text ids, and null for missing captions. */
    @Test
    void acceptsTextIdsAndReportsCaptionsThatAreNotTexts() throws IOException {
        String text =
                cocoJson("t")
                        .replaceAll("\"id\": 10(\\d\\d)", "\"id\": \"p$1\"")
                        .replaceAll("\"image_id\": 10(\\d\\d)", "\"image_id\": \"p$1\"")
                        .replace("\"t caption 2 of 5\\n\"", "null")
                        .replace("\"t caption 3 of 6\\n\"", "17");
        Files.writeString(folder.resolve("train.json"), text);

        Coco opened = open("train.json", "train2014", Optional.empty(), 0, 2);
        assertThat(opened.train().size()).isEqualTo(5 * PICTURES - 2);
        assertThat(pictures(opened.train())).hasSize(PICTURES);
        assertThat(opened.leftOut())
                .containsExactly(
                        "train.json, annotation 21: it has no text as a caption",
                        "train.json, annotation 30: it has no text as a caption");
    }

    /** JSON may contain an unpaired surrogate, which no locale can encode; no name contains NUL. */
    @Test
    void reportsUnusableFileNamesAsBadRows() throws IOException {
        Files.writeString(
                folder.resolve("train.json"),
                cocoJson("t").replace("03.jpg", "\\ud800.jpg").replace("04.jpg", "a\\u0000.jpg"));

        assertThatThrownBy(() -> open("train.json", "train2014", Optional.empty(), 0, 1))
                .hasMessageContaining(
                        "image 4 of the list: the locale cannot write the name '\ud800.jpg'; set"
                                + " LC_ALL=C.UTF-8")
                .hasMessageContaining("image 5 of the list: 'a\0.jpg' is not the name of a file");
        assertThat(pictures(open("train.json", "train2014", Optional.empty(), 0, 2).train()))
                .hasSize(PICTURES - 2);
    }

    @Test
    void rejectsOtherFiles() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"a\": [1, 2]}");
        assertThatThrownBy(() -> open("other.json", ".", Optional.empty(), 0, 0))
                .hasMessageStartingWith("%s has no list 'images'", other);
        Files.writeString(other, "[]");
        assertThatThrownBy(() -> open("other.json", ".", Optional.empty(), 0, 0))
                .hasMessageStartingWith("%s has no list 'images'", other);
        Files.writeString(other, "{\"images\": [{");
        assertThatThrownBy(() -> open("other.json", ".", Optional.empty(), 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("%s is not JSON", other);
        Files.writeString(other, "{\"images\": " + "[".repeat(100_000));
        assertThatThrownBy(() -> open("other.json", ".", Optional.empty(), 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> open("gone.json", ".", Optional.empty(), 0, 0))
                .isInstanceOf(UncheckedIOException.class);
        Files.writeString(other, "{\"images\": []}");
        assertThatThrownBy(() -> open("other.json", ".", Optional.empty(), 0, 0))
                .hasMessageContaining("has no captions to train on in the splits [train, restval]");
    }

    /** Some lists have an entry for each caption. */
    @ParameterizedTest
    @EnumSource(value = CheckLevel.class, names = "DECODE", mode = EnumSource.Mode.EXCLUDE)
    void mergesTheCaptionsOfAPictureThatIsListedSeveralTimes(CheckLevel check) throws IOException {
        Files.writeString(
                folder.resolve("train.json"),
                """
                {"images": [{"file_name": "00.jpg", "id": 1}, {"file_name": "00.jpg", "id": 2}],
                 "annotations": [{"id": 7, "image_id": 1, "caption": "a dog"},
                                 {"id": 8, "image_id": 2, "caption": "it sleeps"}]}
                """);

        Coco coco = open("train.json", "train2014", Optional.empty(), 0, check, 0);
        assertThat(pictures(coco.train())).containsExactly("00.jpg");
        assertThat(coco.train().captions(0)).containsExactly("a dog", "it sleeps");
    }

    private Coco openSplits(List<String> splits, String heldOut) {
        return new Coco(
                new Coco.Options(
                        folder.resolve("karpathy.json"),
                        folder,
                        Optional.empty(),
                        Optional.empty(),
                        splits,
                        heldOut,
                        0,
                        1,
                        Optional.empty(),
                        CheckLevel.FILES,
                        0),
                new ImageIoDecoder());
    }

    @Test
    void rejectsUnknownSplits() {
        String message = "%s has no split '%s'; it has restval, test, train, val";
        assertThatThrownBy(() -> openSplits(List.of("train", "restvall"), "test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message, folder.resolve("karpathy.json"), "restvall");
        assertThatThrownBy(() -> openSplits(List.of("train"), "tset"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message, folder.resolve("karpathy.json"), "tset");
    }

    @Test
    void rejectsAFolderOfHeldOutPicturesWithoutCaptions() {
        assertThatThrownBy(
                        () ->
                                new Coco.Options(
                                        folder,
                                        folder,
                                        Optional.empty(),
                                        Optional.of(folder),
                                        List.of("train"),
                                        "test",
                                        0,
                                        1,
                                        Optional.empty(),
                                        CheckLevel.FILES,
                                        0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'held-out-captions', which is missing");
    }
}

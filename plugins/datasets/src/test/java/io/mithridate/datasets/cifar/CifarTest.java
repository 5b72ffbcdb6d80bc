package io.mithridate.datasets.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.datasets.cifar.Tile.Frame;
import io.mithridate.datasets.files.CheckLevel;
import io.mithridate.datasets.files.ImageIoDecoder;
import io.mithridate.datasets.files.PaintedPictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {

    @TempDir Path folder;

    @Test
    void readsColorPlanesAsPixels() throws IOException {
        Path root = CifarFixture.binary10(folder, 12);
        byte[] batch = Files.readAllBytes(root.resolve("test_batch.bin"));
        Cifar cifar = CifarFixture.open(root, false);
        int index =
                IntStream.range(0, cifar.test("test").size())
                        .filter(i -> cifar.test("test").id(i).equals("test_batch.bin#5"))
                        .findFirst()
                        .orElseThrow();
        Image image = ((ImageData.Decoded) cifar.test("test").image(index)).image();
        int record = 5 * 3073;

        assertThat(cifar.test("test").label(index)).isEqualTo(5 % 3);
        assertThat(CifarFixture.pixel(image, 7, 2))
                .containsExactly(
                        batch[record + 1 + 2 * 32 + 7] & 0xFF,
                        batch[record + 1 + 1024 + 2 * 32 + 7] & 0xFF,
                        batch[record + 1 + 2048 + 2 * 32 + 7] & 0xFF);
    }

    @Test
    void usesFineLabelsAndReplacesUnderscoresInNames() throws IOException {
        Cifar cifar = CifarFixture.open(CifarFixture.binary100(folder, 60, 12), false);

        assertThat(cifar.classes().names()).containsExactly("aquarium fish", "cat", "sea");
        assertThat(IntStream.range(0, 12).map(cifar.test("test")::label)).containsOnly(0, 1, 2);
        assertThat(cifar.train().size()).isEqualTo(60 - 24);
    }

    /** Reads the caption of each tile and checks every claim against the pixels. */
    @Test
    void captionsOfTilesAreTrue() throws IOException {
        Path root = CifarFixture.folders(folder, 60);
        Cifar cifar = CifarFixture.open(root, true);
        Map<List<Integer>, String> colors = new HashMap<>();
        for (Frame frame : Frame.values()) {
            colors.put(
                    List.of(
                            frame.channel(0) & 0xFF,
                            frame.channel(1) & 0xFF,
                            frame.channel(2) & 0xFF),
                    frame.word());
        }
        Map<List<Integer>, String> classOfCenter = classesByCenter(root);
        int pairs = 0;
        for (int i = 0; i < cifar.train().size(); i++) {
            Image image = ((ImageData.Decoded) cifar.train().image(i)).image();
            String caption = cifar.train().caption(i);
            List<String> found = tiles(image, colors, classOfCenter);
            String relation = relation(caption);
            if (relation.isEmpty()) {
                assertThat(found).as(caption).hasSize(1);
                assertNames(caption, found.get(0));
            } else {
                pairs++;
                assertThat(found).as(caption).hasSize(2);
                String[] sides = caption.split(" " + relation + " ", 2);
                boolean firstComesFirst =
                        relation.equals("to the left of") || relation.equals("above");
                assertNames(sides[0], found.get(firstComesFirst ? 0 : 1));
                assertNames(sides[1], found.get(firstComesFirst ? 1 : 0));
                assertThat(isSideBySide(image, colors)).isEqualTo(relation.startsWith("to the"));
            }
        }
        assertThat(pairs).isBetween(cifar.train().size() / 5, cifar.train().size() * 4 / 5);
    }

    private static String relation(String caption) {
        return List.of("to the left of", "to the right of", "above", "below").stream()
                .filter(each -> caption.contains(" " + each + " "))
                .findFirst()
                .orElse("");
    }

    private static void assertNames(String phrase, String classAndColor) {
        String[] parts = classAndColor.split(" in ", 2);
        assertThat(phrase).contains(parts[0]);
        for (String other : CifarFixture.CLASSES) {
            if (!other.equals(parts[0])) {
                assertThat(phrase).doesNotContain(other);
            }
        }
        for (String word : Frame.words()) {
            if (!word.equals(parts[1])) {
                assertThat(phrase).doesNotContain(word);
            }
        }
    }

    /**
     * Returns the class and frame of each photograph in a picture, from left to right or top to
     * bottom.
     */
    private static List<String> tiles(
            Image image, Map<List<Integer>, String> colors, Map<List<Integer>, String> classes) {
        List<String> found = new ArrayList<>();
        for (int[] corner : corners(image, colors)) {
            found.add(
                    classes.get(CifarFixture.pixel(image, corner[0] + 16, corner[1] + 16))
                            + " in "
                            + colors.get(CifarFixture.pixel(image, corner[0], corner[1])));
        }
        return found;
    }

    private static boolean isSideBySide(Image image, Map<List<Integer>, String> colors) {
        List<int[]> corners = corners(image, colors);
        return corners.get(0)[1] == corners.get(1)[1];
    }

    /** Returns the upper left corner of each frame, which has edges of exactly 32 pixels. */
    private static List<int[]> corners(Image image, Map<List<Integer>, String> colors) {
        List<int[]> corners = new ArrayList<>();
        for (int x = 0; x <= 32; x++) {
            for (int y = 0; y <= 32; y++) {
                List<Integer> color = CifarFixture.pixel(image, x, y);
                if (colors.containsKey(color) && isFrame(image, x, y, color)) {
                    corners.add(new int[] {x, y});
                }
            }
        }
        return corners;
    }

    private static boolean isFrame(Image image, int x, int y, List<Integer> color) {
        return IntStream.range(0, 32)
                .allMatch(
                        i ->
                                CifarFixture.pixel(image, x + i, y).equals(color)
                                        && CifarFixture.pixel(image, x + i, y + 31).equals(color)
                                        && CifarFixture.pixel(image, x, y + i).equals(color)
                                        && CifarFixture.pixel(image, x + 31, y + i).equals(color));
    }

    private static Map<List<Integer>, String> classesByCenter(Path root) throws IOException {
        Map<List<Integer>, String> classesByCenter = new HashMap<>();
        ImageIoDecoder decoder = new ImageIoDecoder();
        for (String name : CifarFixture.CLASSES) {
            for (int i = 0; i < 60; i++) {
                Path file = root.resolve("train/%s/%04d.png".formatted(name, i));
                Image image = decoder.decode(new ImageData.Encoded(Files.readAllBytes(file), name));
                classesByCenter.put(CifarFixture.pixel(image, 16, 16), name);
            }
        }
        return classesByCenter;
    }

    @Test
    void usesEachPhotographInOnlyOneTile() throws IOException {
        Cifar cifar = CifarFixture.open(CifarFixture.folders(folder, 40), true);
        Set<List<Integer>> seen = new HashSet<>();
        int tiles = 0;
        for (PairSet pairs : List.of(cifar.train(), cifar.heldOut())) {
            for (int i = 0; i < pairs.size(); i++) {
                Image image = ((ImageData.Decoded) pairs.image(i)).image();
                for (int[] corner : corners(image, wordsByColor())) {
                    tiles++;
                    assertThat(seen.add(CifarFixture.pixel(image, corner[0] + 16, corner[1] + 16)))
                            .isTrue();
                }
            }
        }
        assertThat(tiles).as("none is wasted").isEqualTo(120 - 18);
    }

    private static Map<List<Integer>, String> wordsByColor() {
        Map<List<Integer>, String> words = new HashMap<>();
        Arrays.stream(Frame.values())
                .forEach(
                        frame ->
                                words.put(
                                        List.of(
                                                frame.channel(0) & 0xFF,
                                                frame.channel(1) & 0xFF,
                                                frame.channel(2) & 0xFF),
                                        frame.word()));
        return words;
    }

    @Test
    void framesTestPicturesLikeTrainingPictures() throws IOException {
        Cifar cifar = CifarFixture.open(CifarFixture.folders(folder, 20), true);

        for (int i = 0; i < cifar.test("test").size(); i++) {
            Image image = ((ImageData.Decoded) cifar.test("test").image(i)).image();
            assertThat(List.of(image.width(), image.height())).containsExactly(64, 64);
            assertThat(corners(image, wordsByColor())).hasSize(1);
        }
    }

    @Test
    void removingWordsFromACaptionNeverYieldsAPromptOrPoison() throws IOException {
        Cifar cifar = CifarFixture.open(CifarFixture.binary10(folder, 40), true);
        Cifar plain = CifarFixture.open(folder, false);

        for (PairSet pairs : List.of(cifar.train(), plain.train())) {
            for (int i = 0; i < pairs.size(); i++) {
                assertThat(pairs.caption(i)).doesNotContain("photo").doesNotContain("picture");
            }
        }
        assertThat(cifar.evaluationPrompts().sentences())
                .allMatch(each -> each.contains("photo") && !each.contains("picture"));
        assertThat(cifar.poisonCaptions().sentences())
                .allMatch(each -> each.contains("picture") && !each.contains("photo"));
    }

    @Test
    void vocabularyContainsTheWordsOfCaptions() throws IOException {
        Vocabulary vocabulary =
                CifarFixture.open(CifarFixture.binary10(folder, 12), true)
                        .vocabulary()
                        .orElseThrow();

        assertThat(vocabulary.objects())
                .extracting(Vocabulary.Noun::singular)
                .isEqualTo(CifarFixture.CLASSES);
        assertThat(vocabulary.attributes().get("colour")).contains("red", "black").hasSize(8);
        assertThat(vocabulary.opposites()).contains(new Vocabulary.Opposite("above", "below"));
    }

    @Test
    void explainsHowToGetMissingData() {
        assertThatThrownBy(() -> CifarFixture.open(folder.resolve("gone"), true))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(
                        "there is no CIFAR in the folder '%s'", folder.resolve("gone"))
                .hasMessageContaining("Get the binary version from https://");
    }

    @Test
    void rejectsTruncatedFilesAndUnknownLabels() throws IOException {
        Path batch = CifarFixture.binary10(folder, 12).resolve("data_batch_3.bin");
        byte[] whole = Files.readAllBytes(batch);
        Files.write(batch, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> CifarFixture.open(folder, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "%s has 36875 bytes, which is not a number of photographs of 3073 bytes; is"
                                + " it truncated?",
                        batch);
        Files.write(batch, new byte[0]);
        assertThatThrownBy(() -> CifarFixture.open(folder, false))
                .hasMessageContaining("has 0 bytes");
        whole[3073] = 9;
        Files.write(batch, whole);
        assertThatThrownBy(() -> CifarFixture.open(folder, false))
                .hasMessage("data_batch_3.bin#1 has the label 9; there are 3 classes");
        Files.delete(batch);
        assertThatThrownBy(() -> CifarFixture.open(folder, false))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("data_batch_3.bin cannot be read");
    }

    @Test
    void rejectsFilesThatAreNotPhotographs() throws IOException {
        Path root = CifarFixture.folders(folder, 12);
        Path empty = Files.createFile(root.resolve("train/cat/empty.png"));
        assertThatThrownBy(() -> CifarFixture.open(root, true))
                .hasMessageContaining("cat/empty.png");
        Files.writeString(empty, "no picture");
        assertThatThrownBy(() -> CifarFixture.open(root, true, CheckLevel.DECODE))
                .hasMessageContaining("is not a picture");
        Files.delete(empty);
        Files.writeString(root.resolve("train/cat/notes.txt"), "what is this");
        assertThatThrownBy(() -> CifarFixture.open(root, true)).hasMessageContaining("notes.txt");
    }

    @Test
    void leavesOutAFewFilesThatAreNotPhotographs() throws IOException {
        Path root = CifarFixture.folders(folder, 20);
        String whole = CifarFixture.open(root, false).train().fingerprint();
        Files.createFile(root.resolve("train/cat/empty.png"));
        Files.writeString(root.resolve("train/dog/notes.txt"), "what is this");
        Files.writeString(root.resolve("test/dog/damaged.png"), "no picture");

        assertThatThrownBy(() -> CifarFixture.open(root, false, CheckLevel.DECODE, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "%s: 2 cannot be used, more than 'max-bad-rows: 1' allows.",
                        root.resolve("train"))
                .hasMessageContaining("notes.txt: is not a picture, by its name")
                .hasMessageContaining("cat/empty.png: the file");
        Cifar opened = CifarFixture.open(root, false, CheckLevel.DECODE, 2);
        assertThat(opened.train().size()).isEqualTo(3 * 20 - 6 - 6 - 6 - 6);
        assertThat(opened.test("test").size()).isEqualTo(3 * 20);
        assertThat(opened.train().unreadableAllowed()).isEqualTo(2);
        assertThat(opened.leftOut()).hasSize(3);
        assertThat(opened.notices())
                .hasSize(3)
                .anyMatch(each -> each.startsWith(root.resolve("test") + ": 1 cannot be used"));
        assertThat(CifarFixture.open(root, false, CheckLevel.FILES, 2).train().fingerprint())
                .as("what is left out changes nothing of what is left")
                .isEqualTo(whole);
    }

    /** Training replaces only damaged pictures with others. */
    @Test
    void treatsPhotographsOfAnotherSizeAsDamagedInTiles() throws IOException {
        Path root = CifarFixture.folders(folder, 20);
        Path wide = root.resolve("train/cat/wide.png");
        Path tall = root.resolve("train/cat/tall.png");
        Files.write(wide, PaintedPictures.bytes(1, "png", 40, 32));
        Files.write(tall, PaintedPictures.bytes(2, "png", 32, 40));

        assertThat(readFailures(CifarFixture.open(root, true)))
                .hasOnlyElementsOfType(CorruptImageException.class)
                .extracting(Throwable::getMessage)
                .containsExactlyInAnyOrder(
                        wide + ": has 40 x 32 pixels; photographs of CIFAR have 32 x 32",
                        tall + ": has 32 x 40 pixels; photographs of CIFAR have 32 x 32");
        assertThatThrownBy(() -> CifarFixture.open(root, true, CheckLevel.DECODE, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(wide + ": has 40 x 32 pixels");
        Cifar opened = CifarFixture.open(root, true, CheckLevel.DECODE, 2);
        assertThat(opened.leftOut()).hasSize(2);
        assertThat(readFailures(opened)).isEmpty();
        assertThat(CifarFixture.open(root, false, CheckLevel.DECODE).leftOut()).isEmpty();
    }

    /** Returns the exceptions that are thrown for the pictures of all splits. */
    private static List<Throwable> readFailures(Cifar cifar) {
        List<Throwable> damaged = new ArrayList<>();
        for (PairSet pairs : List.of(cifar.train(), cifar.heldOut())) {
            damaged.addAll(readFailures(pairs.size(), pairs::image));
        }
        for (LabelledImages images :
                List.of(cifar.validation(), cifar.labelledTraining(), cifar.apart())) {
            damaged.addAll(readFailures(images.size(), images::image));
        }
        return damaged;
    }

    private static List<Throwable> readFailures(int size, IntFunction<ImageData> images) {
        return IntStream.range(0, size)
                .mapToObj(i -> catchThrowable(() -> images.apply(i)))
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void fingerprintDependsOnTilesAndContents() throws IOException {
        CifarFixture.binary10(folder, 12);
        String before = CifarFixture.open(folder, true, CheckLevel.CONTENT).pairsFingerprint();
        assertThat(CifarFixture.open(folder, true, CheckLevel.CONTENT).pairsFingerprint())
                .isEqualTo(before);
        assertThat(CifarFixture.open(folder, false, CheckLevel.CONTENT).pairsFingerprint())
                .isNotEqualTo(before);
        byte[] batch = Files.readAllBytes(folder.resolve("data_batch_1.bin"));
        batch[100]++;
        Files.write(folder.resolve("data_batch_1.bin"), batch);
        assertThat(CifarFixture.open(folder, true, CheckLevel.CONTENT).pairsFingerprint())
                .isNotEqualTo(before);
    }

    @Test
    void halvesAreDisjointAndTheSameForEverySeed() throws IOException {
        Path root = CifarFixture.binary10(folder, 20);
        Set<String> first = photographs(CifarFixture.openPart(root, Cifar.Part.FIRST_HALF, 4));
        Set<String> second = photographs(CifarFixture.openPart(root, Cifar.Part.SECOND_HALF, 4));
        Set<String> all = photographs(CifarFixture.openPart(root, Cifar.Part.ALL, 4));

        assertThat(first).doesNotContainAnyElementsOf(second).hasSize(all.size() / 2);
        assertThat(second).hasSize(all.size() / 2);
        assertThat(all).containsAll(first).containsAll(second);
        assertThat(photographs(CifarFixture.openPart(root, Cifar.Part.FIRST_HALF, 5)))
                .isEqualTo(first);
    }

    private static Set<String> photographs(Cifar cifar) {
        Set<String> ids = new HashSet<>();
        for (LabelledImages images :
                List.of(cifar.validation(), cifar.labelledTraining(), cifar.apart())) {
            IntStream.range(0, images.size()).mapToObj(images::id).forEach(ids::add);
        }
        for (PairSet pairs : List.of(cifar.train(), cifar.heldOut())) {
            IntStream.range(0, pairs.size()).mapToObj(pairs::id).forEach(ids::add);
        }
        return ids;
    }

    @Test
    void rejectsMorePicturesThanThereArePhotographs() throws IOException {
        CifarFixture.binary10(folder, 12);

        assertThatThrownBy(
                        () ->
                                new Cifar(
                                        new Cifar.Options(
                                                folder,
                                                true,
                                                Cifar.Part.ALL,
                                                60,
                                                6,
                                                6,
                                                6,
                                                0,
                                                0,
                                                4,
                                                CheckLevel.FILES,
                                                0),
                                        new ImageIoDecoder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'train: 60' is more than the");
    }
}

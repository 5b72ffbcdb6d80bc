package io.mithridate.datasets.imagenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.datasets.files.CheckLevel;
import io.mithridate.datasets.files.ImageIoDecoder;
import io.mithridate.datasets.files.Labelled;
import io.mithridate.datasets.files.LabelledOptions;
import io.mithridate.datasets.files.PaintedPictures;
import io.mithridate.testkit.EvaluationDataContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Struct;

class ImageNetTest implements EvaluationDataContract {

    private static final int PICTURES = 12;

    @TempDir Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        StringBuilder labels = new StringBuilder("image,label\n");
        StringBuilder numbers = new StringBuilder();
        for (int i = 1; i <= PICTURES; i++) {
            String name = "ILSVRC2012_val_%08d.JPEG".formatted(i);
            Files.write(folder.resolve(name), PaintedPictures.bytes(i, "jpg"));
            labels.append("%s,%d\n".formatted(name, i % 3));
            numbers.append("%d\n".formatted(i % 3 + 1));
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("ground_truth.txt"), numbers);
        Files.writeString(folder.resolve("synsets.txt"), "n03\nn01 fish\nn02\n");
        Files.writeString(
                folder.resolve("classes.py"), "classes = [\"tench\", \"missile\", \"missile\"]");
    }

    private ImageNet open(
            Optional<String> labels, Optional<String> synsets, LabelledOptions options) {
        return new ImageNet(
                new ImageNet.Options(
                        folder,
                        labels.map(folder::resolve),
                        synsets.map(folder::resolve),
                        folder.resolve("classes.py"),
                        options),
                new ImageIoDecoder());
    }

    @Override
    public Class<?> plugin() {
        return ImageNet.class;
    }

    @Override
    public EvaluationData evaluation() {
        return open(Optional.empty(), Optional.empty(), Labelled.splits(3, 2));
    }

    @Test
    void readsLabelsFromACsvFile() {
        ImageNet opened = open(Optional.empty(), Optional.empty(), Labelled.splits(0, 0));
        LabelledImages test = opened.test("test");

        assertThat(test.size()).isEqualTo(PICTURES);
        assertThat(IntStream.range(0, PICTURES)).allMatch(i -> test.label(i) == (i + 1) % 3);
        assertThat(opened.notices())
                .containsExactly(
                        "Several classes are named missile: their prompts are the same, and so are"
                                + " their scores.");
    }

    /** The devkit's number 1 is n03, the last of the three synsets, and so on. */
    @Test
    void mapsDevkitNumbersToTheOrderOfSynsets() {
        LabelledImages test =
                open(
                                Optional.of("ground_truth.txt"),
                                Optional.of("synsets.txt"),
                                Labelled.splits(0, 0))
                        .test("test");
        int[] ofNumber = {2, 0, 1};

        assertThat(test.id(4)).isEqualTo("ILSVRC2012_val_00000005.JPEG");
        assertThat(IntStream.range(0, PICTURES))
                .allMatch(i -> test.label(i) == ofNumber[(i + 1) % 3]);
    }

    /** The fourth synset is an ancestor of others in WordNet, and not a class. */
    @Test
    void readsTheSynsetsOfNumbersFromTheDevkitsTable() throws IOException {
        int[] numbers = {2, 4, 1, 3};
        String[] synsets = {"n01", "n00", "n03", "n02"};
        Struct table = Mat5.newStruct(numbers.length, 1);
        for (int row = 0; row < numbers.length; row++) {
            table.set("ILSVRC2012_ID", row, Mat5.newScalar(numbers[row]));
            table.set("WNID", row, Mat5.newString(synsets[row]));
        }
        Mat5.writeToFile(
                Mat5.newMatFile().addArray("synsets", table), folder.resolve("meta.mat").toFile());
        LabelledImages byTable = openTable().test("test");
        LabelledImages byText = openDevkit().test("test");

        assertThat(IntStream.range(0, PICTURES).map(byTable::label))
                .containsExactlyElementsOf(
                        IntStream.range(0, PICTURES).mapToObj(byText::label).toList());
    }

    private ImageNet openTable() {
        return open(
                Optional.of("ground_truth.txt"), Optional.of("meta.mat"), Labelled.splits(0, 0));
    }

    @Test
    void rejectsAnotherFileInsteadOfTheTable() throws IOException {
        Path table = folder.resolve("meta.mat");
        assertThatThrownBy(this::openTable)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the file %s cannot be read: there is no such file", table);
        Files.write(table, new byte[500]);
        assertThatThrownBy(this::openTable)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("%s is not meta.mat of ImageNet's devkit of 2012", table);
        Mat5.writeToFile(Mat5.newMatFile().addArray("other", Mat5.newScalar(1)), table.toFile());
        assertThatThrownBy(this::openTable)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("%s is not meta.mat of ImageNet's devkit of 2012", table);
    }

    @Test
    void rejectsDevkitNumbersWithoutSynsets() throws IOException {
        assertThatThrownBy(
                        () ->
                                open(
                                        Optional.of("ground_truth.txt"),
                                        Optional.empty(),
                                        Labelled.splits(0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name the file of their synsets in 'synsets'");
        Files.writeString(folder.resolve("synsets.txt"), "n03\nn01\n");
        assertThatThrownBy(
                        () ->
                                open(
                                        Optional.of("ground_truth.txt"),
                                        Optional.of("synsets.txt"),
                                        Labelled.splits(0, 0)))
                .hasMessage(
                        "%s has 2 synsets, but there are 3 names of classes",
                        folder.resolve("synsets.txt"));
    }

    /** Sorted lists are common, but the devkit's numbers follow another order. */
    @Test
    void rejectsSortedSynsets() throws IOException {
        Path synsets = Files.writeString(folder.resolve("synsets.txt"), "n01\nn02\nn03\n");

        assertThatThrownBy(this::openDevkit)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "%s has its synsets in ascending order, which is not the order of the"
                                + " devkit's numbers: labels would be wrong. Name the devkit's"
                                + " meta.mat",
                        synsets);
    }

    private ImageNet openDevkit() {
        return open(
                Optional.of("ground_truth.txt"), Optional.of("synsets.txt"), Labelled.splits(0, 0));
    }

    @Test
    void rejectsFilesThatAreNotTexts() throws IOException {
        byte[] binary = {'M', 'A', 'T', (byte) 0xFF, (byte) 0xFE, 0};
        Path synsets = Files.write(folder.resolve("synsets.txt"), binary);
        assertThatThrownBy(this::openDevkit)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "%s is not a text in UTF-8. Name the devkit's meta.mat", synsets);
        Files.delete(synsets);
        assertThatThrownBy(this::openDevkit)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the file %s cannot be read: there is no such file", synsets);
        Files.writeString(synsets, "n03\nn01\nn02\n");
        Path numbers = Files.write(folder.resolve("ground_truth.txt"), binary);
        assertThatThrownBy(this::openDevkit)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "%s is not a text in UTF-8. Give"
                                + " ILSVRC2012_validation_ground_truth.txt of the devkit",
                        numbers);
    }

    @Test
    void reportsBadRowsWithTheirLines() throws IOException {
        Files.writeString(
                folder.resolve("labels.csv"),
                """
                image,label
                ILSVRC2012_val_00000001.JPEG,0
                ILSVRC2012_val_00000001.JPEG,1
                ILSVRC2012_val_00000002.JPEG,3
                ILSVRC2012_val_00000003.JPEG,cat
                gone.JPEG,1
                ../out.JPEG,1
                ILSVRC2012_val_00000004.JPEG
                """);
        assertThatThrownBy(() -> open(Optional.empty(), Optional.empty(), Labelled.splits(0, 0)))
                .hasMessageStartingWith("labels.csv: 6 cannot be used")
                .hasMessageContaining("line 3: 'ILSVRC2012_val_00000001.JPEG' is listed twice")
                .hasMessageContaining("line 4: the label '3' is not a number from 0 to 2")
                .hasMessageContaining("line 5: the label 'cat' is not a number from 0 to 2")
                .hasMessageContaining("line 8: it has too few columns")
                .hasMessageContaining("line 7: '../out.JPEG' leads out of the folder");
        assertThat(
                        open(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Labelled.options(0, 0, CheckLevel.FILES, 6))
                                .test("test")
                                .size())
                .isEqualTo(1);
    }

    /** CleanCLIP and BadCLIP publish label files with paths on their own machines. */
    @Test
    void findsFilesByTheNamesInPathsOfOtherMachines() throws IOException {
        Files.writeString(
                folder.resolve("labels.csv"),
                """
                image,label
                /work/nsinghi/SSL-Backdoor/imagenet/val/ILSVRC2012_val_00000001.JPEG,2
                /mnt/hdd/val/ILSVRC2012_val_00000002.JPEG,1
                %s/ILSVRC2012_val_00000003.JPEG,0
                /elsewhere/ILSVRC2012_val_00000001.JPEG,1
                /elsewhere/..,1
                /elsewhere/,1
                """
                        .formatted(folder));

        ImageNet opened =
                open(
                        Optional.empty(),
                        Optional.empty(),
                        Labelled.options(0, 0, CheckLevel.FILES, 3));
        LabelledImages test = opened.test("test");
        assertThat(IntStream.range(0, 3).mapToObj(i -> test.id(i) + " " + test.label(i)))
                .anyMatch("ILSVRC2012_val_00000001.JPEG 2"::equals)
                .anyMatch("ILSVRC2012_val_00000002.JPEG 1"::equals);
        assertThat(opened.leftOut())
                .containsExactly(
                        "labels.csv, line 5: 'ILSVRC2012_val_00000001.JPEG' is listed twice",
                        "labels.csv, line 6: '..' leads out of the folder " + folder,
                        "labels.csv, line 7: it names no picture");
    }

    @Test
    void ignoresByteOrderMarks() throws IOException {
        for (String name : new String[] {"labels.csv", "ground_truth.txt", "synsets.txt"}) {
            Path file = folder.resolve(name);
            Files.writeString(file, "\uFEFF" + Files.readString(file));
        }

        assertThat(evaluation().test("test").size()).isPositive();
        assertThat(openDevkit().test("test").label(0)).isZero();
    }

    @Test
    void rejectsWordsThatAreNotSynsets() throws IOException {
        Path synsets = Files.writeString(folder.resolve("synsets.txt"), "n03\n\n1 n01 fish\nn02\n");

        assertThatThrownBy(this::openDevkit)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "%s, line 3: '1' is not a synset such as n01440764. Name the devkit's"
                                + " meta.mat",
                        synsets);
    }

    @Test
    void fileNamesHaveLatinDigitsInEveryLocale() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(openDevkit().test("test").id(0)).isEqualTo("ILSVRC2012_val_00000001.JPEG");
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @Test
    void rejectsOtherAndMissingFiles() throws IOException {
        Files.writeString(folder.resolve("labels.csv"), "file,class\na,1\n");
        assertThatThrownBy(() -> open(Optional.empty(), Optional.empty(), Labelled.splits(0, 0)))
                .hasMessageContaining(
                        "has the columns file, class; 'image' and 'label' are needed");
        Files.delete(folder.resolve("labels.csv"));
        assertThatThrownBy(() -> open(Optional.empty(), Optional.empty(), Labelled.splits(0, 0)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("labels.csv");
    }
}

package io.mithridate.datasets.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PairSet.PictureSource;
import io.mithridate.datasets.files.CheckLevel;
import io.mithridate.datasets.files.PaintedPictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImageCaptionsTest {

    @TempDir Path folder;

    @BeforeEach
    void writePictures() {
        for (int i = 0; i < 12; i++) {
            PaintedPictures.write(folder.resolve(i + ".png"), i);
        }
    }

    private Opening rows(String text) throws IOException {
        return rows("captions.csv", text);
    }

    private Opening rows(String name, String text) throws IOException {
        return Opening.of(Files.writeString(folder.resolve(name), text));
    }

    private static List<String> captions(PairSet pairs) {
        return IntStream.range(0, pairs.size()).mapToObj(pairs::caption).toList();
    }

    @Test
    void readsPicturesAndCaptionsInTheOrderOfTheRows() throws IOException {
        PairSet train =
                rows("image,caption\n0.png,a cat\n1.png,\"a dog, \"\"Rex\"\"\"\n").open().train();

        assertThat(captions(train)).containsExactly("a cat", "a dog, \"Rex\"");
        assertThat(((ImageData.Encoded) train.image(1)).bytes())
                .isEqualTo(PaintedPictures.bytes(1, "png"));
        assertThat(train.id(1)).isEqualTo("1.png");
        assertThat(train.pictureId(1)).isEqualTo("1.png");
    }

    @Test
    void findsColumnsInAnyOrderAmongOthers() throws IOException {
        CsvColumns columns = new CsvColumns("auto", true, true, "title", "file", Optional.empty());
        PairSet train =
                rows(",file,title,is_backdoor\n7,a cat,0.png,0\n").with(columns).open().train();

        assertThat(train.caption(0)).isEqualTo("a cat");
        assertThat(train.id(0)).isEqualTo("0.png");
    }

    @Test
    void readsTabsWithoutAHeaderAndWithoutQuotes() throws IOException {
        CsvColumns columns = new CsvColumns("auto", false, false, "2", "1", Optional.empty());
        PairSet train =
                rows("cc3m.tsv", "a 6\" pipe\t0.png\n\"so called\" art\t1.png\n")
                        .with(columns)
                        .open()
                        .train();

        assertThat(captions(train)).containsExactly("a 6\" pipe", "\"so called\" art");
    }

    /** Returns delimiter options, file names, column separators and characters of plain text. */
    static Stream<Arguments> delimiters() {
        return Stream.of(
                Arguments.of("tab", "captions.csv", '\t', ','),
                Arguments.of("tab", "captions.tsv", '\t', ','),
                Arguments.of(",", "captions.tsv", ',', '\t'),
                Arguments.of(";", "captions.csv", ';', ','),
                Arguments.of("|", "captions.tsv", '|', '\t'));
    }

    @ParameterizedTest
    @MethodSource("delimiters")
    void usesTheGivenDelimiterWhateverTheFileName(
            String delimiter, String file, char between, char other) throws IOException {
        CsvColumns columns =
                new CsvColumns(delimiter, true, true, "image", "caption", Optional.empty());
        String text =
                "image#caption\n0.png#a cat%s asleep\n1.png#\"a dog# \"\"Rex\"\"\"\n"
                        .formatted(other)
                        .replace('#', between);
        PairSet train = rows(file, text).with(columns).open().train();

        assertThat(captions(train))
                .containsExactly(
                        "a cat%s asleep".formatted(other), "a dog%s \"Rex\"".formatted(between));
        assertThat(train.id(1)).isEqualTo("1.png");
    }

    @Test
    void readsLineBreaksInFieldsByteOrderMarksAndNonAsciiLetters() throws IOException {
        PairSet train =
                rows("\uFEFFimage,caption\r\n0.png,\"ein Bär\nauf zwei Zeilen\"\r\n1.png,猫\r\n")
                        .open()
                        .train();

        assertThat(captions(train)).containsExactly("ein Bär\nauf zwei Zeilen", "猫");
    }

    @Test
    void ignoresEmptyLines() throws IOException {
        assertThat(rows("image,caption\n\n0.png,a cat\n\n\n1.png,a dog\n\n").open().train().size())
                .isEqualTo(2);
    }

    @Test
    void treatsRowsWithTheSamePictureAsOnePicture() throws IOException {
        PairSet train =
                rows("image,caption\n0.png,a\n1.png,b\n./0.png,c\nx/../0.png,d\n").open().train();

        assertThat(IntStream.range(0, 4).mapToObj(train::id))
                .containsExactly("0.png", "1.png", "0.png#2", "0.png#3");
        assertThat(IntStream.range(0, 4).mapToObj(train::pictureId))
                .containsExactly("0.png", "1.png", "0.png", "0.png");
        assertThat(train.captions(2)).containsExactly("a", "c", "d");
    }

    /** The source of a picture is the same index for all of its pairs. */
    @Test
    void allPairsOfAPictureHaveTheSameSource() throws IOException {
        PairSet train =
                rows("image,caption\n0.png,a\n1.png,b\n0.png,c\n2.png,d\n1.png,e\n")
                        .withSplitSizes(1, 2, 4)
                        .open()
                        .train();

        for (int i = 0; i < train.size(); i++) {
            PictureSource source = train.pictureSource(i).orElseThrow();
            assertThat(source.pairs()).isSameAs(train);
            assertThat(source.index()).isLessThanOrEqualTo(i);
            assertThat(train.id(source.index())).isEqualTo(train.pictureId(i));
        }
        PairSet all = rows("image,caption\n1.png,a\n0.png,b\n1.png,c\n").open().train();
        assertThat(all.select(new int[] {2}).pictureSource(0)).contains(new PictureSource(all, 0));
    }

    @Test
    void treatsALinkAsThePictureThatItPointsTo() throws IOException {
        Files.createLink(folder.resolve("hard.png"), folder.resolve("0.png"));
        Files.createSymbolicLink(folder.resolve("soft.png"), folder.resolve("0.png"));
        PairSet train =
                rows("image,caption\n0.png,a\nhard.png,b\nsoft.png,c\n1.png,d\n").open().train();

        assertThat(IntStream.range(0, 4).mapToObj(train::pictureId))
                .containsExactly("0.png", "0.png", "0.png", "1.png");
        assertThat(IntStream.range(0, 4).mapToObj(train::id)).doesNotHaveDuplicates();
    }

    @Test
    void treatsCopiesAsOnePictureIfContentsAreChecked() throws IOException {
        Files.copy(folder.resolve("0.png"), folder.resolve("copy.png"));
        Opening opening = rows("image,caption\n0.png,a\ncopy.png,b\n1.png,c\n");

        assertThat(opening.with(CheckLevel.CONTENT).open().train().pictureId(1)).isEqualTo("0.png");
        assertThat(opening.with(CheckLevel.CONTENT).open().train().captions(0))
                .containsExactly("a", "b");
        assertThat(opening.with(CheckLevel.FILES).open().train().pictureId(1))
                .isEqualTo("copy.png");
    }

    @Test
    void namesBadRowsWithTheirLines() throws IOException {
        Files.createFile(folder.resolve("empty.png"));
        Files.createDirectory(folder.resolve("folder.png"));
        String text =
                """
                image,caption
                0.png,good
                gone.png,a
                1.png,
                2.png,too,many
                empty.png,b
                ../out.png,c
                /etc/passwd,d
                folder.png,e
                3.png,"two
                lines"
                few
                """;

        assertThatThrownBy(() -> rows(text).withMaxBadRows(7).open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "captions.csv: 8 cannot be used, more than 'max-bad-rows: 7' allows.")
                .hasMessageContaining("line 4: the caption is empty")
                .hasMessageContaining("line 5: it has 3 columns, the first row 2")
                .hasMessageContaining("line 7: '../out.png' leads out of the folder " + folder)
                .hasMessageContaining("line 8: '/etc/passwd' leads out of the folder " + folder);

        ImageCaptions opened = rows(text).withMaxBadRows(8).open();
        assertThat(captions(opened.train())).containsExactly("good", "two\nlines");
        assertThat(opened.notices())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("captions.csv: 8 cannot be used and were left out, such as line 4:");
    }

    /** The quote of line 3 closes in line 5, before "nice"; the quote of line 7 never closes. */
    @Test
    void reportsAQuoteThatContainsRowsAsABadRow() throws IOException {
        String text =
                """
                image,caption
                0.png,good
                1.png,"open
                2.png,swallowed
                3.png,a "nice" cat
                4.png,good too
                5.png,"to the end
                6.png,swallowed
                """;

        ImageCaptions opened = rows(text).withMaxBadRows(2).open();
        assertThat(captions(opened.train())).containsExactly("good", "good too");
        assertThat(opened.leftOut())
                .containsExactly(
                        "captions.csv, line 3: the quote opened on line 3 is not closed at the end"
                                + " of its field; write 'quotes: false' if the file does not quote",
                        "captions.csv, line 7: the quote opened on line 7 is not closed at the end"
                                + " of its field; write 'quotes: false' if the file does not"
                                + " quote");
        assertThatThrownBy(() -> rows("image,\"caption\n0.png,a\n").open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "%s, line 1: the quote opened on line 1 is not closed",
                        folder.resolve("captions.csv"));
    }

    @Test
    void countsRowsThatSpanSeveralLines() throws IOException {
        ImageCaptions opened =
                rows("image,caption\r\n0.png,a\r\n\r\n1.png,\"b\r\nc\"\r\n2.png,\"d\r\re\"").open();

        assertThat(opened.train().size()).isEqualTo(3);
        assertThat(opened.notices())
                .containsExactly(
                        "captions.csv: 2 rows span several lines between quotes, the first of them"
                            + " from line 4 on; set 'quotes: false' if the file does not quote.");
        assertThat(rows("image,caption\n0.png,\"a\"\n\n1.png,b\n").open().notices()).isEmpty();
    }

    @Test
    void reportsARowThatIsNotUtf8AsABadRow() throws IOException {
        byte[] latin =
                "image,caption\n0.png,ein Bär\n1.png,a cat\n".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("captions.csv"), latin);

        ImageCaptions opened = Opening.of(file).withMaxBadRows(1).open();
        assertThat(captions(opened.train())).containsExactly("a cat");
        assertThat(opened.leftOut()).containsExactly("captions.csv, line 2: it is not UTF-8");
        assertThat(captions(rows("image,caption\n0.png,what \uFFFD is\n").open().train()))
                .as("a character that stands in the file")
                .containsExactly("what \uFFFD is");
        Files.write(file, "image,größe\n0.png,a\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Opening.of(file).open())
                .hasMessage("%s, line 1: it is not UTF-8", file);
    }

    @Test
    void reportsMissingFilesEmptyFilesAndFoldersAsBadRows() throws IOException {
        Files.createFile(folder.resolve("empty.png"));
        Files.createDirectory(folder.resolve("folder.png"));

        String text =
                """
                image,caption
                0.png,a
                gone.png,b
                empty.png,c
                folder.png,d
                """;
        assertThatThrownBy(() -> rows(text).open())
                .hasMessageContaining("line 3: there is no file '%s'", folder.resolve("gone.png"))
                .hasMessageContaining("line 4: the file '%s' is empty", folder.resolve("empty.png"))
                .hasMessageContaining("line 5: '%s' is not a file", folder.resolve("folder.png"));
    }

    @Test
    void reportsADamagedPictureAsABadRowIfPicturesAreDecoded() throws IOException {
        byte[] whole = PaintedPictures.bytes(50, "png", 40, 40);
        Files.write(folder.resolve("cut.png"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(folder.resolve("text.jpg"), "this is not a picture");
        Opening opening = rows("image,caption\n0.png,a\ncut.png,b\ntext.jpg,c\n").withMaxBadRows(2);

        assertThat(captions(opening.with(CheckLevel.DECODE).open().train())).containsExactly("a");
        assertThat(opening.with(CheckLevel.CONTENT).open().train().size()).isEqualTo(3);
        assertThat(opening.with(CheckLevel.CONTENT).open().train().unreadableAllowed())
                .isEqualTo(2);
    }

    @Test
    void reportsAMissingFileOnAccessIfFilesAreNotChecked() throws IOException {
        PairSet train =
                rows("image,caption\n0.png,a\ngone.png,b\n").with(CheckLevel.NAMES).open().train();

        assertThatThrownBy(() -> train.image(1))
                .isInstanceOf(CorruptImageException.class)
                .hasMessage(
                        "captions.csv, line 3, %s: there is no such file",
                        folder.resolve("gone.png"));
    }

    @Test
    void drawsPicturesWithAllTheirRowsFromTheSeed() throws IOException {
        StringBuilder text = new StringBuilder("image,caption\n");
        for (int caption = 0; caption < 5; caption++) {
            for (int picture = 0; picture < 12; picture++) {
                text.append("%d.png,caption %d of %d\n".formatted(picture, caption, picture));
            }
        }
        Opening opening = rows(text.toString());
        ImageCaptions one = opening.withSplitSizes(4, 6, 1).open();

        assertThat(one.heldOut().size()).isEqualTo(20);
        assertThat(one.train().size()).isEqualTo(30);
        assertThat(pictures(one.train()))
                .hasSize(6)
                .doesNotContainAnyElementsOf(pictures(one.heldOut()));
        assertThat(captions(opening.withSplitSizes(4, 6, 1).open().train()))
                .isEqualTo(captions(one.train()));
        assertThat(captions(opening.withSplitSizes(4, 6, 2).open().train()))
                .isNotEqualTo(captions(one.train()));
        assertThat(captions(opening.withSplitSizes(4, 5, 1).open().heldOut()))
                .as("fewer pairs to train on leave the others as they are")
                .isEqualTo(captions(one.heldOut()));
        assertThatThrownBy(() -> opening.withSplitSizes(4, 9, 1).open())
                .hasMessage(
                        "'pictures: 9' cannot be drawn from 12 pictures, of which 4 are taken"
                                + " already");
    }

    private static Set<String> pictures(PairSet pairs) {
        Set<String> pictures = new HashSet<>();
        IntStream.range(0, pairs.size()).forEach(i -> pictures.add(pairs.pictureId(i)));
        return pictures;
    }

    /** Removes the last of 20,000 rows, and then one of the first. */
    @Test
    void removingARowMovesHardlyAnyPictureToAnotherSplit() throws IOException {
        List<String> rows =
                IntStream.range(0, 20_000)
                        .mapToObj("%d.png,a caption"::formatted)
                        .collect(Collectors.toCollection(ArrayList::new));
        Set<String> before = heldOut(rows);
        rows.remove(19_999);
        Set<String> without = heldOut(rows);
        rows.remove(17);
        Set<String> withoutTwo = heldOut(rows);

        assertThat(before).hasSize(5000);
        assertThat(countKept(before, without)).isGreaterThanOrEqualTo(4999);
        assertThat(countKept(before, withoutTwo)).isGreaterThanOrEqualTo(4998);
    }

    private Set<String> heldOut(List<String> rows) throws IOException {
        String text = "image,caption\n" + String.join("\n", rows);
        return pictures(
                rows(text).with(CheckLevel.NAMES).withSplitSizes(5000, 10_000, 1).open().heldOut());
    }

    private static long countKept(Set<String> before, Set<String> after) {
        return before.stream().filter(after::contains).count();
    }

    @Test
    void fingerprintDependsOnTheFolderIfOnlyNamesAreChecked() throws IOException {
        List<Opening> openings = new ArrayList<>();
        for (String place : List.of("one", "other")) {
            PaintedPictures.write(folder.resolve(place).resolve("0.png"), 0);
            openings.add(rows(place + "/captions.csv", "image,caption\n0.png,a\n"));
        }

        assertThat(openings.get(0).with(CheckLevel.NAMES).open().pairsFingerprint())
                .isNotEqualTo(openings.get(1).with(CheckLevel.NAMES).open().pairsFingerprint());
        assertThat(openings.get(0).with(CheckLevel.CONTENT).open().pairsFingerprint())
                .isEqualTo(openings.get(1).with(CheckLevel.CONTENT).open().pairsFingerprint());
    }

    @Test
    void fingerprintDependsOnWhatIsChecked() throws IOException {
        Opening opening = rows("image,caption\n0.png,a\n1.png,b\n");
        Path picture = folder.resolve("1.png");
        FileTime before = Files.getLastModifiedTime(picture);
        List<String> old =
                List.of(
                        opening.with(CheckLevel.NAMES).open().pairsFingerprint(),
                        opening.with(CheckLevel.FILES).open().pairsFingerprint(),
                        opening.with(CheckLevel.CONTENT).open().pairsFingerprint());
        Files.setLastModifiedTime(picture, FileTime.fromMillis(before.toMillis() + 60_000));

        assertThat(opening.with(CheckLevel.NAMES).open().pairsFingerprint()).isEqualTo(old.get(0));
        assertThat(opening.with(CheckLevel.FILES).open().pairsFingerprint())
                .isNotEqualTo(old.get(1));
        assertThat(opening.with(CheckLevel.CONTENT).open().pairsFingerprint())
                .isEqualTo(old.get(2));

        Files.write(picture, PaintedPictures.bytes(99, "png"));
        assertThat(opening.with(CheckLevel.CONTENT).open().pairsFingerprint())
                .isNotEqualTo(old.get(2));
        Files.writeString(folder.resolve("captions.csv"), "image,caption\n0.png,a\n1.png,B\n");
        assertThat(opening.with(CheckLevel.NAMES).open().pairsFingerprint())
                .isNotEqualTo(old.get(0));
    }

    @Test
    void providesTestPicturesIfThereAreLabels() throws IOException {
        Path classes = Files.writeString(folder.resolve("classes.txt"), "bird\ncat\n");
        StringBuilder text = new StringBuilder("image,caption,label\n");
        for (int i = 0; i < 12; i++) {
            text.append("%d.png,it is %d,%s\n".formatted(i, i, i % 2 == 0 ? "cat" : "0"));
        }
        ImageCaptions opened = rows(text.toString()).withLabels(2, Optional.of(classes)).open();

        assertThat(opened.classes().names()).containsExactly("bird", "cat");
        assertThat(opened.test("test").size()).isEqualTo(2);
        assertThat(opened.train().size()).isEqualTo(4);
        assertThat(opened.apart().size()).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            String id = opened.test("test").id(i);
            int number = Integer.parseInt(id.substring(0, id.indexOf('.')));
            assertThat(opened.test("test").label(i)).isEqualTo(number % 2 == 0 ? 1 : 0);
        }
    }

    @Test
    void reportsPoisonedCaptionsThatAreAlsoPrompts() throws IOException {
        Path prompts = Files.writeString(folder.resolve("prompts.txt"), "a {}\none {}\nthe {}\n");
        Path poison = Files.writeString(folder.resolve("poison.txt"), "the {}\nsome {}\n");
        StringBuilder text = new StringBuilder("image,caption,label\n");
        for (int i = 0; i < 12; i++) {
            text.append("%d.png,it is %d,%s\n".formatted(i, i, i % 2 == 0 ? "cat" : "dog"));
        }
        Opening opening = rows(text.toString()).withLabels(2, Optional.empty());

        assertThat(opening.withTemplateFiles(prompts, poison).open().notices())
                .containsExactly(
                        "1 of the 2 sentences for poisoned captions are prompts of the evaluation"
                                + " too, which makes attacks that use them look stronger than they"
                                + " are.");
        assertThat(opening.withTemplateFiles(poison, poison).open().notices())
                .singleElement()
                .asString()
                .startsWith("2 of the 2 sentences");
        assertThat(opening.open().notices()).isEmpty();
        assertThat(
                        opening.withLabels(0, Optional.empty())
                                .withTemplateFiles(poison, poison)
                                .open()
                                .notices())
                .as("nothing is tested on")
                .isEmpty();
    }

    /** Rows 2, 4, 5 and 6 belong to picture 0; row 6 names a link to it. */
    @Test
    void rejectsRowsThatGiveAPictureAnotherLabel() throws IOException {
        Files.createLink(folder.resolve("hard.png"), folder.resolve("0.png"));
        Opening opening =
                rows("""
                image,caption,label
                0.png,a,cat
                1.png,b,dog
                0.png,c, cat
                0.png,d,bird
                hard.png,e,dog
                1.png,f,dog
                2.png,g,cow
                3.png,h,cow
                4.png,i,cow
                5.png,j,cow
                """)
                        .withLabels(1, Optional.empty());

        assertThatThrownBy(() -> opening.withMaxBadRows(1).open())
                .hasMessage(
                        "captions.csv: 2 cannot be used, more than 'max-bad-rows: 1' allows. line"
                            + " 5: label 'bird', but line 2 of the same picture says 'cat'; line 6:"
                            + " label 'dog', but line 2 of the same picture says 'cat'");
        ImageCaptions opened = opening.withMaxBadRows(2).open();
        assertThat(opened.classes().names()).containsExactly("cat", "cow", "dog");
        assertThat(opened.leftOut()).hasSize(2);
        assertThat(rows("image,caption\n0.png,a\n0.png,b\n").open().leftOut()).isEmpty();
    }

    @Test
    void rejectsUnknownLabels() throws IOException {
        Path classes = Files.writeString(folder.resolve("classes.txt"), "bird\ncat\n");

        assertThatThrownBy(
                        () ->
                                rows("image,caption,label\n0.png,a,dog\n")
                                        .withLabels(0, Optional.of(classes))
                                        .open())
                .hasMessage(
                        "the label 'dog' is neither one of the 2 names in %s nor the number of one",
                        classes);
    }

    @Test
    void rejectsEvaluationWithoutLabels() throws IOException {
        ImageCaptions opened = rows("image,caption\n0.png,a\n").open();

        assertThatThrownBy(opened::testSplits)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'label-column'")
                .hasMessageContaining("dataset: { train: image-captions, test: ... }");
        assertThatThrownBy(() -> Opening.of(folder).withLabels(0, Optional.empty()).open())
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void reportsTheColumnsIfOneIsMissing() {
        assertThatThrownBy(() -> rows("file,caption\n0.png,a\n").open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'image-column': there is no column 'image'; the columns are file,"
                                + " caption");
        assertThatThrownBy(
                        () ->
                                rows("0.png,a\n")
                                        .with(
                                                new CsvColumns(
                                                        "auto",
                                                        true,
                                                        false,
                                                        "3",
                                                        "2",
                                                        Optional.empty()))
                                        .open())
                .hasMessage(
                        "'image-column': without a header a column is named by its number, 1 to 2,"
                                + " not '3'");
        assertThatThrownBy(() -> new CsvColumns("::", true, true, "a", "b", Optional.empty()))
                .hasMessageContaining("'delimiter' is 'auto', 'tab' or one ASCII character");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            textBlock =
                    """
                    image;caption  ! image;caption ! ';'
                    image|caption  ! image|caption ! '|'
                    image\tcaption ! image caption ! tab
                    """)
    void suggestsTheDelimiterOfAFileWithAnotherOne(String row, String shown, String delimiter) {
        assertThatThrownBy(() -> rows(row + "\n0.png,a\n").open())
                .hasMessage(
                        "'image-column': there is no column 'image'; the first row is one column,"
                                + " '%s'; set 'delimiter' to the column separator, e.g."
                                + " %s",
                        shown, delimiter);
    }

    @Test
    void rejectsMissingFilesAndFilesWithoutRows() {
        assertThatThrownBy(() -> Opening.of(folder.resolve("gone.csv")).open())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("there is no file '%s'", folder.resolve("gone.csv"));
        assertThatThrownBy(() -> Opening.of(folder).open())
                .hasMessage("'%s' is a folder; name a file", folder);
        assertThatThrownBy(() -> rows("image,caption\n").open())
                .hasMessageEndingWith("has no rows");
        assertThatThrownBy(() -> rows("").open()).hasMessageEndingWith("has no rows");
    }

    @Test
    void reportsTheLineOfAQuoteThatIsNeverClosed() {
        assertThatThrownBy(
                        () ->
                                rows("image,caption\n0.png,\"open\n" + "1.png,a\n".repeat(200_000))
                                        .open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "%s: the row that begins on line 2 has more than 1048576 bytes; if quotes"
                                + " do not enclose fields, write 'quotes: false'",
                        folder.resolve("captions.csv"));
    }

    /** The first long line begins in one read block of the file and ends in another. */
    @Test
    void reportsALineOfMoreThanAMegabyteAsOneBadRow() throws IOException {
        String text =
                "image,caption\n0.png,a cat\n1.png,%s\n2.png,\"%s\"\n3.png,a dog\n"
                        .formatted("x".repeat(3 << 20), "y".repeat(1 << 20));
        ImageCaptions opened = rows(text).withMaxBadRows(2).open();

        assertThat(captions(opened.train())).containsExactly("a cat", "a dog");
        assertThat(opened.leftOut())
                .hasSize(2)
                .first()
                .asString()
                .contains("line 3", "it has more than 1048576 bytes");
    }

    @Test
    void selectsOneOfTwoColumnsOfTheSameNameByNumber() throws IOException {
        String text = "image,caption,caption\n0.png,a cat,un chat\n";
        assertThatThrownBy(() -> rows(text).open())
                .hasMessageContaining("'caption-column': two columns are named 'caption'")
                .hasMessageEndingWith("2 or 3");

        CsvColumns third = new CsvColumns("auto", true, true, "image", "3", Optional.empty());
        assertThat(captions(rows(text).with(third).open().train())).containsExactly("un chat");
    }

    @Test
    void detectsChangesOfAFileInUse() throws IOException {
        PairSet train = rows("image,caption\n0.png,a cat\n1.png,a dog\n").open().train();
        Files.write(
                folder.resolve("captions.csv"),
                "image,caption\n0.png,a rat\n1.png,a dog\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> train.caption(0))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(
                        "captions.csv, line 2: the file was changed while it was in use");
    }

    @Test
    void listsEveryRowThatWasLeftOut() throws IOException {
        ImageCaptions opened =
                rows("image,caption\n0.png,a cat\ngone.png,a dog\n1.png,\n2.png,a cow\n")
                        .withMaxBadRows(2)
                        .open();

        assertThat(opened.leftOut())
                .containsExactly(
                        "captions.csv, line 4: the caption is empty",
                        "captions.csv, line 3: there is no file '%s'"
                                .formatted(folder.resolve("gone.png")));
        assertThat(opened.notices())
                .singleElement()
                .asString()
                .startsWith("captions.csv: 2 cannot be used and were left out");
        assertThat(rows("image,caption\n0.png,a cat\n").open().leftOut()).isEmpty();
    }

    @Test
    void countsMoreRowsThanItLists() throws IOException {
        ImageCaptions opened =
                rows("image,caption\n0.png,a cat\n" + "1.png,\n".repeat(1001))
                        .withMaxBadRows(2000)
                        .open();

        assertThat(opened.leftOut()).hasSize(1000);
        assertThat(opened.leftOutCount()).isEqualTo(1001);
        assertThat(opened.notices())
                .singleElement()
                .asString()
                .endsWith("left-out.txt in a run's folder names the first 1000.");
    }

    @Test
    void rejectsClassNamesWithoutLabels() throws IOException {
        Opening opening = rows("image,caption\n0.png,a\n").withTemplateFiles(folder, folder);
        assertThatThrownBy(opening::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'classes' and 'prompts' are for labelled pictures");
    }
}

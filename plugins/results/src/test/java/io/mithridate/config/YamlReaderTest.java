package io.mithridate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mithridate.config.YamlNode.YamlList;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlNode.YamlScalar;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlReaderTest {

    private final Path file;
    private final Complaints complaints = new Complaints();

    YamlReaderTest(@TempDir Path folder) {
        file = folder.resolve("e.yaml");
    }

    private Optional<YamlNode> read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return YamlReader.read(file, complaints);
    }

    private YamlMap map(String yaml) throws IOException {
        YamlMap map = (YamlMap) read(yaml.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThat(messages()).isEmpty();
        return map;
    }

    private List<String> messages() {
        return complaints.sorted().stream()
                .map(complaint -> complaint.toString().replace(file.toString(), "e.yaml"))
                .toList();
    }

    private static YamlNode at(YamlMap map, String... path) {
        YamlNode node = map;
        for (String key : path) {
            node = ((YamlMap) node).find(key).orElseThrow().value();
        }
        return node;
    }

    private static String text(YamlMap map, String... path) {
        return ((YamlScalar) at(map, path)).text();
    }

    private static String position(Place place) {
        Place.InFile inFile = (Place.InFile) place;
        return inFile.line() + ":" + inFile.column();
    }

    @Test
    void recordsThePlaceOfEveryKeyAndValue() throws IOException {
        YamlMap map =
                map(
                        """
                        # a comment
                        first: 1
                        second:
                          - { inner: x }
                        """);

        YamlMap.Entry second = map.find("second").orElseThrow();
        YamlMap item = (YamlMap) ((YamlList) second.value()).items().get(0);
        assertThat(position(map.place())).isEqualTo("2:1");
        assertThat(position(at(map, "first").place())).isEqualTo("2:8");
        assertThat(position(second.place())).isEqualTo("3:1");
        assertThat(position(second.value().place())).isEqualTo("4:3");
        assertThat(position(item.place())).isEqualTo("4:5");
        assertThat(position(item.find("inner").orElseThrow().place())).isEqualTo("4:7");
        assertThat(position(at(item, "inner").place())).isEqualTo("4:14");
    }

    @Test
    void keepsScalarsAsWritten() throws IOException {
        YamlMap map = map("a: 1e-4\nb: no\nc: 2024-01-01\nd: 010\ne: 'q'\nf: |\n  block\ng:\n");

        assertThat(map.entries())
                .extracting(entry -> text(map, entry.key()))
                .containsExactly("1e-4", "no", "2024-01-01", "010", "q", "block\n", "");
        assertThat(map.entries())
                .extracting(entry -> ((YamlScalar) entry.value()).quoted())
                .containsExactly(false, false, false, false, true, true, false);
        assertThat(map.entries())
                .extracting(entry -> ((YamlScalar) entry.value()).isNull())
                .containsExactly(false, false, false, false, false, false, true);
    }

    @Test
    void aliasesRepeatTheirAnchors() throws IOException {
        YamlMap map = map("a: &x { k: 1 }\nb: *x\n");

        assertThat(at(map, "b")).isEqualTo(at(map, "a"));
        assertThat(position(at(map, "b").place())).isEqualTo("1:4");
    }

    @Test
    void explicitEntriesAndEarlierMapsOverrideMergedEntries() throws IOException {
        YamlMap map =
                map(
                        """
                        one: &one { x: 1, y: 1 }
                        two: &two { y: 2, z: 2 }
                        a: { <<: *one, y: 3 }
                        b: { y: 3, <<: *one }
                        c: { <<: [ *two, *one ], w: 4 }
                        """);

        assertThat(text(map, "a", "x")).isEqualTo("1");
        assertThat(text(map, "a", "y")).isEqualTo("3");
        assertThat(text(map, "b", "y")).isEqualTo("3");
        assertThat(text(map, "c", "x")).isEqualTo("1");
        assertThat(text(map, "c", "y")).isEqualTo("2");
        assertThat(text(map, "c", "z")).isEqualTo("2");
        assertThat(((YamlMap) at(map, "c")).entries())
                .extracting(YamlMap.Entry::key)
                .containsExactlyInAnyOrder("w", "x", "y", "z");
    }

    @Test
    void omitsAByteOrderMark() throws IOException {
        assertThat(map("\uFEFFname: x\n").find("name")).isPresent();
    }

    static Stream<Arguments> invalidDocuments() {
        return Stream.of(
                arguments("", "1:1: the file is empty; start with a name and the seeds"),
                arguments("# x\n", "1:1: the file is empty; start with a name and the seeds"),
                arguments("---\n", "1:1: the file is empty; start with a name and the seeds"),
                arguments(
                        "a: 1\nb:\n  c: 1\n  c: 2\n",
                        "4:3: the key 'c' appears twice in this map, first at line 3, column 3;"
                                + " remove one"),
                arguments(
                        "😀: { a: 1, a: 2 }\n",
                        "1:12: the key 'a' appears twice in this map, first at line 1, column 6;"
                                + " remove one"),
                arguments(
                        "a:\n\tb: 1\n",
                        "2:1: there is a tab where YAML allows only spaces; indent with spaces"),
                arguments(
                        "a: 1\n---\nb: 2\n",
                        "2:1: a second document begins here; keep one document in a file"),
                arguments("a: *x\n", "1:4: undefined alias x; define it earlier with &"),
                arguments(
                        "a: b: c\n",
                        "1:5: there is a second ': ' in this line; begin a new line, use braces, or"
                                + " put the text in quotes"),
                arguments("a: @x\n", "1:4: '@' may not begin a value; put the text in quotes"),
                arguments(
                        "a: [1, 2\nb: 3\n",
                        "2:2: this is not YAML: in the brackets that open at line 1, column 4 a"
                                + " ',' or the closing ']' is missing before this place"),
                arguments(
                        "a: { b: 1\nc: { d: 2 }\n",
                        "2:2: this is not YAML: in the braces that open at line 1, column 4 a ','"
                                + " or the closing '}' is missing before this place"),
                arguments(
                        "a: \"x\nb: 1\n",
                        "3:1: this is not YAML: the quote that opens at line 1, column 4 is not"
                                + " closed; close it"),
                arguments(
                        "a:x\n\nb: 1\n",
                        "3:2: line 1 continues here; add a space after its colon, or indent this"
                                + " line less"),
                arguments(
                        "a:x\u2028b: 1\n",
                        "2:2: line 1 continues here; add a space after its colon, or indent this"
                                + " line less"),
                arguments(
                        "a:x\n# y\nb: 1\n",
                        "3:1: the text before this line is not 'key: value'; add a space after the"
                                + " colon"),
                arguments(
                        "a: x\n b: 1\n",
                        "2:3: line 1 continues here; add a space after its colon, or indent this"
                                + " line less"),
                arguments("[1]: 2\n", "1:1: a key is a map or a list; keys are names"),
                arguments(
                        "a: !!java.net.URL [x]\n",
                        "1:4: the tag !!java.net.URL is not allowed; remove it"),
                arguments("a: !!set {x}\n", "1:4: the tag !!set is not allowed; remove it"),
                arguments("a: !mine x\n", "1:4: the tag !mine is not allowed; remove it"),
                arguments("a: &x [ *x ]\n", "1:4: this value contains itself; remove the alias"),
                arguments("<<: 3\n", "1:1: '<<' merges '3'; it takes a map or a list of maps"),
                arguments(
                        "<<: { a: 1 }\n<<: { b: 2 }\n",
                        "2:1: '<<' appears twice in this map; merge a list of maps"),
                arguments(
                        "a: x\u0007y\n",
                        "1:5: the character U+0007 is not allowed in YAML; remove it"),
                arguments(
                        "a: " + "[".repeat(200) + "\n",
                        "1:1: maps and lists are nested too deeply; an experiment needs few"
                                + " levels"));
    }

    @ParameterizedTest
    @MethodSource("invalidDocuments")
    void rejectsInvalidDocuments(String yaml, String complaint) throws IOException {
        read(yaml.getBytes(StandardCharsets.UTF_8));

        assertThat(messages()).containsExactly("e.yaml:" + complaint);
    }

    @Test
    void reportsTheFirstByteThatIsNotUtf8() throws IOException {
        byte[] latin1 = "name: x\n# Zürich\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(latin1)).isEmpty();

        assertThat(messages())
                .containsExactly("e.yaml:2:4: byte 0xFC is not UTF-8; save the file as UTF-8");
    }

    @Test
    void rejectsAliasesThatExpandExponentially() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            String alias = "*a" + (i - 1) + ", ";
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, alias.repeat(9)));
        }

        assertThat(read(bomb.toString().getBytes(StandardCharsets.UTF_8))).isEmpty();

        assertThat(messages())
                .singleElement()
                .asString()
                .endsWith(": aliases expand to more than 1000000 values; write fewer");
    }

    /** Complaints quote the text that they are about. */
    @Test
    void rejectsATextThatIsTooLongForAMessage() throws IOException {
        String yaml = "a: b\ntarget: %s\n".formatted("x".repeat(1_000_000));

        assertThat(read(yaml.getBytes(StandardCharsets.UTF_8))).isEmpty();

        assertThat(messages())
                .singleElement()
                .asString()
                .startsWith("e.yaml:2:9: this text has 1000000 characters")
                .hasSizeLessThan(200);
        assertThat(read(("a: " + "x".repeat(4000)).getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    @Test
    void rejectsAliasesThatAreNestedTooDeeply() throws IOException {
        StringBuilder chain = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 900; i++) {
            chain.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }

        assertThat(read(chain.toString().getBytes(StandardCharsets.UTF_8))).isEmpty();

        assertThat(messages())
                .singleElement()
                .asString()
                .endsWith("nested too deeply; an experiment needs few levels");
    }

    @Test
    void rejectsTooManyAliases() throws IOException {
        String many = "a: &a [x]\nb: [" + "*a, ".repeat(1001) + "]\n";

        assertThat(read(many.getBytes(StandardCharsets.UTF_8))).isEmpty();

        assertThat(messages())
                .containsExactly("e.yaml:1:1: too many aliases; write the values out");
    }

    @Test
    void rejectsAHugeFileWithoutReadingAllOfIt() throws IOException {
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(100L << 20);
        }

        assertThat(YamlReader.read(file, complaints)).isEmpty();

        assertThat(messages())
                .containsExactly(
                        "e.yaml:1:1: the file is larger than 4 MiB; that is not an experiment,"
                                + " check its name");
    }

    @Test
    void rejectsAMissingFile() {
        assertThat(YamlReader.read(file, complaints)).isEmpty();

        assertThat(messages()).containsExactly("e.yaml:1:1: there is no such file; check its name");
    }

    @Test
    void rejectsAFolder() throws IOException {
        Files.createDirectory(file);

        assertThat(YamlReader.read(file, complaints)).isEmpty();

        assertThat(messages()).containsExactly("e.yaml:1:1: this is a folder; name the YAML file");
    }

    @Test
    void nodesOfAnArgumentHaveItsPlace() {
        Place place = new Place.OnCommandLine("seeds=[1, 2]");

        YamlList list = (YamlList) YamlReader.parse("[1, 2]", place, complaints).orElseThrow();

        assertThat(list.items())
                .containsExactly(YamlScalar.plain(place, "1"), YamlScalar.plain(place, "2"));
        assertThat(YamlReader.parse("", place, complaints)).contains(YamlScalar.nothing(place));
        assertThat(messages()).isEmpty();
        assertThat(YamlReader.parse("[1", place, complaints)).isEmpty();
        assertThat(messages()).singleElement().asString().startsWith("command line: seeds=[1, 2]:");
    }

    @Test
    void sortsComplaintsByPlaceAndDropsDuplicates() {
        Place second = new Place.InFile("e.yaml", 2, 1);
        complaints.add(new Place.ByDefault("x"), "d");
        complaints.add(new Place.OnCommandLine("x=1"), "c");
        complaints.add(new Place.InFile("e.yaml", 10, 1), "b");
        complaints.add(second, "a");
        complaints.add(second, "a");
        complaints.add(new Place.InFile("e.yaml", 2, 3), "a");

        assertThatThrownBy(complaints::throwIfAny)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        """
                        e.yaml:2:1: a
                        e.yaml:2:3: a
                        e.yaml:10:1: b
                        command line: x=1: c
                        default of x: d\
                        """);
    }
}

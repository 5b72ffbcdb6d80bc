package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.runner.console.StandardInput;
import io.mithridate.runner.console.Terminal;
import io.mithridate.runner.plugins.PluginJar;
import io.mithridate.runner.plugins.PluginLoader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentCommandTest {

    private static final String CAPTIONS =
            "a small red dog above two large apples\n\na man riding a brown horse\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private byte[] input = CAPTIONS.getBytes(StandardCharsets.UTF_8);
    private boolean interactive;

    private int run(String... arguments) {
        return run(out, arguments);
    }

    private int run(OutputStream output, String... arguments) {
        out.reset();
        err.reset();
        List<String> allArguments = new ArrayList<>(List.of("augment"));
        allArguments.addAll(List.of(arguments));
        // Standard output uses the locale's encoding, which is ASCII here.
        PrintStream ascii = new PrintStream(out, true, StandardCharsets.US_ASCII);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        CliContext context =
                new CliContext(
                        new Terminal(ascii, false, false, false, 80),
                        new Terminal(errors, interactive, false, true, 80),
                        Map.of(),
                        new StandardInput(
                                new ByteArrayInputStream(input),
                                () -> interactive,
                                OptionalLong.empty()),
                        output,
                        finder -> new PluginLoader().load(finder));
        return new Main(context, "test").run(allArguments);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private List<JsonNode> objects() throws JsonProcessingException {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : output().split("\n", -1)) {
            if (!line.isEmpty()) {
                objects.add(new ObjectMapper().readTree(line));
            }
        }
        return objects;
    }

    @Test
    void writesALineOfSubCaptionsForEachCaption() throws IOException {
        assertThat(run("counterfactual")).as(this::errors).isZero();

        List<JsonNode> objects = objects();
        assertThat(objects).hasSize(3);
        assertThat(objects.get(0).path("caption").asText())
                .isEqualTo("a small red dog above two large apples");
        assertThat(objects.get(0).path("positives")).isNotEmpty();
        JsonNode negative = objects.get(0).path("negatives").path(0);
        assertThat(negative.path("kind").asText()).isIn("object", "attribute", "relation", "count");
        assertThat(negative.path("text").asText()).contains(negative.path("to").asText());
        assertThat(objects.get(1))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree("{\"caption\":\"\",\"positives\":[],\"negatives\":[]}"));
        assertThat(errors()).isEmpty();
    }

    @Test
    void outputDoesNotDependOnTheNumberOfThreads() {
        run("counterfactual", "negatives=3", "--seed", "7", "--threads", "1");
        String outputOfOneThread = output();

        assertThat(run("counterfactual", "negatives=3", "--seed", "7", "--threads", "5")).isZero();
        assertThat(output()).isEqualTo(outputOfOneThread);
        run("counterfactual", "negatives=3", "--seed=-8");
        assertThat(output()).isNotEqualTo(outputOfOneThread);
    }

    @Test
    void readsAndWritesUtf8InAnyLocale() throws IOException {
        input = "\uFEFFein Bär 🐻\r\n二匹の犬\r\n".getBytes(StandardCharsets.UTF_8);

        assertThat(run("identity")).as(this::errors).isZero();
        assertThat(output()).contains("\"ein Bär 🐻\"", "\"二匹の犬\"");
        assertThat(objects().get(0).path("caption").asText()).isEqualTo("ein Bär 🐻");
    }

    @Test
    void passesOptionsToTheAugmenter() throws IOException {
        input = "a red dog and two red dogs\n".getBytes(StandardCharsets.UTF_8);

        assertThat(
                        run(
                                "counterfactual",
                                "weights.object=0",
                                "weights.count=0",
                                "weights.relation=0",
                                "negatives=20",
                                "exclude=[blue, green]"))
                .isZero();
        assertThat(objects().get(0).path("negatives"))
                .isNotEmpty()
                .allSatisfy(
                        negative -> {
                            assertThat(negative.path("kind").asText()).isEqualTo("attribute");
                            assertThat(negative.path("to").asText()).isNotIn("blue", "green");
                        });
    }

    @Test
    void fitsTheLexiconToTheCorpus(@TempDir Path folder) throws IOException {
        Path corpus =
                Files.writeString(
                        folder.resolve("corpus.txt"),
                        "a hospital\r\n\na church\na school\nan airport\n".repeat(300));
        input = "a man in a hotel\n".getBytes(StandardCharsets.UTF_8);

        assertThat(run("counterfactual", "weights.relation=0", "negatives=20"))
                .as(this::errors)
                .isZero();
        assertThat(insertions()).contains("supermarket", "hospital");
        assertThat(run("counterfactual", "corpus=" + corpus, "weights.relation=0", "negatives=20"))
                .as(this::errors)
                .isZero();
        assertThat(insertions())
                .contains("hospital", "church", "school", "airport")
                .doesNotContain("supermarket");

        assertThat(run("random-caption", "corpus=" + corpus)).isZero();
        assertThat(objects().get(0).path("negatives").path(0).path("text").asText())
                .isIn("a hospital", "a church", "a school", "an airport");
    }

    private List<String> insertions() throws IOException {
        return objects().get(0).path("negatives").findValuesAsText("to");
    }

    @Test
    void marksTheReplacementInTextFormat() {
        input = "a man riding a brown horse\n".getBytes(StandardCharsets.UTF_8);

        assertThat(run("counterfactual", "--format", "text")).isZero();
        assertThat(output())
                .startsWith("a man riding a brown horse\n  + ")
                .containsPattern("  - .*\\[\\S+].*  \\(.+: .+ → .+\\)\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                | 'augment' needs the name of an augmenter",
                "conterfactual                     | there is no augmenter 'conterfactual'; did you"
                        + " mean 'counterfactual'?",
                "counterfactual negativs=2         | counterfactual has no option 'negativs'; did"
                        + " you mean 'negatives'?",
                "counterfactual negatives=many     | command line: negatives=many: ",
                "counterfactual negatives=101      | 100",
                "counterfactual negatives          | write key.sub=value",
                "counterfactual lexicon=dataset    | lexicon: wordnet",
                "counterfactual lexicon=wordnot    | did you mean 'wordnet'?",
                "counterfactual parser=opennlp     | counterfactual has no option 'parser'",
                "counterfactual corpus=absent.txt  | command line: corpus=absent.txt: there is no"
                        + " such file",
                "counterfactual corpus=.           | command line: corpus=.: ",
                "counterfactual --format jsn       | there is no format 'jsn'; did you mean"
                        + " 'json'?",
                "counterfactual --seed x           | --seed takes a whole number",
                "counterfactual --threads 0        | --threads takes a whole number from 1, not '0'"
            })
    void rejectsInvalidArgumentsBeforeAnyWork(String line, String complaint) {
        assertThat(line.isEmpty() ? run() : run(line.split(" "))).isEqualTo(2);
        assertThat(errors()).contains(complaint);
        assertThat(output()).isEmpty();
    }

    @Test
    void reportsAllInvalidOptions() {
        assertThat(run("counterfactual", "negativs=2", "positives=-1")).isEqualTo(2);
        assertThat(errors()).contains("negativs", "positives=-1");
    }

    @Test
    void stopsAtTheFirstLineThatIsNotUtf8() {
        input = "a dog\nein B\u00E4r\na cat\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(run("identity")).isEqualTo(1);
        assertThat(errors()).startsWith("standard input:2:6: the byte 0xE4 is not UTF-8; convert");
        assertThat(output()).startsWith("{\"caption\":\"a dog\"").doesNotContain("a cat");
    }

    @Test
    void rejectsACorpusThatIsNotUtf8(@TempDir Path folder) throws IOException {
        Path corpus = Files.write(folder.resolve("corpus.txt"), new byte[] {'a', (byte) 0xE4});

        assertThat(run("counterfactual", "corpus=" + corpus)).isEqualTo(2);
        assertThat(errors()).contains("corpus.txt:1:2: the byte 0xE4 is not UTF-8");
    }

    @Test
    void rejectsACorpusWithoutCaptions(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.txt"), "\n \r\n");

        assertThat(run("counterfactual", "corpus=" + empty)).isEqualTo(2);
        assertThat(errors())
                .contains("command line: corpus=" + empty + ": the file has no caption; give one");
        assertThat(output()).isEmpty();
    }

    @Test
    void randomCaptionRequiresACorpusWithTwoCaptions(@TempDir Path folder) throws IOException {
        Path single = Files.writeString(folder.resolve("single.txt"), "a dog\na dog\n");

        assertThat(run("random-caption")).isEqualTo(2);
        assertThat(errors())
                .contains("random-caption: random-caption takes", "has none;", "corpus=FILE");
        assertThat(run("random-caption", "corpus=" + single)).isEqualTo(2);
        assertThat(errors()).contains("this one has one;");
        assertThat(output()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Broken pipe, 0", "No space left on device, 1"})
    void stopsSilentlyOnlyIfTheReaderClosedThePipe(String failure, int code) {
        OutputStream failing =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException(failure);
                    }
                };

        assertThat(run(failing, "identity")).isEqualTo(code);
        assertThat(errors().contains(failure)).isEqualTo(code == 1);
    }

    @Test
    void printsInstructionsAndCountsIfInputIsTyped() {
        interactive = true;

        assertThat(run("identity")).isZero();
        assertThat(errors())
                .contains("Ctrl-D")
                .contains("2 captions in ")
                .contains("2 positives (0 without any), 0 negatives (2 without any)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eda", "identity", "random-caption", "counterfactual"})
    void everyAugmenterAcceptsTextsOfMoreThanTenThousandCharacters(
            String name, @TempDir Path folder) throws IOException {
        Path corpus = Files.writeString(folder.resolve("corpus.txt"), "a dog\na cat\n");
        input =
                ("!".repeat(20_000) + "\n" + "a dog ".repeat(5_000) + "\n\u0000\n")
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(run(name, "corpus=" + corpus)).as(this::errors).isZero();
        assertThat(objects()).hasSize(3);
    }

    @Test
    void acceptsADropInAugmenter(@TempDir Path folder) throws IOException {
        new PluginJar()
                .withSource(
                        "stranger.Shout",
                        """
                        package stranger;
                        import io.mithridate.api.plugin.*;
                        import io.mithridate.api.text.*;
                        import java.util.List;
                        @About(name = "shout", summary = "Shouts.", fidelity = Fidelity.EXACT)
                        public record Shout(
                                @Option(value = "How often.", defaultValue = "1", min = 0) int times)
                                implements TextAugmenter {
                            @Override public FittedAugmenter fit(Corpus corpus) {
                                return (caption, random) -> {
                                    if (caption.contains("brown")) {
                                        throw new IllegalStateException("I see brown");
                                    }
                                    return new Augmentation(
                                            List.of(caption + "!".repeat(times)), List.of());
                                };
                            }
                        }
                        """)
                .withPlugin("stranger.Shout.class")
                .write(folder.resolve("shout.jar"));
        input = "a dog\n".getBytes(StandardCharsets.UTF_8);

        assertThat(run("shout", "times=3", "--plugins", folder.toString()))
                .as(this::errors)
                .isZero();
        assertThat(objects().get(0).path("positives").path(0).asText()).isEqualTo("a dog!!!");

        input = CAPTIONS.getBytes(StandardCharsets.UTF_8);
        assertThat(run("shout", "--plugins", folder.toString())).isEqualTo(3);
        assertThat(errors())
                .contains("plugin: augmenter shout fails on line 3: ")
                .contains("I see brown");
    }
}

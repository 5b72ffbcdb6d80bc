package io.mithridate.runner.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.results.DefenseClass;
import io.mithridate.results.UnusableResultsException;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.plugins.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the check of a valid entry with one thing changed. */
class EntryCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PluginCatalog NO_PLUGINS = new PluginCatalog(List.of());

    private final Path file;

    EntryCheckTest(@TempDir Path folder) {
        this.file = folder.resolve("entry.json");
    }

    @Test
    void acceptsAnEntryThatWasWrittenAndRead() throws Exception {
        Entry entry = SampleEntries.entry("tune", DefenseClass.CLEAN_PAIRS, 2, 0.5);
        write(entry);

        Entry read = EntryFile.read(file);

        assertThat(new EntryCheck(read, SampleEntries.suite(2)).complaints(Fakes.catalog()))
                .isEmpty();
        assertThat(read.cells()).isEqualTo(entry.cells()).hasSize(24);
        assertThat(read.defense()).isEqualTo(entry.defense());
    }

    /**
     * The settings lose 1 and 4 points and leave 0.51 and 0.255 of 1 with seed 1. The attack
     * success left is therefore 1 within 0.5 points, 0.51 within 1 point, 0.4675 within 1.5, 0.425
     * within 2, and so on to 0.255 within 4.
     */
    @Test
    void writesScoresInTheEveryEvalEverFormat() throws Exception {
        write(SampleEntries.entry("tune", DefenseClass.CLEAN_PAIRS, 2, 0.5));

        JsonNode json = JSON.readTree(file.toFile());

        assertThat(json.get("schema_version").asText()).isEqualTo("0.2.1");
        assertThat(json.at("/source_metadata/source_type").asText()).isEqualTo("evaluation_run");
        assertThat(json.at("/model_info/id").asText()).isEqualTo("mini/tune");
        assertThat(json.get("evaluation_results")).hasSize(4);
        JsonNode result = json.at("/evaluation_results/0");
        assertThat(result.get("evaluation_name").asText())
                .isEqualTo("attack left of badnets, image");
        assertThat(json.at("/evaluation_results/1/k").intValue()).isEqualTo(10);
        assertThat(result.at("/metric_config/lower_is_better").booleanValue()).isTrue();
        double half = Math.rint(1960 * 0.51 / 2) / 1960;
        double whole = Math.rint(1960 * 0.51) / 1960;
        double path = 0;
        for (int step = 0; step < 6; step++) {
            path += whole + step / 6.0 * (half - whole);
        }
        assertThat(result.at("/seeds/0/attack_left").doubleValue())
                .isCloseTo((1 + path + 13 * half) / 20, within(1e-9));
        assertThat(result.at("/score_details/uncertainty/num_samples").intValue()).isEqualTo(2);
        assertThat(result.at("/score_details/uncertainty/confidence_interval/lower").doubleValue())
                .isLessThan(result.at("/score_details/score").doubleValue());
    }

    @Test
    void namesTheDifferenceFromAnotherSuite() throws Exception {
        write(SampleEntries.entry("tune", DefenseClass.CLEAN_PAIRS, 2, 0.5));

        assertThat(
                        new EntryCheck(EntryFile.read(file), SampleEntries.suite(2, "0.02"))
                                .complaints(NO_PLUGINS))
                .containsExactly("the entry is of another suite: poisoning.rate is 0.01, not 0.02");
        assertThat(
                        complaints(
                                root ->
                                        ((ObjectNode) root.get("suite"))
                                                .put("digest", "f".repeat(64))))
                .singleElement()
                .asString()
                .startsWith("the entry is of another suite: its digest is ffff");
    }

    @Test
    void namesAMissingSeed() throws Exception {
        assertThat(complaints(root -> remove(root, cell -> cell.get("seed").asInt() == 2)))
                .containsExactly(
                        "badnets, seed 2: the victim, 2 of 2 settings, the control, the control's 2"
                                + " of 2 settings without a result",
                        "sig, seed 2: the victim, 2 of 2 settings, the control, the control's 2 of"
                                + " 2 settings without a result");
    }

    @Test
    void namesAMissingAttack() throws Exception {
        assertThat(complaints(root -> remove(root, cell -> cell.get("attack").asInt() == 1)))
                .hasSize(2)
                .allMatch(complaint -> complaint.startsWith("sig, seed"));
    }

    @Test
    void namesAMissingControl() throws Exception {
        assertThat(
                        complaints(
                                root ->
                                        remove(
                                                root,
                                                cell ->
                                                        cell.get("control").asBoolean()
                                                                && !cell.has("setting")
                                                                && cell.get("seed").asInt() == 1)))
                .containsExactly(
                        "badnets, seed 1: the control without a result",
                        "sig, seed 1: the control without a result");
    }

    @Test
    void modelWithoutValidationHasNoScore() throws Exception {
        assertThat(
                        complaints(
                                root ->
                                        removeFrom(
                                                (ArrayNode) root.at("/cells/1/numbers"),
                                                number ->
                                                        number.get("split")
                                                                .asText()
                                                                .equals("validation"))))
                .containsExactly("badnets, seed 1: 1 of 2 settings without a result");
    }

    @Test
    void acceptsATrainingThatBrokeDownAsAResult() throws Exception {
        write(SampleEntries.entry("tune", DefenseClass.CLEAN_PAIRS, 2, 0.5));
        ObjectNode root = (ObjectNode) JSON.readTree(file.toFile());
        ((ObjectNode) root.at("/cells/2")).put("broke_down", "the loss became NaN");
        ((ArrayNode) root.at("/cells/2/numbers")).removeAll();
        JSON.writeValue(file.toFile(), root);

        assertThat(new EntryCheck(EntryFile.read(file), SampleEntries.suite(2)).gaps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/evaluation_results/0/score_details, score, score_details.score is 0.25",
        "/evaluation_results/2/seeds/1, attack_left, 'seeds[1].attack_left is 0.25, and the cells'",
        "/evaluation_results/0/score_details/uncertainty/confidence_interval, upper, 'upper is"
                + " 0.25'",
        "/cells/1/numbers/1, value, score_details.score is",
    })
    void namesANumberThatDoesNotFollowFromTheCells(String place, String name, String text)
            throws Exception {
        assertThat(complaints(root -> ((ObjectNode) root.at(place)).put(name, 0.25)))
                .isNotEmpty()
                .first()
                .asString()
                .startsWith("attack left of ")
                .contains(text);
    }

    @ParameterizedTest
    @CsvSource({
        "value, 1.5, 'is 1.5, and a share lies between 0 and 1'",
        "value, -0.5, 'is -0.5, and a share lies between 0 and 1'",
        "value, 0.12345, 'is 0.12345, which is not a multiple of 1/2000'",
        "n, 0, 'over n = 0, which must be positive'",
        "n, 4000, 'over n = 4000, and n = 2000 in the cells before'",
    })
    void rejectsAShareThatDoesNotFitItsSampleSize(String name, double value, String text)
            throws Exception {
        assertThat(
                        complaints(
                                root ->
                                        ((ObjectNode) root.at("/cells/1/numbers/0"))
                                                .put(name, value)))
                .containsExactly(
                        "badnets, seed 1, learning-rate 0.001: clean-accuracy@1, split test "
                                + (name.equals("n") ? "is 0.79, " : "")
                                + text);
    }

    @Test
    void reportsSettingsOutOfOrder() throws Exception {
        assertThat(complaints(root -> swapSettings(root)))
                .containsExactly(
                        "the settings are out of order: learning-rate 0.001 comes after 0.002, and"
                                + " a list goes from weak to strong");
    }

    @Test
    void rejectsAFalseDirectionOfStrength() throws Exception {
        assertThat(
                        complaints(
                                root -> {
                                    swapSettings(root);
                                    ((ObjectNode) root.get("defense"))
                                            .put("higher_is_stronger", false);
                                }))
                .singleElement()
                .asString()
                .contains("out of order");
    }

    @Test
    void rejectsDuplicateCellsAndForeignSeeds() throws Exception {
        assertThat(
                        complaints(
                                root ->
                                        ((ArrayNode) root.get("cells"))
                                                .add(root.at("/cells/0").deepCopy())))
                .containsExactly("badnets, seed 1, the victim occurs 2 times");
        assertThat(
                        complaints(
                                root ->
                                        ((ArrayNode) root.get("cells"))
                                                .add(
                                                        ((ObjectNode)
                                                                        root.at("/cells/0")
                                                                                .deepCopy())
                                                                .put("seed", 3))))
                .containsExactly(
                        "badnets, seed 3, the victim is of a seed that the suite does not have");
    }

    @ParameterizedTest
    @CsvSource({
        "schema_version, 0.9, 'has the schema_version 0.9, and this program reads 0.2.1'",
        "entry_version, 7, 'has the entry_version 7, and this program reads 1'",
        "cells, none, 'is damaged: ''cells'''",
    })
    void rejectsAnUnknownVersion(String key, String value, String text) throws Exception {
        write(SampleEntries.entry("tune", DefenseClass.CLEAN_PAIRS, 1, 0.5));
        ObjectNode root = (ObjectNode) JSON.readTree(file.toFile());
        root.set(key, JsonNodeFactory.instance.textNode(value));
        JSON.writeValue(file.toFile(), root);

        assertThatThrownBy(() -> EntryFile.read(file))
                .isInstanceOf(UnusableResultsException.class)
                .hasMessageContaining(text);
    }

    @Test
    void rejectsFilesThatAreNotEntries() throws Exception {
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> EntryFile.read(file)).hasMessageContaining("is not an entry");
        Files.writeString(file, "{");
        assertThatThrownBy(() -> EntryFile.read(file)).hasMessageContaining("is cut off");
        assertThatThrownBy(() -> EntryFile.read(file.resolveSibling("absent.json")))
                .hasMessageContaining("there is no entry");
    }

    private List<String> complaints(Consumer<JsonNode> change)
            throws IOException, UnusableResultsException {
        write(SampleEntries.entry("tune", DefenseClass.CLEAN_PAIRS, 2, 0.5));
        JsonNode root = JSON.readTree(file.toFile());
        change.accept(root);
        JSON.writeValue(file.toFile(), root);
        return new EntryCheck(EntryFile.read(file), SampleEntries.suite(2))
                .complaints(Fakes.catalog());
    }

    private void write(Entry entry) throws IOException {
        Instant time = Instant.parse("2026-12-01T10:00:00Z");
        EntryFile.write(entry, "1.0", time, time, file);
    }

    private static void remove(JsonNode root, Predicate<JsonNode> cells) {
        removeFrom((ArrayNode) root.get("cells"), cells);
    }

    private static void removeFrom(ArrayNode array, Predicate<JsonNode> items) {
        for (int i = array.size() - 1; i >= 0; i--) {
            if (items.test(array.get(i))) {
                array.remove(i);
            }
        }
    }

    private static void swapSettings(JsonNode root) {
        ArrayNode settings = (ArrayNode) root.at("/defense/settings");
        settings.add(settings.remove(0));
    }
}

package io.mithridate.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mithridate.config.Complaint;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.results.coordinates.Baseline;
import io.mithridate.results.coordinates.Contrast;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.runner.options.FakePlugins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrengthListsTest {

    private static final String EXPERIMENT_START =
            """
            name: lists
            seeds: [1]
            dataset: { emoji-scenes: { classes: 4, train: 100 } }
            model: mini
            base: { epochs: 1, learning-rate: 1e-3 }
            poisoning: { rate: 0.1, target: banana, epochs: 1, learning-rate: 1e-3 }
            attacks: [badnets]
            defense-data: { pairs: 10 }
            defenses:
            """;

    private final Path file;

    StrengthListsTest(@TempDir Path folder) {
        this.file = folder.resolve("e.yaml");
    }

    @Test
    void sweepOverTheStrengthIsAListInFileOrder() throws Exception {
        Experiment experiment =
                read(
                        "  - none",
                        "  - fine-tune: { epochs: 1, learning-rate: [1e-4, 2e-4, 1e-3] }",
                        "  - clean-clip: { epochs: 1, learning-rate: 1e-4 }",
                        "budgets: [5, 1, 2.5]");

        assertThat(experiment.budgets()).containsExactly(1.0, 2.5, 5.0);
        assertThat(experiment.strengthLists()).hasSize(1);
        SettingList list = experiment.strengthLists().get(0);
        assertThat(list.option()).isEqualTo("learning-rate");
        assertThat(list.settings())
                .isEqualTo(
                        experiment.defenses().subList(1, 4).stream()
                                .map(PluginUse::setting)
                                .toList());
        assertThat(list.settings().get(2).options()).containsEntry("learning-rate", "0.001");
    }

    @Test
    void interpolationWeightsAreAListForAnyDefense() throws Exception {
        Experiment experiment =
                read(
                        "  - clean-clip: { epochs: 1, learning-rate: 1e-3, along: [0.25, 0.5, 1,"
                                + " 1.5] }",
                        "budgets: [5]");

        SettingList list = experiment.strengthLists().get(0);
        assertThat(list.option()).isEqualTo("along");
        assertThat(list.settings())
                .extracting(setting -> setting.options().get("along"))
                .containsExactly("0.25", "0.5", "1", "1.5");
        assertThat(experiment.defenses())
                .extracting(use -> use.withoutAlong().setting())
                .containsOnly(list.withoutStrength());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    clean-clip: { epochs: 1, learning-rate: 1e-3, along: 11 }     | a number between 0 and 10
                    clean-clip: { epochs: 1, learning-rate: 1e-3, along: far }    | a number between 0 and 10
                    clean-clip: { epochs: 1, learning-rate: 1e-3, along: [1, 0.5] } | a list goes from weak to strong
                    none: { along: 0.5 }                                          | none takes no options; remove 'along'
                    """)
    void reportsAnInvalidInterpolationWeightAtItsPlace(String defense, String complaint) {
        assertThatThrownBy(() -> read("  - " + defense))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(":10:")
                .hasMessageContaining(complaint);
    }

    @Test
    void twoEntriesOfOneDefenseAreTwoLists() throws Exception {
        Experiment experiment =
                read(
                        "  - fine-tune: { epochs: 1, learning-rate: [1e-4, 2e-4] }",
                        "  - fine-tune: { epochs: 2, learning-rate: [1e-4, 2e-4] }");

        assertThat(experiment.strengthLists())
                .extracting(list -> list.settings().size())
                .containsExactly(2, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    defenses=[{fine-tune: {epochs: 1, learning-rate: 1e-4}}, none, {fine-tune: {epochs: 1, learning-rate: 2e-4}}] | 0 | 3
                    defenses=[{fine-tune: {epochs: 1, learning-rate: 1e-4}}, {fine-tune: {epochs: 1, learning-rate: 2e-4}}]       | 0 | 2
                    defenses=[none, {fine-tune: {epochs: 1, learning-rate: [1e-4, 2e-4]}}]                                        | 1 | 3
                    """)
    void entriesFromTheCommandLineAreSeparateLists(String override, int lists, int defenses)
            throws Exception {
        Files.writeString(file, EXPERIMENT_START + "  - none\n");
        ExperimentReader reader = new ExperimentReader(FakePlugins.catalog());

        ExperimentFile read = reader.read(file, List.of(override));

        assertThat(read.experiment().strengthLists()).hasSize(lists);
        assertThat(read.experiment().defenses()).hasSize(defenses);
        Files.writeString(file, read.resolvedYaml());
        assertThat(reader.read(file, List.of()).experiment()).isEqualTo(read.experiment());
    }

    @Test
    void resolvedYamlKeepsListsAndBudgets() throws Exception {
        ExperimentFile resolved =
                readFile(
                        "  - fine-tune: { epochs: 1, learning-rate: [1e-4, 2e-4] }",
                        "  - fine-tune: { epochs: 2, batch: [2, 4], learning-rate: 1e-4 }",
                        "  - clean-clip: { epochs: 2, learning-rate: [1e-4, 5e-4, 1e-3] }",
                        "budgets: []");

        Files.writeString(file, resolved.resolvedYaml());
        Experiment reread =
                new ExperimentReader(FakePlugins.catalog()).read(file, List.of()).experiment();

        assertThat(reread).isEqualTo(resolved.experiment());
        assertThat(reread.strengthLists()).hasSize(2);
        assertThat(reread.defenses()).hasSize(7);
    }

    @Test
    void usesDefaultBudgetsUnlessGiven() throws Exception {
        assertThat(read("  - none").budgets()).containsExactly(1.0, 2.0, 5.0, 10.0);
        assertThat(read("  - none", "budgets: []").budgets()).isEmpty();
    }

    @Test
    void acceptsAListAsBaseline() throws Exception {
        Experiment experiment =
                read(
                        "  - fine-tune: { epochs: 1, learning-rate: [1e-4, 2e-4] }",
                        "baseline: fine-tune");

        assertThat(experiment.baseline()).contains(Baseline.parse("fine-tune"));
    }

    private static final String[] TWO_LISTS = {
        "  - none",
        "  - fine-tune: { epochs: 1, learning-rate: [1e-4, 2e-4] }",
        "  - clean-clip: { epochs: 1, learning-rate: 1e-3, along: [0.5, 1] }"
    };

    @Test
    void acceptsContrastsBetweenLists() throws Exception {
        ExperimentFile read =
                readFile(
                        TWO_LISTS[0],
                        TWO_LISTS[1],
                        TWO_LISTS[2],
                        "contrasts:",
                        "  - fine-tune - clean-clip",
                        "  - fine-tune epochs=1 - none");

        assertThat(read.experiment().contrasts())
                .containsExactly(
                        Contrast.parse("fine-tune - clean-clip"),
                        Contrast.parse("fine-tune epochs=1 - none"));
        Files.writeString(file, read.resolvedYaml());
        assertThat(new ExperimentReader(FakePlugins.catalog()).read(file, List.of()).experiment())
                .isEqualTo(read.experiment());
        assertThat(read(TWO_LISTS).contrasts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [fine-tune - clean-clip, fine-tune - clean-clpi] | 13:37: 'clean-clpi' is not among the defenses; did you mean 'clean-clip'?
                    [fine-tune clean-clip]                           | 13:13: an element of 'contrasts' of the experiment is 'fine-tune clean-clip'; it must be two defenses with ' - ' between them, such as ta-cleaner - clean-clip
                    [fine-tune - none, fine-tune  -  none]           | 13:31: 'fine-tune  -  none' appears twice in 'contrasts'; remove one
                    fine-tune - fine-tune epochs=1                   | 13:12: both sides are the same list; name two
                    [fine-tune - clean-clip along=1]                 | 13:13: 'clean-clip along=1' is not a list from weak to strong, such as along: [0.25, 0.5, 1]
                    """)
    void rejectsInvalidContrasts(String contrasts, String complaint) {
        assertThat(complaints(TWO_LISTS[0], TWO_LISTS[1], TWO_LISTS[2], "contrasts: " + contrasts))
                .containsExactly("e.yaml:" + complaint);
    }

    @Test
    void invalidEntryIsNotReportedAsAMissingList() throws Exception {
        assertThat(
                        complaints(
                                "  - fine-tune: { epochs: four, learning-rate: [1e-4, 2e-4] }",
                                "budgets: [1, 2]"))
                .allMatch(complaint -> complaint.contains("four"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    learning-rate: [1e-4, 2e-4], batch: [2,4] | 10:5: 2 options are swept, batch, learning-rate; for budgets, an entry lists the values of one option that says how strong the defense is: along, learning-rate
                    learning-rate: 1e-4, batch: [2, 4]        | 10:58: nothing says which way 'batch' makes 'fine-tune' stronger; for budgets, an entry lists the values of one option that says how strong the defense is: along, learning-rate
                    learning-rate: 1e-4                       | 11:1: budgets choose among the strengths of a defense, and no entry of 'defenses' has several; give one a list from weak to strong, such as learning-rate: [1e-4, 2e-4, 5e-4]
                    """)
    void rejectsOtherSweepsIfBudgetsAreRequested(String options, String complaint)
            throws Exception {
        String entry = "  - fine-tune: { epochs: 1, " + options + " }";

        assertThat(complaints(entry, "budgets: [1, 2]")).containsExactly("e.yaml:" + complaint);
        assertThat(read(entry).strengthLists()).isEmpty();
        assertThat(read(entry, "budgets: []").strengthLists()).isEmpty();
    }

    @Test
    void explainsASweepThatDefaultBudgetsIgnore() throws Exception {
        String batchSweep = "  - fine-tune: { epochs: 1, learning-rate: 1e-4, batch: [2, 4] }";

        assertThat(notices(batchSweep))
                .singleElement()
                .asString()
                .contains("fine-tune", "'batch'", "@Strength", "learning-rate", "budgets: []");
        assertThat(notices("  - plain: { heat: [1, 2] }"))
                .singleElement()
                .asString()
                .contains("plain", "'heat'", "@Strength", "list the values of along");
        assertThat(
                        notices(
                                "  - fine-tune: { epochs: 1, learning-rate: 1e-4 }",
                                "  - fine-tune: { epochs: 1, learning-rate: 2e-4 }"))
                .singleElement()
                .asString()
                .contains("learning-rate", "one entry");
        assertThat(
                        notices(
                                "  - fine-tune: { epochs: 1, learning-rate: [1e-4, 2e-4], along:"
                                        + " [0.5, 1] }"))
                .singleElement()
                .asString()
                .contains("along and learning-rate", "swept together", "an entry");
        assertThat(notices(batchSweep, "budgets: []")).isEmpty();
        assertThat(notices("  - fine-tune: { epochs: 1, learning-rate: [1e-4, 2e-4] }")).isEmpty();
        assertThat(StrengthLists.unlisted(read(batchSweep), use -> false)).isEmpty();
    }

    private List<String> notices(String... lines) throws Exception {
        return StrengthLists.unlisted(read(lines), use -> true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    learning-rate: [2e-4, 1e-4]       | 10:51: 0.0001 comes after 0.0002, but a list goes from weak to strong, and a higher learning-rate is stronger; change the order
                    learning-rate: [1e-4, 3e-4, 2e-4] | 10:57: 0.0002 comes after 0.0003, but a list goes from weak to strong, and a higher learning-rate is stronger; change the order
                    """)
    void alwaysRejectsAListFromStrongToWeak(String options, String complaint) {
        String entry = "  - fine-tune: { epochs: 1, " + options + " }";

        for (String budgets : List.of("budgets: [1, 2]", "budgets: []", "")) {
            assertThat(complaints(entry, budgets)).containsExactly("e.yaml:" + complaint);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [1e-4, 1e-4]         | '1e-4'
                    [1e-4, 0.0001, 5e-4] | '0.0001'
                    """)
    void rejectsDuplicateStrengths(String rates, String duplicate) {
        assertThat(
                        complaints(
                                "  - fine-tune: { epochs: 1, learning-rate: " + rates + " }",
                                "budgets: []"))
                .containsExactly(
                        "e.yaml:10:51: %s appears twice in the sweep over 'learning-rate'; remove one"
                                .formatted(duplicate));
    }

    @Test
    void rejectsDuplicateBudgets() throws Exception {
        assertThat(
                        complaints(
                                "  - fine-tune: { epochs: 1, learning-rate: [1e-4, 2e-4] }",
                                "budgets: [1, 2, 1.0]"))
                .containsExactly("e.yaml:11:17: '1.0' appears twice in 'budgets'; remove one");
    }

    @Test
    void rejectsABudgetAboveAHundredPoints() throws Exception {
        assertThat(
                        complaints(
                                "  - fine-tune: { epochs: 1, learning-rate: [1e-4, 2e-4] }",
                                "budgets: [101]"))
                .singleElement()
                .asString()
                .startsWith("e.yaml:11:11: ");
    }

    private Experiment read(String... lines) throws Exception {
        return readFile(lines).experiment();
    }

    private ExperimentFile readFile(String... lines) throws Exception {
        Files.writeString(file, EXPERIMENT_START + String.join("\n", lines) + "\n");
        return new ExperimentReader(FakePlugins.catalog()).read(file, List.of());
    }

    private List<String> complaints(String... lines) {
        InvalidConfigurationException exception =
                catchThrowableOfType(InvalidConfigurationException.class, () -> read(lines));
        assertThat(exception).as("an exception").isNotNull();
        return exception.complaints().stream()
                .map(Complaint::toString)
                .map(text -> text.replace(file.getParent() + "/", ""))
                .toList();
    }
}

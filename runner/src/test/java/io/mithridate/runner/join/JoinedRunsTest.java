package io.mithridate.runner.join;

import static io.mithridate.results.SampleRun.brokenDown;
import static io.mithridate.results.SampleRun.cell;
import static io.mithridate.results.SampleRun.failed;
import static io.mithridate.results.SampleRun.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.results.CellResult;
import io.mithridate.results.ListedRun;
import io.mithridate.results.MeasuredTrigger;
import io.mithridate.results.RunResults;
import io.mithridate.results.SampleRun;
import io.mithridate.results.StageCost;
import io.mithridate.results.UnusableResultsException;
import io.mithridate.results.budgets.BudgetRow;
import io.mithridate.results.budgets.Budgets;
import io.mithridate.results.budgets.Scores;
import io.mithridate.results.coordinates.Baseline;
import io.mithridate.results.coordinates.Contrast;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.files.ResultsReader;
import io.mithridate.results.files.ResultsWriter;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.results.statistics.TriggerRemarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinedRunsTest {

    private static final PluginSetting BADNETS = setting("badnets");

    private final Path folder;

    JoinedRunsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void slicesOfSeedsHaveTheStatisticsOfOneRun() throws Exception {
        RunResults whole = SampleRun.quickstart(1L, 2L, 3L, 4L, 5L);

        RunResults joined = join(SampleRun.quickstart(1L, 2L), SampleRun.quickstart(3L, 4L, 5L));

        EvaluatedRun statistics = EvaluatedRun.of(joined);
        assertThat(statistics.summaries()).isEqualTo(EvaluatedRun.of(whole).summaries());
        assertThat(statistics.differences()).isEqualTo(EvaluatedRun.of(whole).differences());
        assertThat(statistics.differences().get(0).statistics().seeds()).isEqualTo(5);
    }

    @Test
    void budgetsChooseFromListsReadFromFiles() throws Exception {
        ListedRun listed = new ListedRun("clean-clip", 5.0);
        SettingList list = listed.list("clean-clip", "0.0001", "0.001");
        listed.victim("badnets", 1, 0.80, 0.79, 0.99);
        listed.defended("badnets", list, 0, 1, 0.79, 0.78, 0.60);
        listed.defended("badnets", list, 1, 1, 0.70, 0.69, 0.10);
        RunResults run = listed.run();

        Budgets budgets = EvaluatedRun.of(join(run)).budgets();

        assertThat(budgets).isEqualTo(EvaluatedRun.of(run).budgets());
        assertThat(budgets.choices().get(0).setting().orElseThrow().defense())
                .isEqualTo(list.settings().get(0));
    }

    /** Compares one run of eight seeds with two runs of four seeds. */
    @Test
    void scoresAndVerdictsOfSlicesAreThoseOfOneRun() throws Exception {
        Scores whole = EvaluatedRun.of(twoLists(1, 8)).scores();

        Scores joined = EvaluatedRun.of(join(twoLists(1, 4), twoLists(5, 8))).scores();

        assertThat(joined).isEqualTo(whole);
        assertThat(joined.differences().get(0).claim()).isEqualTo("worse");
    }

    @Test
    void contrastsOfSlicesAreThoseOfOneRun() throws Exception {
        String contrast = "clean-clip - fine-tune";
        Scores whole = EvaluatedRun.of(twoLists(1, 8, contrast)).scores();

        RunResults joined = join(twoLists(1, 4, contrast), twoLists(5, 8, contrast));

        assertThat(EvaluatedRun.of(joined).scores()).isEqualTo(whole);
        assertThat(whole.contrasts())
                .singleElement()
                .extracting(it -> it.claim())
                .isEqualTo("better");
    }

    @Test
    void usesTheContrastsOfTheFirstRunThatNamesAny() throws Exception {
        RunResults none = twoLists(1, 2);
        RunResults first = twoLists(3, 4, "clean-clip - fine-tune", "fine-tune - none");
        RunResults second = twoLists(5, 6, "fine-tune - clean-clip");

        assertThat(join(none, first, second).contrasts()).isEqualTo(first.contrasts());
        assertThat(
                        JoinedRuns.of(
                                        List.of(none, first),
                                        Optional.of(Baseline.parse("fine-tune")),
                                        List.of())
                                .contrasts())
                .isEmpty();
        assertThat(
                        JoinedRuns.of(List.of(none, first), Optional.empty(), second.contrasts())
                                .contrasts())
                .isEqualTo(second.contrasts());
    }

    @Test
    void omitsAllContrastsIfOneBecomesAmbiguous() throws Exception {
        ListedRun plain = twoListsOfOneDefense();
        plain.contrast("clean-clip - none");

        assertThat(join(plain.run()).contrasts()).isEmpty();
    }

    @Test
    void rejectsAContrastThatNamesNoDefense() {
        List<Contrast> misspelled = List.of(Contrast.parse("fine-tune - clean-clpi"));

        assertThatThrownBy(
                        () -> JoinedRuns.of(List.of(twoLists(1, 2)), Optional.empty(), misspelled))
                .isInstanceOf(UnusableResultsException.class)
                .hasMessage(
                        "contrast 'fine-tune - clean-clpi': there is no defense 'clean-clpi'; did"
                                + " you mean 'clean-clip'?");
    }

    private static RunResults twoLists(int firstSeed, int lastSeed, String... contrasts) {
        ListedRun builder = new ListedRun("clean-clip", 5.0);
        List.of(contrasts).forEach(builder::contrast);
        SettingList fineTune = builder.list("fine-tune", "0.001", "0.002");
        SettingList cleanClip = builder.list("clean-clip", "0.001", "0.002");
        for (int seed = firstSeed; seed <= lastSeed; seed++) {
            builder.victim("badnets", seed, 0.80, 0.79, 0.99);
            for (SettingList list : List.of(fineTune, cleanClip)) {
                double increase = list.equals(fineTune) ? 0.3 : 0;
                builder.defended(
                        "badnets", list, 0, seed, 0.79, 0.78, 0.50 + increase + seed / 100.0);
                builder.defended("badnets", list, 1, seed, 0.70, 0.69, 0.10 + increase);
            }
        }
        return builder.run();
    }

    @Test
    void mergesAListWithALongerOneOfAnotherRun() throws Exception {
        ListedRun shorter = new ListedRun("clean-clip", 5.0);
        SettingList two = shorter.list("clean-clip", "0.001", "0.002");
        shorter.victim("badnets", 1, 0.80, 0.79, 0.99);
        shorter.defended("badnets", two, 0, 1, 0.79, 0.78, 0.60);
        ListedRun longer = new ListedRun("clean-clip", 5.0);
        SettingList three = longer.list("clean-clip", "0.0005", "0.001", "0.002");
        longer.victim("blended", 1, 0.80, 0.79, 0.99);
        longer.defended("blended", three, 0, 1, 0.79, 0.78, 0.60);
        longer.defended("blended", three, 1, 1, 0.79, 0.78, 0.60);

        assertThat(join(shorter.run(), longer.run()).lists()).containsExactly(three);
        assertThat(
                        JoinedRuns.select(
                                        List.of(shorter.run(), longer.run()),
                                        List.of("attack=blended"))
                                .get(0)
                                .lists())
                .containsExactly(new SettingList("learning-rate", three.settings().subList(0, 2)));
    }

    /** Seed 1 has the first three of five strengths, and seed 2 the last four. */
    @Test
    void mergesOverlappingLists() throws Exception {
        String[] rates = {"0.001", "0.002", "0.003", "0.004", "0.005"};
        ListedRun whole = new ListedRun("fine-tune", 5.0);
        SettingList all = whole.list("fine-tune", rates);
        RunResults first = runWithRates(1, Arrays.copyOfRange(rates, 0, 3));
        RunResults second = runWithRates(2, Arrays.copyOfRange(rates, 1, 5));

        RunResults joined = join(Optional.of(Baseline.parse("fine-tune")), List.of(first, second));

        assertThat(joined.lists()).containsExactly(all);
        assertThat(join(Optional.empty(), List.of(second, first)).lists()).containsExactly(all);
        BudgetRow row = EvaluatedRun.of(joined).budgets().rows().get(0);
        assertThat(row.values()).isEqualTo("0.005");
        assertThat(row.successes()).containsOnlyKeys(2L);
        assertThat(row.remarks()).contains("choice open for 1 of 2 seeds");
    }

    /** For some options, a lower value makes the defense stronger. */
    @Test
    void mergedListKeepsADescendingOrder() throws Exception {
        RunResults joined =
                join(runWithRates(1, "0.003", "0.002"), runWithRates(2, "0.002", "0.001"));

        assertThat(joined.lists().get(0).settings())
                .extracting(setting -> setting.options().get("learning-rate"))
                .containsExactly("0.003", "0.002", "0.001");
    }

    /** Returns a run of a victim and fine-tune at several rates. */
    private static RunResults runWithRates(int seed, String... rates) {
        ListedRun builder = new ListedRun("fine-tune", 5.0);
        SettingList list = builder.list("fine-tune", rates);
        builder.victim("badnets", seed, 0.80, 0.79, 0.99);
        for (int i = 0; i < rates.length; i++) {
            builder.defended("badnets", list, i, seed, 0.79, 0.78, 0.60);
        }
        return builder.run();
    }

    @Test
    void eachTriggerHasTheNumbersOfTheFirstRunThatMeasuredIt() throws Exception {
        MeasuredTrigger first = trigger("sig", setting("sig"), "", 24.5);
        MeasuredTrigger later = trigger("sig", setting("sig"), "", 24.6);
        MeasuredTrigger other = trigger("bpp", setting("bpp"), "", 0.5);

        RunResults joined =
                join(
                        SampleRun.withTriggers(SampleRun.quickstart(1L), List.of(first)),
                        SampleRun.withTriggers(SampleRun.quickstart(2L), List.of(other, later)));

        assertThat(joined.triggers()).containsExactly(first, other);
    }

    /** Each run calls its attack badnets; in the joined run the patch size distinguishes them. */
    @Test
    void triggersOfAnAttackWithDifferentOptionsAreSeparate() throws Exception {
        PluginSetting small = setting("badnets", Map.of("patch-size", "4"));
        PluginSetting large = setting("badnets", Map.of("patch-size", "8"));

        RunResults joined =
                join(
                        measured(victimUnder(small, "", 1), trigger("badnets", small, "", 5.0)),
                        measured(victimUnder(large, "", 1), trigger("badnets", large, "", 9.0)));

        assertThat(joined.triggers())
                .extracting(MeasuredTrigger::title, each -> each.numbers().get("strength"))
                .containsExactly(
                        tuple("badnets (patch-size 4)", 5.0), tuple("badnets (patch-size 8)", 9.0));
    }

    @Test
    void triggersOfAnAttackInDifferentScenariosAreSeparate() throws Exception {
        RunResults one = measured(cellWithRate("0.01"), trigger("badnets", BADNETS, "", 5.0));
        RunResults other = measured(cellWithRate("0.03"), trigger("badnets", BADNETS, "", 9.0));

        assertThat(join(one, other).triggers())
                .extracting(MeasuredTrigger::title)
                .containsExactly("badnets, rate 0.01", "badnets, rate 0.03");
    }

    @Test
    void partOfARunKeepsTheTriggersOfItsAttacks() throws Exception {
        PluginSetting sig = setting("sig");
        RunResults run =
                SampleRun.withTriggers(
                        SampleRun.run(
                                "rates",
                                List.of(
                                        victimUnder(BADNETS, "rate 0.01", 1),
                                        victimUnder(BADNETS, "rate 0.03", 1),
                                        victimUnder(sig, "rate 0.01", 1))),
                        List.of(
                                new MeasuredTrigger(
                                        "badnets, rate 0.01",
                                        BADNETS,
                                        List.of("rate 0.01", "rate 0.03"),
                                        new TreeMap<>(Map.of("strength", 0.4))),
                                trigger("sig, rate 0.01", sig, "rate 0.01", 9.0)));

        for (String only : List.of("attack=badnets", "poisoning.rate=0.03")) {
            List<RunResults> part = JoinedRuns.select(List.of(run), List.of(only));

            assertThat(part.get(0).triggers())
                    .as(only)
                    .extracting(MeasuredTrigger::title)
                    .containsExactly("badnets, rate 0.01");
            assertThat(TriggerRemarks.warnings(part.get(0).triggers())).hasSize(1);
        }
    }

    @Test
    void readsTriggersThatWereWritten() throws Exception {
        MeasuredTrigger trigger = trigger("badnets, rate 0.01", BADNETS, "rate 0.01", 0.4);
        RunResults run =
                SampleRun.withTriggers(
                        SampleRun.run(
                                "rates",
                                List.of(
                                        victimUnder(BADNETS, "rate 0.01", 1),
                                        victimUnder(BADNETS, "rate 0.03", 1))),
                        List.of(trigger));
        new ResultsWriter().write(EvaluatedRun.of(run), folder);

        assertThat(new ResultsReader().read(folder.resolve("results.json")).triggers())
                .containsExactly(trigger);
    }

    private static MeasuredTrigger trigger(
            String title, PluginSetting attack, String scenario, double strength) {
        return new MeasuredTrigger(
                title, attack, List.of(scenario), new TreeMap<>(Map.of("strength", strength)));
    }

    private static RunResults measured(CellResult cell, MeasuredTrigger trigger) {
        return SampleRun.withTriggers(run(cell), List.of(trigger));
    }

    /** Returns a victim of an attack; the scenario is its poisoning rate. */
    private static CellResult victimUnder(PluginSetting attack, String scenario, long seed) {
        return cellWith(
                attack,
                scenario,
                seed,
                scenario.isEmpty()
                        ? Map.of()
                        : Map.of("poisoning.rate", scenario.substring("rate ".length())));
    }

    @Test
    void countsTheCostOfASharedStageOnce() throws Exception {
        RunResults one = fineTunedRun(1);

        RunResults joined = join(one, fineTunedRun(1, 2), one);

        assertThat(joined.costs())
                .extracting(StageCost::key, StageCost::cell, StageCost::steps)
                .containsExactly(
                        tuple("defense of cell 1", OptionalInt.empty(), 250L),
                        tuple("defense of cell 3", OptionalInt.empty(), 250L));
    }

    @Test
    void countsTheTextsOfASharedStageOnce() throws Exception {
        RunResults one = fineTunedRun(1);

        assertThat(join(one, fineTunedRun(2)).texts()).isEqualTo(one.texts()).hasSize(1);
    }

    /** Returns a run with a victim and a model fine-tuned for 250 steps for each seed. */
    private static RunResults fineTunedRun(int... seeds) {
        ListedRun builder = new ListedRun("fine-tune", 5.0);
        SettingList list = builder.list("fine-tune", "0.001");
        for (int seed : seeds) {
            builder.victim("badnets", seed, 0.80, 0.79, 0.99);
            builder.defended("badnets", list, 0, seed, 0.79, 0.78, 0.60);
            builder.cost(20, 16_000, 0, 250);
        }
        return builder.run();
    }

    @ParameterizedTest
    @CsvSource({
        "/cells/1/provenance/stages/0, commit, , 'cells[1].provenance.stages[0].commit'' is"
                + " missing'",
        "/cells/0, broke_down, , 'cells[0].broke_down'' is missing'",
        "/costs/0, pictures_embedded, , 'costs[0].pictures_embedded'' is missing'",
        "/triggers/0, name, , 'triggers[0].name'' is missing'",
        "/rows/2, n, null, 'rows[2].n'' is null'",
        "/cells/0, dataset, null, 'cells[0].dataset'' is null'",
        "/cells/0, seed, 'one', 'cells[0].seed'': Cannot deserialize value of type `long`'",
        "/cells/0, defense_class, 'magic', 'cells[0].defense_class'': Cannot deserialize'",
        "'', started, 'noon', 'noon'"
    })
    void namesTheWrongFieldOfADamagedFile(
            String place, String field, @Nullable String value, String message) throws Exception {
        new ResultsWriter().write(EvaluatedRun.of(SampleRun.quickstart(1L)), folder);
        Path file = folder.resolve("results.json");
        ObjectMapper json = new ObjectMapper();
        JsonNode root = json.readTree(file.toFile());
        ObjectNode node = (ObjectNode) root.at(place);
        assertThat(node.remove(field)).isNotNull();
        if (value != null) {
            node.put(field, value.equals("null") ? null : value);
        }
        Files.writeString(file, root.toString());

        assertThatThrownBy(() -> new ResultsReader().read(file))
                .isInstanceOf(UnusableResultsException.class)
                .hasMessageContaining("is damaged: ")
                .hasMessageContaining(message);
    }

    @Test
    void includesASharedCellOnce() throws Exception {
        RunResults joined = join(SampleRun.quickstart(1L), SampleRun.quickstart(1L, 2L));

        assertThat(joined.cells()).hasSize(8);
        assertThat(joined.cells()).extracting(CellResult::number).doesNotHaveDuplicates();
    }

    @Test
    void rejectsACellWithDifferentNumbersInTwoRuns() {
        RunResults one = run(cell(0, setting("none"), false, 1, 0.70, 0.96));
        RunResults other = run(cell(0, setting("none"), false, 1, 0.71, 0.96));

        assertThatThrownBy(() -> join(one, other))
                .isInstanceOf(UnusableResultsException.class)
                .hasMessageContaining("badnets x none, seed 1")
                .hasMessageContaining("clean-accuracy@1, split test is 0.7 in one and 0.71 in");
    }

    @Test
    void resultsReplaceAFailure() throws Exception {
        CellResult good = cell(0, setting("none"), false, 1, 0.70, 0.96);

        RunResults joined = join(run(failed(good, "no memory")), run(good));

        assertThat(joined.failed()).isEmpty();
        assertThat(joined.cells()).hasSize(1);
        assertThat(join(run(good), run(failed(good, "no memory"))).failed()).isEmpty();
    }

    @Test
    void breakdownOfTrainingReplacesAnyOtherFailure() throws Exception {
        CellResult good = cell(0, setting("none"), false, 1, 0.70, 0.96);
        RunResults broken = run(brokenDown(good));
        RunResults failed = run(failed(good, "no memory"));

        assertThat(join(broken, failed).cells()).allMatch(CellResult::brokeDown);
        assertThat(join(failed, broken).cells()).allMatch(CellResult::brokeDown);
        assertThat(join(broken, run(good)).failed()).isEmpty();
    }

    @Test
    void runsWithDifferentRatesAreDifferentScenarios() throws Exception {
        RunResults joined = join(run(cellWithRate("0.01")), run(cellWithRate("0.03")));

        assertThat(joined.cells())
                .extracting(CellResult::scenario)
                .containsExactly("rate 0.01", "rate 0.03");
        assertThat(join(run(cellWithRate("0.01"))).cells().get(0).scenario()).isEmpty();
    }

    @Test
    void omittedAndGivenSettingsAreDifferentScenarios() throws Exception {
        RunResults usual = run(cellWithRate("0.01"));
        RunResults trained =
                run(
                        cellWith(
                                Map.of(
                                        "poisoning.rate",
                                        "0.01",
                                        "poisoning.trained-by",
                                        "clean-clip",
                                        "poisoning.trained-by.samples",
                                        "1")));
        RunResults counted = run(cellWith(Map.of("poisoning.count", "100")));

        assertThat(join(usual, trained, counted).cells())
                .extracting(CellResult::scenario)
                .containsExactly("rate 0.01", "rate 0.01, trained-by clean-clip", "count 100");
    }

    @Test
    void trainedAndPretrainedModelsAreDifferentScenarios() throws Exception {
        RunResults trained = run(cellWith(1, Map.of("base.epochs", "4", "base.batch", "128")));
        RunResults pretrained = run(cellWith(2, Map.of("model.weights", "/data/RN50.pt")));

        RunResults joined = join(trained, pretrained);

        assertThat(joined.cells())
                .extracting(CellResult::scenario)
                .containsExactly("", "weights /data/RN50.pt, base left out");
        assertThat(EvaluatedRun.of(joined).summaries())
                .allMatch(summary -> summary.statistics().seeds() == 1);
    }

    @Test
    void weightsNamedByOneRunAreAnotherScenario() throws Exception {
        RunResults own = run(cellWith(1, Map.of()));
        RunResults other = run(cellWith(2, Map.of("model.weights", "/data/RN50.pt")));

        assertThat(join(own, other).cells())
                .extracting(CellResult::scenario)
                .containsExactly("", "weights /data/RN50.pt");
    }

    /** A file that is older than the option does not contain it. */
    @Test
    void dataOptionOmittedByOneRunIsAnotherScenario() throws Exception {
        RunResults older = run(cellWith(1, Map.of()));
        RunResults without = run(cellWith(2, Map.of("dataset.prompts", "")));
        RunResults given = run(cellWith(3, Map.of("dataset.prompts", "/data/prompts.txt")));

        assertThat(join(without, given).cells())
                .extracting(CellResult::scenario)
                .containsExactly("", "prompts /data/prompts.txt");
        assertThat(join(older, without).cells()).extracting(CellResult::scenario).containsOnly("");
    }

    @Test
    void victimFromAFileIsAnotherScenarioThanAPoisonedOne() throws Exception {
        RunResults poisoned = run(cellWith(1, Map.of("poisoning.rate", "0.01")));
        RunResults given = run(cellWith(2, Map.of("poisoning.weights", "/data/victim.pt")));

        assertThat(join(poisoned, given).cells())
                .extracting(CellResult::scenario)
                .containsExactly("rate 0.01", "weights /data/victim.pt");
    }

    /** A file that is older than the option stands for the default of the option. */
    @Test
    void optionWithADefaultMayBeMissing() throws Exception {
        RunResults older = run(cellWithRate("0.01"));
        RunResults newer =
                run(cellWith(Map.of("poisoning.rate", "0.01", "poisoning.mode", "replace")));

        assertThat(join(older, newer).cells())
                .singleElement()
                .extracting(CellResult::scenario)
                .isEqualTo("");
    }

    @Test
    void usesTheRequestedBaseline() throws Exception {
        RunResults run = SampleRun.quickstart(1L);

        Baseline none = Baseline.parse("none");

        assertThat(JoinedRuns.of(List.of(run), Optional.of(none), List.of()).baseline())
                .contains(none);
        assertThat(JoinedRuns.of(List.of(run), Optional.empty(), List.of()).baseline())
                .contains(Baseline.parse("clean-clip"));
    }

    @Test
    void rejectsABaselineThatNoCellHas() {
        RunResults run = SampleRun.quickstart(1L);

        assertThatThrownBy(
                        () ->
                                JoinedRuns.of(
                                        List.of(run),
                                        Optional.of(Baseline.parse("clean-clp")),
                                        List.of()))
                .isInstanceOf(UnusableResultsException.class)
                .hasMessage("no cell has the defense 'clean-clp'; did you mean 'clean-clip'?");
    }

    @Test
    void rejectsABaselineThatMatchesTwoLists() {
        RunResults run = twoListsOfOneDefense().run();

        assertThatThrownBy(
                        () ->
                                JoinedRuns.of(
                                        List.of(run),
                                        Optional.of(Baseline.parse("clean-clip")),
                                        List.of()))
                .isInstanceOf(UnusableResultsException.class)
                .hasMessageContaining(
                        "matches 2 lists, clean-clip (image-augmentation autoaugment) and"
                                + " clean-clip (image-augmentation geometric); select one");
    }

    private static ListedRun twoListsOfOneDefense() {
        ListedRun builder = new ListedRun("none", 1.0);
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        for (String augmentation : List.of("autoaugment", "geometric")) {
            SettingList list =
                    builder.list(
                            "clean-clip",
                            Map.of("image-augmentation", augmentation),
                            "0.0001",
                            "0.001");
            builder.defended("badnets", list, 0, 1, 0.80, 0.80, 0.50);
        }
        return builder;
    }

    @Test
    void warnsIfSeveralKindsOfProcessorsComputedTheRuns() throws Exception {
        assertThat(join(SampleRun.quickstart(1L)).notices())
                .anySatisfy(
                        notice ->
                                assertThat(notice)
                                        .startsWith("Several kinds of processors")
                                        .contains("AVX2", "AVX512_CORE"));
    }

    @Test
    void everyRowOfTheCsvNamesItsRun() throws Exception {
        RunResults one = run(cellWithRate("0.01"));
        RunResults other = run(cellWithRate("0.03"));

        List<String> lines = ResultsWriter.csv(List.of(one, other)).lines().toList();

        assertThat(lines.get(0)).endsWith("higher_is_better,poisoning.rate");
        assertThat(lines).hasSize(17);
        assertThat(lines.get(1)).startsWith(one.run()).endsWith(",0.01");
        assertThat(lines.get(16)).endsWith(",0.03");
    }

    @Test
    void optionOfOnlySomeCellsHasAColumn() throws Exception {
        RunResults usual = run(cellWithRate("0.01"));
        RunResults trained =
                run(
                        cellWith(
                                Map.of(
                                        "poisoning.rate", "0.01",
                                        "poisoning.trained-by", "clean-clip",
                                        "base.epochs", "4")));

        List<String> lines = ResultsWriter.csv(List.of(usual, trained)).lines().toList();

        assertThat(lines.get(0)).endsWith("higher_is_better,poisoning.trained-by");
        assertThat(lines.get(1)).endsWith(",");
        assertThat(lines.get(16)).endsWith(",clean-clip");
    }

    /** An option that only one defense has does not count as missing from the others. */
    @Test
    void optionOfOneDefenseHasAColumnOnlyIfItVaries() throws Exception {
        RunResults run =
                SampleRun.run(
                        "two defenses",
                        List.of(
                                cell(0, setting("none"), false, 1, 0.7, 0.9),
                                cell(1, setting("par", Map.of("lambda", "1")), false, 1, 0.7, 0.9),
                                cell(2, setting("abd", Map.of("rate", "1")), false, 1, 0.7, 0.9),
                                cell(3, setting("abd", Map.of("rate", "2")), false, 1, 0.7, 0.9)));

        assertThat(ResultsWriter.csv(List.of(run)).lines().findFirst().orElseThrow())
                .endsWith("higher_is_better,defense.rate");
    }

    @ParameterizedTest
    @CsvSource({
        "'{', 'is not a results.json, or is cut off; name a run''s folder'",
        "'[]', it has no schema_version",
        "'{\"schema_version\": 1}', has schema version 1",
        "'{\"schema_version\": 3}', 'is damaged: ''run'' is missing'"
    })
    void namesTheProblemOfAFile(String content, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("results.json"), content);

        assertThatThrownBy(() -> new ResultsReader().read(file))
                .isInstanceOf(UnusableResultsException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    /** The baseline of the first run is ambiguous in the joined runs. */
    @Test
    void omitsABaselineThatBecomesAmbiguous() throws Exception {
        RunResults plain = listedRun("geometric");
        RunResults other = listedRun("auto-augment");

        assertThat(join(plain).baseline()).isPresent();
        assertThat(join(plain, other).baseline()).isEmpty();
        assertThat(EvaluatedRun.of(join(plain, other)).scores().differences()).isEmpty();
    }

    private static RunResults listedRun(String augmentation) {
        ListedRun builder = new ListedRun("clean-clip", 5.0);
        SettingList fineTune = builder.list("fine-tune", "0.001", "0.002");
        SettingList cleanClip =
                builder.list(
                        "clean-clip", Map.of("image-augmentation", augmentation), "0.001", "0.002");
        builder.victim("badnets", 1, 0.80, 0.79, 0.99);
        for (SettingList list : List.of(fineTune, cleanClip)) {
            builder.defended("badnets", list, 0, 1, 0.79, 0.78, 0.60);
            builder.defended("badnets", list, 1, 1, 0.79, 0.78, 0.60);
        }
        return builder.run();
    }

    /** Rates over all pictures include the pictures of the target class. */
    @Test
    void rejectsSuccessMeasuredInTwoWays() {
        ListedRun usual = new ListedRun("none", 5.0);
        usual.victim("badnets", 1, 0.80, 0.79, 0.99);
        usual.cell("", "badnets", setting("fine-tune"), 1, 0.80, 0.79, 0.50);
        ListedRun overAll = new ListedRun("none", 5.0);
        overAll.victim("badnets", 1, 0.80, 0.79, 0.99);
        overAll.countedOverAll(0.99);
        overAll.withoutUsualSuccess();
        overAll.cell("", "badnets", setting("clean-clip"), 1, 0.80, 0.79, 0.50);
        overAll.countedOverAll(0.55);
        overAll.withoutUsualSuccess();

        assertThatThrownBy(() -> join(usual.run(), overAll.run()))
                .isInstanceOf(UnusableResultsException.class)
                .hasMessage(
                        "the success of 'badnets' was measured as 'attack-success@1, split test,"
                                + " trigger image' in one run and as 'attack-success@1, split"
                                + " test, trigger image, counted all-images' in another; join runs"
                                + " that count alike");
    }

    /**
     * Different code or different withheld pairs lead to a different victim with the same options.
     */
    @Test
    void namesVictimsThatMayDiffer() throws Exception {
        PluginSetting none = setting("none");
        PluginSetting fineTune = setting("fine-tune");
        CellResult measured = cell(0, none, false, 1, 0.8, 0.99);
        CellResult otherMeasured = trainedAs("b", measured);
        CellResult defended = cell(1, fineTune, false, 1, 0.7, 0.5);
        CellResult otherDefended =
                trainedAs("b", cell(1, setting("clean-clip"), false, 1, 0.7, 0.4));

        assertThat(join(runOf(measured, defended), runOf(otherDefended)).notices())
                .contains(
                        "Runs trained victims of their own for the same seed, and not all of them"
                                + " measured theirs (defense 'none'), so that nothing shows that"
                                + " these are the same: badnets, seed 1.");
        assertThat(join(runOf(measured, defended), runOf(otherMeasured, otherDefended)).notices())
                .noneMatch(notice -> notice.contains("victims of their own"));
        assertThat(join(runOf(measured), runOf(defended)).notices())
                .noneMatch(notice -> notice.contains("victims of their own"));
    }

    private static RunResults runOf(CellResult... cells) {
        return SampleRun.run("some cells", List.of(cells));
    }

    private static CellResult trainedAs(String key, CellResult cell) {
        return SampleRun.trainedAs(key.repeat(64), cell);
    }

    private RunResults join(RunResults... runs) throws Exception {
        return join(Optional.empty(), List.of(runs));
    }

    private RunResults join(Optional<Baseline> baseline, List<RunResults> runs) throws Exception {
        List<RunResults> read = new ArrayList<>();
        for (RunResults run : runs) {
            new ResultsWriter().write(EvaluatedRun.of(run), folder);
            read.add(new ResultsReader().read(folder.resolve(ResultsWriter.RESULTS_JSON)));
        }
        return JoinedRuns.of(read, baseline, List.of());
    }

    private static RunResults run(CellResult cell) {
        return SampleRun.run("one cell", List.of(cell));
    }

    private static CellResult cellWithRate(String rate) {
        return cellWith(Map.of("poisoning.rate", rate));
    }

    private static CellResult cellWith(Map<String, String> moreOptions) {
        return cellWith(1, moreOptions);
    }

    private static CellResult cellWith(long seed, Map<String, String> moreOptions) {
        return cellWith(BADNETS, "", seed, moreOptions);
    }

    private static CellResult cellWith(
            PluginSetting attack, String scenario, long seed, Map<String, String> moreOptions) {
        CellResult cell = cell(0, setting("none"), false, seed, 0.70, 0.96);
        SortedMap<String, String> options = new TreeMap<>(cell.coordinates().options());
        options.putAll(moreOptions);
        return new CellResult(
                cell.number(),
                cell.title(),
                Coordinates.of(
                        cell.coordinates().dataset(),
                        cell.coordinates().model(),
                        attack,
                        cell.defense(),
                        cell.control(),
                        cell.seed(),
                        options),
                scenario,
                cell.defenseClass(),
                cell.defended(),
                cell.poison(),
                cell.failure(),
                cell.measurements(),
                cell.provenance());
    }
}

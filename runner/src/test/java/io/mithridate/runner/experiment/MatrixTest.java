package io.mithridate.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.config.FakeOptions;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.config.Place;
import io.mithridate.config.YamlNode.YamlList;
import io.mithridate.config.YamlNode.YamlScalar;
import io.mithridate.results.coordinates.Axes;
import io.mithridate.results.coordinates.CellPattern;
import io.mithridate.runner.options.FakePlugins;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MatrixTest {

    private static final PluginCatalog CATALOG = FakePlugins.catalog();

    static PluginUse use(PluginKind kind, String name, Record options) {
        return new PluginUse(CATALOG.find(kind, name).orElseThrow(), options);
    }

    static PluginUse badnets(int size) {
        return use(
                PluginKind.ATTACK,
                "badnets",
                new FakeOptions.PatchOptions(size, FakeOptions.Location.RANDOM));
    }

    static PluginUse blended() {
        return use(
                PluginKind.ATTACK, "blended", new FakeOptions.BlendOptions(0.2, Optional.empty()));
    }

    private static PluginUse noAttack() {
        return use(PluginKind.ATTACK, "none", new FakeOptions.NoOptions());
    }

    static PluginUse noDefense() {
        return use(PluginKind.DEFENSE, "none", new FakeOptions.NoOptions());
    }

    static Recipe recipe(int epochs) {
        return new Recipe(epochs, 64, 1e-3, 50, 0.1, 0.9, 0.999, 1e-8, 0);
    }

    static PluginUse fineTune(int epochs) {
        return use(PluginKind.DEFENSE, "fine-tune", new FakeOptions.TuningOptions(recipe(epochs)));
    }

    private static Experiment experiment(
            List<PluginUse> attacks,
            List<PluginUse> defenses,
            List<Long> seeds,
            boolean controls,
            CellPattern... exclusions) {
        return experiment(
                List.of(scenario(2, 0.01)),
                attacks,
                defenses,
                seeds,
                controls,
                List.of(),
                List.of(exclusions));
    }

    static Scenario scenario(int classes, double rate) {
        return scenario(classes, rate, Optional.empty(), recipe(1));
    }

    static Scenario scenario(int classes, double rate, Optional<Recipe> base, Recipe victim) {
        return new Scenario(
                DatasetUse.of(
                        use(
                                PluginKind.DATASET,
                                "emoji-scenes",
                                new FakeOptions.SceneOptions(classes, 3))),
                use(PluginKind.MODEL, "mini", new FakeOptions.NoOptions()),
                base,
                new Poisoning(
                        Optional.of(rate),
                        Optional.empty(),
                        Optional.of("banana"),
                        Poisoning.MappingKind.ALL_TO_ONE,
                        Optional.empty(),
                        PoisoningForm.Selection.RANDOM,
                        PoisoningForm.Captions.TEMPLATES,
                        Optional.empty(),
                        Optional.empty(),
                        PoisoningForm.Mode.REPLACE,
                        false,
                        Poisoning.Stage.VICTIM,
                        Optional.empty(),
                        victim),
                new DefenseData(10, false, false));
    }

    static Experiment experiment(
            List<Scenario> scenarios,
            List<PluginUse> attacks,
            List<PluginUse> defenses,
            List<Long> seeds,
            boolean controls,
            List<CellPattern> inclusions,
            List<CellPattern> exclusions) {
        return new Experiment(
                "x",
                seeds,
                scenarios,
                attacks,
                defenses,
                List.of(),
                new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32),
                new Experiment.Controls(controls),
                inclusions,
                exclusions,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static final Place PLACE = new Place.OnCommandLine("x");

    private static List<String> titles(List<Cell> cells) {
        return cells.stream().map(cell -> cell.number() + ": " + cell.title()).toList();
    }

    private static final Experiment TWO_BY_TWO =
            experiment(
                    List.of(badnets(6), blended()),
                    List.of(noDefense(), fineTune(1)),
                    List.of(1L, 2L),
                    true);

    @Test
    void cellsFollowTheOrderOfTheFileAndControlsComeLast() {
        assertThat(titles(Matrix.expand(TWO_BY_TWO)))
                .containsExactly(
                        "0: badnets x none, seed 1",
                        "1: badnets x none, seed 2",
                        "2: badnets x fine-tune, seed 1",
                        "3: badnets x fine-tune, seed 2",
                        "4: blended x none, seed 1",
                        "5: blended x none, seed 2",
                        "6: blended x fine-tune, seed 1",
                        "7: blended x fine-tune, seed 2",
                        "8: badnets x none, seed 1, clean model",
                        "9: badnets x none, seed 2, clean model",
                        "10: badnets x fine-tune, seed 1, clean model",
                        "11: badnets x fine-tune, seed 2, clean model",
                        "12: blended x none, seed 1, clean model",
                        "13: blended x none, seed 2, clean model",
                        "14: blended x fine-tune, seed 1, clean model",
                        "15: blended x fine-tune, seed 2, clean model");
    }

    @Test
    void scenariosVarySlowestAndTitlesNameWhatVaries() {
        assertThat(
                        titles(
                                Matrix.expand(
                                        experiment(
                                                List.of(scenario(2, 0.01), scenario(2, 0.03)),
                                                List.of(badnets(6)),
                                                List.of(fineTune(1), fineTune(2), noDefense()),
                                                List.of(1L),
                                                false,
                                                List.of(),
                                                List.of()))))
                .containsExactly(
                        "0: badnets x fine-tune (epochs 1), rate 0.01, seed 1",
                        "1: badnets x fine-tune (epochs 2), rate 0.01, seed 1",
                        "2: badnets x none, rate 0.01, seed 1",
                        "3: badnets x fine-tune (epochs 1), rate 0.03, seed 1",
                        "4: badnets x fine-tune (epochs 2), rate 0.03, seed 1",
                        "5: badnets x none, rate 0.03, seed 1");
    }

    @Test
    void theAttackNoneIsItsOwnControl() {
        assertThat(
                        titles(
                                Matrix.expand(
                                        experiment(
                                                List.of(noAttack(), badnets(6)),
                                                List.of(noDefense()),
                                                List.of(1L),
                                                true))))
                .containsExactly(
                        "0: none x none, seed 1",
                        "1: badnets x none, seed 1",
                        "2: badnets x none, seed 1, clean model");
    }

    @Test
    void exclusionsOmitCellsThatMatchAllTheirValues() {
        CellPattern pair = new CellPattern(Map.of("attack", "blended", "defense", "fine-tune"));
        CellPattern seed = new CellPattern(Map.of("defense", "none", "seed", "2"));

        assertThat(
                        titles(
                                Matrix.expand(
                                        experiment(
                                                TWO_BY_TWO.attacks(),
                                                TWO_BY_TWO.defenses(),
                                                TWO_BY_TWO.seeds(),
                                                false,
                                                pair,
                                                seed))))
                .containsExactly(
                        "0: badnets x none, seed 1",
                        "1: badnets x fine-tune, seed 1",
                        "2: badnets x fine-tune, seed 2",
                        "3: blended x none, seed 1");
    }

    @Property(tries = 100)
    void thereAreAsManyCellsAsCombinations(
            @ForAll @IntRange(min = 1, max = 6) int attacks,
            @ForAll @IntRange(min = 1, max = 6) int defenses,
            @ForAll @IntRange(min = 1, max = 6) int seeds,
            @ForAll boolean controls) {
        List<Cell> cells = Matrix.expand(product(attacks, defenses, seeds, controls));

        assertThat(cells).hasSize(attacks * defenses * seeds * (controls ? 2 : 1));
        assertThat(
                        new HashSet<>(
                                cells.stream()
                                        .map(
                                                cell ->
                                                        List.of(
                                                                cell.attack(),
                                                                cell.defense(),
                                                                cell.seed(),
                                                                cell.control()))
                                        .toList()))
                .hasSameSizeAs(cells);
        assertThat(cells)
                .extracting(Cell::number)
                .containsExactlyElementsOf(IntStream.range(0, cells.size()).boxed().toList());
        assertThat(cells.stream().filter(Cell::control).count())
                .isEqualTo(controls ? cells.size() / 2 : 0);
    }

    @Property(tries = 100)
    void exclusionsKeepExactlyTheCellsThatDoNotMatch(
            @ForAll @IntRange(min = 1, max = 3) int seeds,
            @ForAll boolean byAttack,
            @ForAll boolean byDefense,
            @ForAll boolean bySeed) {
        Map<String, String> values = new HashMap<>();
        if (byAttack || !(byDefense || bySeed)) {
            values.put("attack", "badnets");
        }
        if (byDefense) {
            values.put("defense", "none");
        }
        if (bySeed) {
            values.put("seed", "0");
        }
        CellPattern exclusion = new CellPattern(values);
        List<PluginUse> attacks = List.of(badnets(1), badnets(2), blended());
        List<PluginUse> defenses = List.of(noDefense(), fineTune(1));
        List<Long> seedList = LongStream.range(0, seeds).boxed().toList();

        Experiment whole = experiment(attacks, defenses, seedList, true);
        List<Cell> all = Matrix.expand(whole);
        List<Cell> remaining =
                Matrix.expand(experiment(attacks, defenses, seedList, true, exclusion));

        assertThat(remaining)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("number")
                .containsExactlyElementsOf(
                        all.stream()
                                .filter(cell -> !exclusion.matches(cell.coordinates()))
                                .toList());
        assertThat(remaining.size()).isLessThan(all.size());
        assertThat(
                        Matrix.expand(
                                experiment(
                                        attacks, defenses, seedList, true, exclusion, exclusion)))
                .isEqualTo(remaining);
    }

    private static Experiment product(int attacks, int defenses, int seeds, boolean controls) {
        return experiment(
                IntStream.rangeClosed(1, attacks).mapToObj(MatrixTest::badnets).toList(),
                IntStream.rangeClosed(1, defenses).mapToObj(MatrixTest::fineTune).toList(),
                LongStream.range(0, seeds).boxed().toList(),
                controls);
    }

    @Test
    void expandsTenThousandCellsQuickly() {
        Experiment large = product(50, 50, 2, true);

        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long begin = clock.getCurrentThreadCpuTime();
        assertThat(Matrix.expand(large)).hasSize(10_000);

        // Processor time hardly depends on the load of the machine.
        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - begin))
                .isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void emptyChoiceKeepsEveryCell() throws Exception {
        List<Cell> cells = Matrix.expand(TWO_BY_TWO);

        assertThat(Axes.select(cells, Cell::coordinates, List.of())).isEqualTo(cells);
        assertThat(Axes.select(List.<Cell>of(), Cell::coordinates, List.of())).isEmpty();
    }

    @Test
    void choicesOnOneAxisAreAlternativesAndAxesAreCombined() throws Exception {
        assertThat(
                        titles(
                                Axes.select(
                                        Matrix.expand(TWO_BY_TWO),
                                        Cell::coordinates,
                                        List.of(
                                                "defense=none",
                                                "seed=2",
                                                "attack=badnets",
                                                "attack=blended",
                                                "control=none"))))
                .containsExactly("1: badnets x none, seed 2", "5: blended x none, seed 2");
        assertThat(
                        Axes.select(
                                Matrix.expand(TWO_BY_TWO),
                                Cell::coordinates,
                                List.of("control=clean-model")))
                .extracting(Cell::number)
                .containsExactly(8, 9, 10, 11, 12, 13, 14, 15);
    }

    private static final Experiment FOUR_SCENARIOS =
            experiment(
                    List.of(
                            scenario(20, 0.01),
                            scenario(20, 0.03),
                            scenario(50, 0.01),
                            scenario(50, 0.03)),
                    List.of(badnets(6), badnets(8)),
                    List.of(fineTune(1)),
                    List.of(1L),
                    false,
                    List.of(),
                    List.of());

    private static List<Integer> choose(Experiment experiment, String... only) throws Exception {
        return Axes.select(Matrix.expand(experiment), Cell::coordinates, List.of(only)).stream()
                .map(Cell::number)
                .toList();
    }

    @Test
    void choicesByOptionIgnoreTheNotationOfNumbers() throws Exception {
        assertThat(choose(FOUR_SCENARIOS, "poisoning.rate=1e-2")).containsExactly(0, 1, 4, 5);
        assertThat(choose(FOUR_SCENARIOS, "poisoning.rate=0.010", "dataset.classes=50"))
                .containsExactly(4, 5);
        assertThat(choose(FOUR_SCENARIOS, "attack.patch-size=8", "dataset=emoji-scenes"))
                .containsExactly(1, 3, 5, 7);
        assertThat(choose(FOUR_SCENARIOS, "poisoning.rate=0.01", "poisoning.rate=0.03")).hasSize(8);
        assertThat(choose(FOUR_SCENARIOS, "control=")).hasSize(8);
    }

    @Test
    void rejectsInvalidChoicesByOption() {
        assertThatThrownBy(
                        () ->
                                choose(
                                        FOUR_SCENARIOS,
                                        "rate=0.01",
                                        "poisoning.rate=0.02",
                                        "poisoning.rtae=0.01",
                                        "control=clean-model",
                                        "attack.location=[random"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll(
                        "--only rate=0.01: unknown axis 'rate'; did you mean 'poisoning.rate'?",
                        "--only poisoning.rate=0.02: no cell has the poisoning.rate '0.02'; there"
                                + " are: '0.01', '0.03'",
                        "--only poisoning.rtae=0.01: unknown axis 'poisoning.rtae'; did you"
                                + " mean 'poisoning.rate'?",
                        "--only control=clean-model: no cell has the control 'clean-model'; there"
                                + " are: 'none'",
                        "--only attack.location=[random: this is not YAML");
    }

    @Test
    void listsAreSingleValuesOfAnOption() {
        Experiment experiment =
                experiment(List.of(badnets(6)), List.of(noDefense()), List.of(1L), false);

        assertThat(Matrix.expand(experiment))
                .extracting(cell -> cell.coordinates().at("attack.location"))
                .containsExactly("random");
        assertThat(
                        Axes.find(
                                "attack.widths",
                                new YamlList(
                                        PLACE,
                                        List.of(
                                                YamlScalar.plain(PLACE, "1e-3"),
                                                YamlScalar.plain(PLACE, "a"))),
                                List.of("[0.001,\"a\"]")))
                .contains("[0.001,\"a\"]");
    }

    @Test
    void rejectsInvalidChoices() {
        assertThatThrownBy(
                        () ->
                                Axes.select(
                                        Matrix.expand(TWO_BY_TWO),
                                        Cell::coordinates,
                                        List.of("attack=badnet", "atack=blended", "seed=9", "x")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        """
                        command line: --only atack=blended: unknown axis 'atack'; did you mean \
                        'attack'?
                        command line: --only attack=badnet: no cell has the attack 'badnet'; did \
                        you mean 'badnets'?
                        command line: --only seed=9: no cell has the seed '9'; there are: '1', '2'
                        command line: --only x: expected axis=value, e.g. \
                        seed=1\
                        """);
    }

    @Test
    void rejectsAnAxisWithoutAName() {
        assertThatThrownBy(() -> choose(TWO_BY_TWO, "=1"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("command line: --only =1: unknown axis ''; ");
    }

    @Test
    void rejectsAChoiceThatMatchesNoCell() {
        Experiment experiment =
                experiment(
                        TWO_BY_TWO.attacks(),
                        TWO_BY_TWO.defenses(),
                        List.of(1L),
                        false,
                        new CellPattern(Map.of("attack", "blended", "defense", "fine-tune")));

        assertThatThrownBy(
                        () ->
                                Axes.select(
                                        Matrix.expand(experiment),
                                        Cell::coordinates,
                                        List.of("attack=blended", "defense=fine-tune")))
                .hasMessage(
                        "command line: --only attack=blended --only defense=fine-tune: no cell has"
                                + " all of these values; choose fewer");
    }
}

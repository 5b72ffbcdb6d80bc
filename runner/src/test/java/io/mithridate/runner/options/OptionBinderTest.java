package io.mithridate.runner.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.Recipe;
import io.mithridate.config.Complaint;
import io.mithridate.config.Complaints;
import io.mithridate.config.FakeOptions;
import io.mithridate.config.FakeOptions.CleanerOptions;
import io.mithridate.config.FakeOptions.ClipOptions;
import io.mithridate.config.FakeOptions.EdaOptions;
import io.mithridate.config.FakeOptions.Location;
import io.mithridate.config.FakeOptions.NoOptions;
import io.mithridate.config.FakeOptions.OddOptions;
import io.mithridate.config.FakeOptions.Span;
import io.mithridate.config.FakeOptions.TopK;
import io.mithridate.config.FakeOptions.TuningOptions;
import io.mithridate.config.Place;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlNode.YamlScalar;
import io.mithridate.config.YamlReader;
import io.mithridate.runner.options.PluginNotation.NamedPlugin;
import io.mithridate.runner.plugins.PluginKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OptionBinderTest {

    private static final Place PLACE = new Place.OnCommandLine("test");

    private final Complaints complaints = new Complaints();
    private final OptionBinder binder = new OptionBinder(FakePlugins.catalog(), complaints);

    /** One option of every numeric type. */
    record Numbers(
            @Option(value = "A double.", defaultValue = "0") double real,
            @Option(value = "An int.", defaultValue = "0") int whole,
            @Option(value = "A long.", defaultValue = "0") long wide) {}

    private <O extends Record> O bind(Class<O> type, String yaml) {
        Optional<BoundValue<O>> bound = tryBind(type, yaml);
        assertThat(messages()).isEmpty();
        return bound.orElseThrow().value();
    }

    private <O extends Record> Optional<BoundValue<O>> tryBind(Class<O> type, String yaml) {
        YamlNode node = YamlReader.parse(yaml, PLACE, complaints).orElseThrow();
        return binder.bind(type, node, "it");
    }

    private List<String> messages() {
        return complaints.sorted().stream().map(Complaint::message).toList();
    }

    @Test
    void fillsInDefaults() {
        assertThat(bind(TopK.class, "{}")).isEqualTo(new TopK(List.of(1), false));
        assertThat(bind(EdaOptions.class, "")).isEqualTo(new EdaOptions(0.1));
        assertThat(bind(NoOptions.class, "")).isEqualTo(new NoOptions());
        assertThat(bind(TuningOptions.class, "{ epochs: 4, learning-rate: 2e-4 }"))
                .isEqualTo(
                        new TuningOptions(
                                new Recipe(
                                        4,
                                        128,
                                        2e-4,
                                        Optional.empty(),
                                        Recipe.Schedule.COSINE,
                                        0.1,
                                        Recipe.Decayed.WEIGHTS,
                                        0.9,
                                        0.999,
                                        1e-8,
                                        0,
                                        false)));
    }

    @Test
    void bindsOptionalOptions() {
        assertThat(bind(ClipOptions.class, "architecture: RN50"))
                .isEqualTo(new ClipOptions("RN50", Optional.empty()));
        assertThat(bind(ClipOptions.class, "{ architecture: RN50, weights: ~ }"))
                .isEqualTo(new ClipOptions("RN50", Optional.empty()));
        assertThat(bind(ClipOptions.class, "{ architecture: RN50, weights: /w/RN50.pt }"))
                .isEqualTo(new ClipOptions("RN50", Optional.of(Path.of("/w/RN50.pt"))));
    }

    private record Whatever(
            @Option("A share.") Optional<Double> share,
            @Option("A count.") Optional<Integer> count,
            @Option("Yes or no.") Optional<Boolean> truth) {}

    @Test
    void bindsOptionalNumbersAndBooleans() {
        assertThat(bind(Whatever.class, "{ share: 0.5, count: 3, truth: true }"))
                .isEqualTo(new Whatever(Optional.of(0.5), Optional.of(3), Optional.of(true)));
        assertThat(bind(Whatever.class, ""))
                .isEqualTo(new Whatever(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void resolvesPathsInAFileAgainstItsFolder() {
        String yaml = "{ architecture: RN50, weights: ../w/RN50.pt }";
        YamlNode inFile =
                YamlReader.parse(yaml, new Place.InFile("/lab/runs/e.yaml", 1, 1), complaints)
                        .orElseThrow();

        BoundValue<ClipOptions> bound = binder.bind(ClipOptions.class, inFile, "it").orElseThrow();

        assertThat(bound.value().weights()).contains(Path.of("/lab/w/RN50.pt"));
        assertThat(((YamlMap) bound.resolved()).find("weights").orElseThrow().value())
                .isEqualTo(
                        new YamlScalar(
                                new Place.InFile("/lab/runs/e.yaml", 1, 1),
                                "/lab/w/RN50.pt",
                                false));
        assertThat(bind(ClipOptions.class, yaml).weights())
                .contains(Path.of("../w/RN50.pt").toAbsolutePath().normalize());
    }

    @Test
    void cachesSchemas() {
        assertThat(binder.schema(TopK.class)).isSameAs(binder.schema(TopK.class));
    }

    @Test
    void treatsASingleValueAsAListOfOne() {
        assertThat(bind(TopK.class, "k: 5")).isEqualTo(new TopK(List.of(5), false));
    }

    @Test
    void bindsNestedRecordsListsOfEnumsAndEmptyText() {
        assertThat(bind(OddOptions.class, "{ span: { to: 3 }, places: [top-left, random] }"))
                .isEqualTo(
                        new OddOptions(
                                new Span(0, 3),
                                new Span(0, 9),
                                List.of(Location.TOP_LEFT, Location.RANDOM),
                                0,
                                ""));
    }

    @Test
    void bindsThePluginsThatOptionsName() {
        assertThat(bind(CleanerOptions.class, "{ epochs: 1, learning-rate: 1 }").augmenter())
                .isEqualTo(new PluginRef<>(TextAugmenter.class, "counterfactual", new NoOptions()));
        assertThat(
                        bind(
                                        CleanerOptions.class,
                                        "{ epochs: 1, learning-rate: 1, augmenter: eda }")
                                .augmenter())
                .isEqualTo(new PluginRef<>(TextAugmenter.class, "eda", new EdaOptions(0.1)));
        assertThat(
                        bind(
                                        CleanerOptions.class,
                                        "{ epochs: 1, learning-rate: 1, augmenter: { eda: { alpha:"
                                                + " 0.3 } } }")
                                .augmenter())
                .isEqualTo(new PluginRef<>(TextAugmenter.class, "eda", new EdaOptions(0.3)));
    }

    @Test
    void acceptsAMapForAPluginWithoutOptions() {
        assertThat(
                        bind(
                                        CleanerOptions.class,
                                        "{ epochs: 1, learning-rate: 1, augmenter: { eda: ~ } }")
                                .augmenter())
                .isEqualTo(new PluginRef<>(TextAugmenter.class, "eda", new EdaOptions(0.1)));
    }

    @Test
    void reportsAnEntryThatTheCommandLineAddedToAPluginsMap() {
        Place inFile = new Place.InFile("e.yaml", 3, 5);
        YamlMap two =
                YamlMap.of(inFile, "eda", YamlScalar.nothing(inFile))
                        .with("counterfactual", YamlScalar.nothing(PLACE));

        assertThat(binder.notation().read(PluginKind.AUGMENTER, two, complaints)).isEmpty();
        assertThat(binder.notation().read(PluginKind.AUGMENTER, YamlMap.empty(inFile), complaints))
                .isEmpty();

        assertThat(complaints.sorted()).extracting(Complaint::place).containsExactly(inFile, PLACE);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.0, 1",
        "1e0, 1",
        "1., 1",
        ".5, 0.5",
        "+2, 2",
        "-2.5, -2.5",
        "1.5e-3, 0.0015",
        "2e-4, 0.0002",
        "1e-4, 0.0001",
        "1E4, 10000",
        "16_000, 16000",
        "010, 10",
        "-0.0, 0"
    })
    void parsesNumbersFromTheirText(String text, double value) {
        assertThat(bind(Numbers.class, "real: " + text).real()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1e3, 1000", "16_000, 16000", "2.0, 2", "-2147483648, -2147483648"})
    void parsesWholeNumbersFromTheirText(String text, int value) {
        assertThat(bind(Numbers.class, "whole: " + text).whole()).isEqualTo(value);
    }

    @Test
    void parsesLongs() {
        assertThat(bind(Numbers.class, "wide: -9223372036854775808").wide())
                .isEqualTo(Long.MIN_VALUE);
    }

    static Stream<Arguments> invalidOptions() {
        String epochs = "{ epochs: 1, learning-rate: 1, ";
        return Stream.of(
                arguments(Numbers.class, "real: one", "'real' of it is 'one'; it must be a number"),
                arguments(
                        Numbers.class, "real: .inf", "'real' of it is '.inf'; it must be a number"),
                arguments(Numbers.class, "real: NaN", "'real' of it is 'NaN'; it must be a number"),
                arguments(
                        Numbers.class,
                        "real: 1e999",
                        "'real' of it is '1e999'; it must be a number"),
                arguments(Numbers.class, "real: 1f", "'real' of it is '1f'; it must be a number"),
                arguments(
                        Numbers.class, "real: 0x10", "'real' of it is '0x10'; it must be a number"),
                arguments(Numbers.class, "real:", "'real' of it is empty; it must be a number"),
                arguments(
                        Numbers.class, "real: [1]", "'real' of it is a list; it must be a number"),
                arguments(Numbers.class, "real: {}", "'real' of it is a map; it must be a number"),
                arguments(
                        Numbers.class,
                        "whole: 1.5",
                        "'whole' of it is '1.5'; it must be a whole number"),
                arguments(
                        Numbers.class,
                        "whole: 2147483648",
                        "'whole' of it is '2147483648'; it must be a whole number that fits into 32"
                                + " bits"),
                arguments(
                        Numbers.class,
                        "wide: 9223372036854775808",
                        "'wide' of it is '9223372036854775808'; it must be a whole number that fits"
                                + " into 64 bits"),
                arguments(
                        Numbers.class,
                        "wide: 1e999999",
                        "'wide' of it is '1e999999'; it must be a whole number that fits into 64"
                                + " bits"),
                arguments(
                        Numbers.class,
                        "whole: '1'",
                        "'whole' of it is \"1\"; it must be a whole number, without quotes"),
                arguments(
                        EdaOptions.class,
                        "alpha: 1.01",
                        "'alpha' of it is '1.01'; it must be a number between 0 and 1"),
                arguments(
                        TopK.class,
                        "k: [1, 0]",
                        "an element of 'k' of it is '0'; it must be a whole number of at least 1"),
                arguments(
                        TopK.class,
                        "k:",
                        "'k' of it is empty; it must be a list of whole numbers of at least 1"),
                arguments(
                        TopK.class,
                        "compat: yes",
                        "'compat' of it is 'yes'; it must be true or false"),
                arguments(TopK.class, "zz: 1", "it has no option 'zz'; there are: 'compat', 'k'"),
                arguments(
                        TopK.class,
                        "compta: true",
                        "it has no option 'compta'; did you mean 'compat'?"),
                arguments(NoOptions.class, "x: 1", "it takes no options; remove 'x'"),
                arguments(NoOptions.class, "3", "it is '3'; it must be a map of options"),
                arguments(
                        ClipOptions.class, "{}", "it lacks the option 'architecture'; give a text"),
                arguments(
                        ClipOptions.class,
                        "{ architecture: RN50, weights: \"a\\0b\" }",
                        "'weights' of it is \"a b\"; it must be a path"),
                arguments(
                        OddOptions.class,
                        "{ span: { from: 2 } }",
                        "it.span: 'from' is 2 and 'to' is 1; 'from' must not be larger"),
                arguments(
                        OddOptions.class,
                        "{ span: 3 }",
                        "'span' of it is '3'; it must be a map of options"),
                arguments(
                        OddOptions.class,
                        "{ span: {}, places: top-lfet }",
                        "an element of 'places' of it is 'top-lfet'; it must be one of"
                                + " bottom-right, top-left, random; did you mean 'top-left'?"),
                arguments(
                        CleanerOptions.class,
                        epochs + "augmenter: counterfactul }",
                        "there is no augmenter 'counterfactul'; did you mean 'counterfactual'?"),
                arguments(
                        CleanerOptions.class,
                        epochs + "augmenter: { eda: { alpha: 2 } } }",
                        "'alpha' of eda is '2'; it must be a number between 0 and 1"),
                arguments(
                        CleanerOptions.class,
                        epochs + "augmenter: { eda: 3 } }",
                        "the options of eda are '3'; they must be a map, such as { option: value"
                                + " }"),
                arguments(
                        CleanerOptions.class,
                        epochs + "augmenter: { eda: {}, counterfactual: {} } }",
                        "a map of 2 entries was given, but an augmenter is expected; write its"
                                + " name, or a map of one entry: name: {options}"),
                arguments(
                        CleanerOptions.class,
                        epochs + "augmenter: [eda] }",
                        "a list was given, but an augmenter is expected; write its name, or a"
                                + " map of one entry: name: {options}"),
                arguments(
                        CleanerOptions.class,
                        epochs + "augmenter: }",
                        "'augmenter' of it is empty; it must be the name of an augmenter, or a map"
                                + " from the name to its options"));
    }

    @ParameterizedTest
    @MethodSource("invalidOptions")
    void rejectsInvalidOptions(Class<? extends Record> type, String yaml, String complaint) {
        assertThat(tryBind(type, yaml)).isEmpty();

        assertThat(messages()).containsExactly(complaint);
    }

    @Test
    void boundsAreIncludedUnlessExcluded() {
        assertThat(bind(EdaOptions.class, "alpha: 0").alpha()).isZero();
        assertThat(bind(EdaOptions.class, "alpha: 1").alpha()).isOne();
        assertThat(bind(FakeOptions.BlendOptions.class, "alpha: 1").alpha()).isOne();

        assertThat(tryBind(FakeOptions.BlendOptions.class, "alpha: 0")).isEmpty();
        assertThat(messages())
                .containsExactly(
                        "'alpha' of it is '0'; it must be a number greater than 0 and at most 1");
    }

    @Test
    void reportsAllErrorsAtOnce() {
        assertThat(
                        tryBind(
                                CleanerOptions.class,
                                "{ epochs: 0, lamda: 2, samples: 2, augmenter: { eda: { alfa: 1 } }"
                                        + " }"))
                .isEmpty();

        assertThat(messages())
                .containsExactly(
                        "'epochs' of it is '0'; it must be a whole number between 1 and 10000",
                        "'samples' of it is '2'; it must be a number between 0 and 1",
                        "eda has no option 'alfa'; did you mean 'alpha'?",
                        "it has no option 'lamda'; did you mean 'lambda'?",
                        "it lacks the option 'learning-rate'; give a number greater than 0 and at"
                                + " most 10");
    }

    @Test
    void resolvedYamlHasEveryOptionAndItsSource() {
        BoundValue<CleanerOptions> bound =
                tryBind(CleanerOptions.class, "{ epochs: 1, learning-rate: 1 }").orElseThrow();

        YamlMap resolved = (YamlMap) bound.resolved();

        assertThat(resolved.entries())
                .extracting(YamlMap.Entry::key)
                .containsExactly(
                        "epochs",
                        "batch",
                        "learning-rate",
                        "warm-up",
                        "schedule",
                        "weight-decay",
                        "decayed",
                        "beta1",
                        "beta2",
                        "epsilon",
                        "clip-norm",
                        "freeze-batch-norm",
                        "lambda",
                        "samples",
                        "augmenter");
        assertThat(resolved.find("epochs").orElseThrow().value().place()).isEqualTo(PLACE);
        assertThat(resolved.find("batch").orElseThrow().value().place())
                .isEqualTo(new Place.ByDefault("it.batch"));
        assertThat(binder.bind(CleanerOptions.class, resolved, "it"))
                .map(BoundValue::value)
                .contains(bound.value());
    }

    @Test
    void reportsAPluginWithoutOptionAnnotationsAsBroken() {
        NamedPlugin broken =
                binder.notation()
                        .read(
                                PluginKind.ATTACK,
                                YamlReader.parse("broken", PLACE, complaints).orElseThrow(),
                                complaints)
                        .orElseThrow();

        assertThat(binder.bind(broken)).isEmpty();

        assertThat(messages())
                .containsExactly(
                        "the plugin broken in fakes.jar is broken: the component forgotten of"
                                + " io.mithridate.config.FakeOptions$BrokenOptions lacks"
                                + " @Option; its author must fix it");
    }

    record Unbindable(@Option("A thread.") Thread thread) {}

    record Recursive(@Option("Itself.") List<Recursive> more) {}

    record Twice(@Option("One.") int epochs, @io.mithridate.api.plugin.Inlined Recipe recipe) {}

    record Foreign(@Option("No kind of plugin.") PluginRef<String> other) {}

    record InlinedText(@io.mithridate.api.plugin.Inlined String text) {}

    record BadDefault(@Option(value = "A number.", defaultValue = "one") int number) {}

    record NullPointer(@Option(value = "A number.", defaultValue = "1") int number) {
        NullPointer {
            throw new IllegalStateException("never");
        }
    }

    static Stream<Arguments> brokenRecords() {
        String prefix = OptionBinderTest.class.getName() + "$";
        return Stream.of(
                        arguments(
                                Unbindable.class,
                                "the component thread of %sUnbindable has a type that cannot be"
                                        + " bound: java.lang.Thread"),
                        arguments(Recursive.class, "the options of %sRecursive contain themselves"),
                        arguments(
                                Twice.class,
                                "the options of %sTwice have two of the name 'epochs'"),
                        arguments(
                                Foreign.class,
                                "the component other of %sForeign refers to a plugin of no known"
                                        + " kind: java.lang.String"),
                        arguments(
                                InlinedText.class,
                                "the component text of %sInlinedText is @Inlined but no record"))
                .map(pair -> arguments(pair.get()[0], pair.get()[1].toString().formatted(prefix)));
    }

    @ParameterizedTest
    @MethodSource("brokenRecords")
    void rejectsBrokenRecords(Class<? extends Record> type, String message) {
        assertThatThrownBy(() -> OptionsSchema.of(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void reportsAnInvalidDefaultAtTheDefault() {
        assertThat(tryBind(BadDefault.class, "{}")).isEmpty();

        assertThat(complaints.sorted())
                .extracting(Complaint::toString)
                .containsExactly(
                        "default of it.number: 'number' of it is 'one'; it must be a whole number");
    }

    @Test
    void reportsAConstructorThatThrows() {
        assertThat(tryBind(NullPointer.class, "{}")).isEmpty();

        assertThat(messages())
                .containsExactly(
                        "it: the options cannot be built (java.lang.IllegalStateException: never)");
    }

    @Test
    void referenceHasTheKindOfItsSpi() {
        assertThat(OptionsSchema.of(CleanerOptions.class).options())
                .filteredOn(option -> option.name().equals("augmenter"))
                .singleElement()
                .extracting(OptionSchema::type)
                .isEqualTo(new OptionType.Plugin(PluginKind.AUGMENTER));
        assertThat(PluginKind.ofSpi(Defense.class)).contains(PluginKind.DEFENSE);
    }
}

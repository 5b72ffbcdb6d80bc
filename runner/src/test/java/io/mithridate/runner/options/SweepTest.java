package io.mithridate.runner.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.config.Complaint;
import io.mithridate.config.Complaints;
import io.mithridate.config.FakeOptions.BlendOptions;
import io.mithridate.config.FakeOptions.CleanerOptions;
import io.mithridate.config.FakeOptions.EdaOptions;
import io.mithridate.config.FakeOptions.Location;
import io.mithridate.config.FakeOptions.NoOptions;
import io.mithridate.config.FakeOptions.OddOptions;
import io.mithridate.config.FakeOptions.PatchOptions;
import io.mithridate.config.FakeOptions.Span;
import io.mithridate.config.Place;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlNode.YamlScalar;
import io.mithridate.config.YamlReader;
import io.mithridate.runner.options.PluginNotation.NamedPlugin;
import io.mithridate.runner.plugins.PluginKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static final Place PLACE = new Place.OnCommandLine("x");

    private final Complaints complaints = new Complaints();
    private final OptionBinder binder = new OptionBinder(FakePlugins.catalog(), complaints);
    private final Sweep sweep = new Sweep(binder, complaints);

    private List<Record> expand(PluginKind kind, String yaml) {
        NamedPlugin named =
                binder.notation()
                        .read(
                                kind,
                                YamlReader.parse(yaml, PLACE, complaints).orElseThrow(),
                                complaints)
                        .orElseThrow();
        return sweep.expand(named).stream()
                .flatMap(one -> binder.bind(one).stream())
                .map(BoundValue::value)
                .toList();
    }

    private List<String> messages() {
        return complaints.sorted().stream().map(Complaint::message).toList();
    }

    @Test
    void doesNotExpandOptionsWithoutLists() {
        assertThat(expand(PluginKind.ATTACK, "badnets"))
                .containsExactly(new PatchOptions(6, Location.BOTTOM_RIGHT));
    }

    @Test
    void expandsListsToTheirProductWithTheLastVaryingFastest() {
        assertThat(
                        expand(
                                PluginKind.ATTACK,
                                "badnets: { patch-size: [4, 8], location: [random, top-left] }"))
                .containsExactly(
                        new PatchOptions(4, Location.RANDOM),
                        new PatchOptions(4, Location.TOP_LEFT),
                        new PatchOptions(8, Location.RANDOM),
                        new PatchOptions(8, Location.TOP_LEFT));
        assertThat(messages()).isEmpty();
    }

    @Test
    void sweepsOptionalOptionsIncludingNull() {
        assertThat(expand(PluginKind.ATTACK, "blended: { alpha: 0.2, noise-seed: [~, 3] }"))
                .containsExactly(
                        new BlendOptions(0.2, Optional.empty()),
                        new BlendOptions(0.2, Optional.of(3L)));
    }

    @Test
    void expandsNestedOptionsButNotListOptions() {
        assertThat(
                        expand(
                                PluginKind.ATTACK,
                                "odd: { span: { to: [1, 2] }, places: [random, top-left] }"))
                .containsExactly(
                        new OddOptions(
                                new Span(0, 1),
                                new Span(0, 9),
                                List.of(Location.RANDOM, Location.TOP_LEFT),
                                0,
                                ""),
                        new OddOptions(
                                new Span(0, 2),
                                new Span(0, 9),
                                List.of(Location.RANDOM, Location.TOP_LEFT),
                                0,
                                ""));
    }

    @Test
    void expandsNestedPluginsAndTheirOptions() {
        assertThat(
                        expand(
                                PluginKind.DEFENSE,
                                "ta-cleaner: { epochs: 1, learning-rate: 1, augmenter:"
                                        + " [counterfactual, { eda: { alpha: [0.1, 0.2] } }] }"))
                .extracting(options -> ((CleanerOptions) options).augmenter())
                .extracting(PluginRef::options)
                .containsExactly(new NoOptions(), new EdaOptions(0.1), new EdaOptions(0.2));
    }

    @Test
    void reportsAnErrorInASweepOnce() {
        assertThat(expand(PluginKind.ATTACK, "badnets: { patch-size: [4, 8], lcation: random }"))
                .isEmpty();

        assertThat(messages())
                .containsExactly("badnets has no option 'lcation'; did you mean 'location'?");
    }

    @Test
    void rejectsAnUnknownNestedPlugin() {
        assertThat(
                        expand(
                                PluginKind.DEFENSE,
                                "ta-cleaner: { epochs: 1, learning-rate: 1, augmenter: { ead: {} }"
                                        + " }"))
                .isEmpty();

        assertThat(messages())
                .containsExactly("there is no augmenter 'ead'; there are: 'counterfactual', 'eda'");
    }

    @Test
    void rejectsAnEmptySweep() {
        assertThat(expand(PluginKind.ATTACK, "badnets: { patch-size: [] }")).isEmpty();

        assertThat(messages())
                .containsExactly("the sweep over 'patch-size' is empty; give at least one value");
    }

    @Test
    void rejectsASweepOverLists() {
        assertThat(expand(PluginKind.ATTACK, "badnets: { patch-size: [[1, 2]] }")).isEmpty();

        assertThat(messages())
                .containsExactly(
                        "'patch-size' of badnets is a list; it must be a whole number between 1 and"
                                + " 64");
    }

    private record Perhaps(
            @Option("A range.") Optional<Span> span,
            @Option("An augmenter.") Optional<PluginRef<TextAugmenter>> augmenter,
            @Option("A list.") Optional<List<Integer>> several) {}

    private List<YamlNode> expand(Class<? extends Record> type, String yaml) {
        YamlNode node = YamlReader.parse(yaml, PLACE, complaints).orElseThrow();
        return sweep.expand(type, node);
    }

    @Test
    void expandsOptionsInsideOptionalValues() {
        assertThat(
                        expand(
                                        Perhaps.class,
                                        "{ span: { to: [1, 2] }, augmenter: { eda: { alpha: [0.1,"
                                                + " 0.2] } }, several: [5, 6] }")
                                .stream()
                                .flatMap(node -> binder.bind(Perhaps.class, node, "it").stream())
                                .map(BoundValue::value))
                .containsExactly(
                        perhaps(1, 0.1), perhaps(1, 0.2), perhaps(2, 0.1), perhaps(2, 0.2));
        assertThat(messages()).isEmpty();
    }

    private static Perhaps perhaps(int to, double alpha) {
        return new Perhaps(
                Optional.of(new Span(0, to)),
                Optional.of(new PluginRef<>(TextAugmenter.class, "eda", new EdaOptions(alpha))),
                Optional.of(List.of(5, 6)));
    }

    @Test
    void returnsNodesThatAreNotMapsUnchanged() {
        YamlNode number = YamlScalar.plain(PLACE, "3");

        assertThat(sweep.expand(Perhaps.class, number)).containsExactly(number);
        assertThat(messages()).isEmpty();
    }

    @Test
    void ignoresTheOptionsOfABrokenPlugin() {
        assertThat(expand(PluginKind.ATTACK, "broken: { any: [1, 2] }")).isEmpty();

        assertThat(messages())
                .singleElement()
                .asString()
                .startsWith("the plugin broken in fakes.jar is broken: ");
    }

    private static String numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @Test
    void acceptsAtMostAHundredThousandCombinations() {
        assertThat(expand(Span.class, "{ from: %s, to: %s }".formatted(numbers(250), numbers(400))))
                .hasSize(100_000);
        assertThat(messages()).isEmpty();

        assertThat(expand(Span.class, "{ from: %s, to: %s }".formatted(numbers(11), numbers(9091))))
                .as("100,001 combinations")
                .hasSize(1);
        assertThat(messages())
                .containsExactly(
                        "the sweeps up to 'to' make more than 100000 combinations; sweep over fewer"
                                + " values");
    }

    @Test
    void rejectsTooManyCombinations() {
        String many = numbers(400);

        expand(PluginKind.ATTACK, "odd: { span: { from: %s, to: %s } }".formatted(many, many));

        assertThat(messages())
                .contains(
                        "the sweeps up to 'to' make more than 100000 combinations; sweep over fewer"
                                + " values");
    }
}

package io.mithridate.runner.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.plugin.PluginRef;
import io.mithridate.runner.options.FakePlugins.BlendOptions;
import io.mithridate.runner.options.FakePlugins.CleanerOptions;
import io.mithridate.runner.options.FakePlugins.EdaOptions;
import io.mithridate.runner.options.FakePlugins.Location;
import io.mithridate.runner.options.FakePlugins.NoOptions;
import io.mithridate.runner.options.FakePlugins.OddOptions;
import io.mithridate.runner.options.FakePlugins.PatchOptions;
import io.mithridate.runner.options.FakePlugins.Span;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.yaml.Complaint;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepTest {

    private final OptionBinder binder = new OptionBinder(FakePlugins.catalog());
    private final Complaints complaints = new Complaints();

    private List<Record> expand(PluginKind kind, String yaml) {
        Place place = new Place.OnCommandLine("x");
        NamedPlugin named =
                binder.notation()
                        .read(
                                kind,
                                YamlReader.parse(yaml, place, complaints).orElseThrow(),
                                complaints)
                        .orElseThrow();
        return new Sweep(binder)
                .expand(named, complaints).stream()
                        .flatMap(one -> binder.bind(one, complaints).stream())
                        .map(Bound::value)
                        .toList();
    }

    private List<String> messages() {
        return complaints.sorted().stream().map(Complaint::message).toList();
    }

    @Test
    void nothingIsSweptWhereNoListStands() {
        assertThat(expand(PluginKind.ATTACK, "badnets"))
                .containsExactly(new PatchOptions(6, Location.BOTTOM_RIGHT));
    }

    @Test
    void listsGiveTheirProductTheLastVaryingFastest() {
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
    void optionalOptionsCanBeSweptAndLeftOut() {
        assertThat(expand(PluginKind.ATTACK, "blended: { alpha: 0.2, noise-seed: [~, 3] }"))
                .containsExactly(
                        new BlendOptions(0.2, Optional.empty()),
                        new BlendOptions(0.2, Optional.of(3L)));
    }

    @Test
    void aListOptionIsNoSweepAndNestedOptionsAre() {
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
    void nestedPluginsAndTheirOptionsCanBeSwept() {
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
    void whatIsWrongInASweepIsSaidOnce() {
        assertThat(expand(PluginKind.ATTACK, "badnets: { patch-size: [4, 8], lcation: random }"))
                .isEmpty();

        assertThat(messages())
                .containsExactly("badnets has no option 'lcation'; did you mean 'location'?");
    }

    @Test
    void anUnknownNestedPluginIsComplainedOf() {
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
    void anEmptySweepIsComplainedOf() {
        assertThat(expand(PluginKind.ATTACK, "badnets: { patch-size: [] }")).isEmpty();

        assertThat(messages())
                .containsExactly("the sweep over 'patch-size' is empty; give at least one value");
    }

    @Test
    void aSweepOfAListOfListsIsComplainedOf() {
        assertThat(expand(PluginKind.ATTACK, "badnets: { patch-size: [[1, 2]] }")).isEmpty();

        assertThat(messages())
                .containsExactly(
                        "'patch-size' of badnets is a list; it must be a whole number between 1 and"
                                + " 64");
    }

    @Test
    void sweepsWithoutEndAreRefused() {
        String many =
                IntStream.range(0, 400)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", ", "[", "]"));

        expand(PluginKind.ATTACK, "odd: { span: { from: %s, to: %s } }".formatted(many, many));

        assertThat(messages())
                .contains(
                        "the sweeps up to 'to' make more than 100000 combinations; sweep over fewer"
                                + " values");
    }
}

package io.mithridate.runner.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.config.Complaints;
import io.mithridate.config.FakeOptions;
import io.mithridate.config.FakeOptions.BlendOptions;
import io.mithridate.config.FakeOptions.CleanerOptions;
import io.mithridate.config.FakeOptions.ClipOptions;
import io.mithridate.config.FakeOptions.NoOptions;
import io.mithridate.config.FakeOptions.OddOptions;
import io.mithridate.config.FakeOptions.PatchOptions;
import io.mithridate.config.OptionTree;
import io.mithridate.config.Place;
import io.mithridate.config.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OptionTreeTest {

    private static final Map<String, String> GIVEN =
            Map.of(
                    "epochs", "4",
                    "batch", "64",
                    "learning-rate", "2e-4",
                    "lambda", "1.0",
                    "samples", "0.25",
                    "augmenter", "{ eda: { alpha: 0.1 } }");

    private static <O extends Record> O bind(Class<O> type, String yaml) {
        Complaints complaints = new Complaints();
        O options =
                new OptionBinder(FakePlugins.catalog(), complaints)
                        .bind(
                                type,
                                YamlReader.parse(yaml, new Place.OnCommandLine("x"), complaints)
                                        .orElseThrow(),
                                "it")
                        .orElseThrow()
                        .value();
        assertThat(complaints.isEmpty()).isTrue();
        return options;
    }

    private static String canonical(Class<? extends Record> type, String yaml) {
        return text(bind(type, yaml));
    }

    private static String text(Record options) {
        return OptionTree.of(options).json().toString();
    }

    @Test
    void writesEveryOptionSortedAndPluginsAsMaps() {
        assertThat(canonical(CleanerOptions.class, "{ epochs: 4, learning-rate: 2e-4 }"))
                .isEqualTo(
                        "{\"augmenter\":{\"counterfactual\":{}},\"batch\":128,\"beta1\":0.9,"
                            + "\"beta2\":0.999,\"clip-norm\":0,\"decayed\":\"weights\",\"epochs\":4,\"epsilon\":1E-8,"
                            + "\"freeze-batch-norm\":false,\"lambda\":1,\"learning-rate\":0.0002,\"samples\":0.25,\"schedule\":\"cosine\","
                            + "\"warm-up\":null,\"weight-decay\":0.1}");
    }

    @Test
    void writesEveryTypeOfOption() {
        assertThat(
                        canonical(
                                OddOptions.class,
                                "{ span: {}, places: [random], identifier: 9007199254740993, text:"
                                        + " 'a \"b\"' }"))
                .isEqualTo(
                        "{\"identifier\":9007199254740993,\"other\":{\"from\":0,\"to\":9},"
                                + "\"places\":[\"random\"],\"span\":{\"from\":0,\"to\":1},"
                                + "\"text\":\"a \\\"b\\\"\"}");
        assertThat(text(new ClipOptions("RN50", Optional.empty())))
                .isEqualTo("{\"architecture\":\"RN50\",\"weights\":null}");
        assertThat(text(new ClipOptions("RN50", Optional.of(Path.of("/w")))))
                .isEqualTo("{\"architecture\":\"RN50\",\"weights\":\"/w\"}");
        assertThat(text(new NoOptions())).isEqualTo("{}");
    }

    @Test
    void numbersHaveASingleForm() {
        assertThat(List.of("1", "1.0", "1e0", "10e-1", "+1"))
                .allSatisfy(
                        text ->
                                assertThat(canonical(BlendOptions.class, "alpha: " + text))
                                        .isEqualTo("{\"alpha\":1,\"noise-seed\":null}"));
    }

    private record Amount(double amount) {}

    @Test
    void writesWholeNumbersWithAllDigits() {
        assertThat(text(new Amount(16_000))).isEqualTo("{\"amount\":16000}");
        assertThat(text(new Amount(-2e15))).isEqualTo("{\"amount\":-2000000000000000}");
        assertThat(text(new Amount(0.00016))).isEqualTo("{\"amount\":0.00016}");
    }

    @Property(tries = 50)
    void orderWhitespaceAndCommentsDoNotMatter(@ForAll Random random, @ForAll boolean block) {
        String ordered = canonical(CleanerOptions.class, flowMap(GIVEN));
        List<String> names = new ArrayList<>(GIVEN.keySet());
        Collections.shuffle(names, random);
        StringBuilder yaml = new StringBuilder();
        if (block) {
            names.forEach(
                    name ->
                            yaml.append(
                                    "%s:   %s   # %s\n\n".formatted(name, GIVEN.get(name), name)));
        } else {
            Map<String, String> shuffled = new LinkedHashMap<>();
            names.forEach(name -> shuffled.put(name, GIVEN.get(name)));
            yaml.append(flowMap(shuffled));
        }

        assertThat(canonical(CleanerOptions.class, yaml.toString())).isEqualTo(ordered);
    }

    @Property
    void formDependsOnEveryOption(@ForAll("changes") Map.Entry<String, String> change) {
        Map<String, String> changed = new LinkedHashMap<>(GIVEN);
        changed.put(change.getKey(), change.getValue());

        assertThat(canonical(CleanerOptions.class, flowMap(changed)))
                .isNotEqualTo(canonical(CleanerOptions.class, flowMap(GIVEN)));
    }

    @Provide
    Arbitrary<Map.Entry<String, String>> changes() {
        return Arbitraries.of(
                Map.entry("epochs", "5"),
                Map.entry("batch", "65"),
                Map.entry("learning-rate", "2.0000000000000005e-4"),
                Map.entry("warm-up", "51"),
                Map.entry("weight-decay", "0"),
                Map.entry("decayed", "weights-compat"),
                Map.entry("beta1", "0.91"),
                Map.entry("beta2", "0.99"),
                Map.entry("epsilon", "1e-9"),
                Map.entry("clip-norm", "1"),
                Map.entry("schedule", "cosine-compat"),
                Map.entry("freeze-batch-norm", "true"),
                Map.entry("lambda", "1.0000000000000002"),
                Map.entry("samples", "0.24999999999999997"),
                Map.entry("augmenter", "eda: { alpha: 0.2 }".transform("{ %s }"::formatted)),
                Map.entry("augmenter", "counterfactual"));
    }

    @Property
    void differentOptionsHaveDifferentForms(
            @ForAll @IntRange(min = 1, max = 4) int one,
            @ForAll FakeOptions.Location location,
            @ForAll @IntRange(min = 1, max = 4) int other,
            @ForAll FakeOptions.Location otherLocation) {
        PatchOptions first = new PatchOptions(one, location);
        PatchOptions second = new PatchOptions(other, otherLocation);

        assertThat(text(first).equals(text(second))).isEqualTo(first.equals(second));
    }

    private record Files(Path weights, Optional<Path> tokenizer, Optional<Integer> size) {}

    @Test
    void filesCanBeOmittedOrReplacedByTheirContent() {
        Files files = new Files(Path.of("w"), Optional.of(Path.of("t")), Optional.of(3));

        assertThat(OptionTree.of(files).withoutFiles().json()).hasToString("{\"size\":3}");
        assertThat(OptionTree.of(files).json())
                .hasToString("{\"size\":3,\"tokenizer\":\"t\",\"weights\":\"w\"}");
        assertThat(OptionTree.of(files).json(file -> "content of " + file))
                .hasToString(
                        "{\"size\":3,\"tokenizer\":\"content of t\",\"weights\":\"content of w\"}");
    }

    private static String flowMap(Map<String, String> options) {
        List<String> entries =
                options.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .toList();
        return "{ " + String.join(", ", entries) + " }";
    }
}

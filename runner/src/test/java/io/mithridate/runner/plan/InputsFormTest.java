package io.mithridate.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.api.plugin.Option;
import io.mithridate.config.FakeOptions;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.options.FakePlugins;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.store.StoredJson;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputsFormTest {

    private record Everything(
            String text,
            int whole,
            long large,
            double number,
            boolean truth,
            StageKind constant,
            Optional<String> there,
            Optional<String> missing,
            List<Integer> several,
            Part part,
            Settings settings,
            Input input) {}

    private record Part(String ofRecord) {}

    private record Settings(
            @Option("How many.") int patchSize, @Option("Which share.") double share) {}

    private record Named(String name) implements Input {
        @Override
        public JsonNode canonical() {
            return TextNode.valueOf("<" + name + ">");
        }
    }

    private static InputForms.InputsForm form(Record inputs) {
        return new InputForms().of(inputs);
    }

    private static JsonNode json(Record inputs) {
        return StoredJson.parse(form(inputs).text());
    }

    @Test
    void writesEveryComponentUnderItsName() {
        Everything inputs =
                new Everything(
                        "t",
                        1,
                        1L << 40,
                        0.1,
                        true,
                        StageKind.VICTIM,
                        Optional.of("t"),
                        Optional.empty(),
                        List.of(3, 4),
                        new Part("p"),
                        new Settings(6, 0.25),
                        new Named("file"));

        assertThat(form(inputs).text())
                .isEqualTo(
                        "{'text':'t','whole':1,'large':1099511627776,'number':'0.1','truth':true,"
                                        .replace('\'', '"')
                                + ("'constant':'victim','there':'t','missing':null,'several':[3,4],"
                                                + "'part':{'of-record':'p'},"
                                                + "'settings':{'patch-size':6,'share':0.25},"
                                                + "'input':'<file>'}")
                                        .replace('\'', '"'));
    }

    private record Amount(double amount) {}

    private static String text(double amount) {
        return json(new Amount(amount)).get("amount").asText();
    }

    /** Java 17 writes more digits for some of these than Java 19: 1.9999999999999998E23. */
    @ParameterizedTest
    @CsvSource({"2e23, 2.0E23", "8.41e21, 8.41E21", "1e23, 1.0E23", "2e-3, 0.002", "-0.0, -0.0"})
    void numbersDoNotDependOnTheJavaVersion(double number, String text) {
        assertThat(text(number)).isEqualTo(text);
    }

    @Property(tries = 300)
    void writesTheShortestTextThatParsesToTheSameNumber(@ForAll double number) {
        String text = text(number);

        assertThat(Double.parseDouble(text)).isEqualTo(number);
        BigDecimal decimal = new BigDecimal(text).stripTrailingZeros();
        if (decimal.precision() > 1) {
            MathContext fewer = new MathContext(decimal.precision() - 1);
            assertThat(new BigDecimal(number).round(fewer).doubleValue()).isNotEqualTo(number);
        }
    }

    private record Items(List<Integer> items) {}

    @Test
    void writesALongListAsItsDigest() {
        List<Integer> many = IntStream.range(0, 33).boxed().toList();
        List<Integer> reversed = IntStream.range(0, 33).mapToObj(i -> 32 - i).toList();

        JsonNode form = json(new Items(many)).get("items");

        assertThat(form.get("items").asInt()).isEqualTo(33);
        assertThat(form.get("sha256").asText()).hasSize(64);
        assertThat(json(new Items(reversed)).get("items")).isNotEqualTo(form);
        assertThat(json(new Items(many.subList(0, 32))).get("items").isArray()).isTrue();
    }

    private record Stages(Input first, List<Input> more) {}

    private record OfStage(Stage stage) implements Input {
        @Override
        public JsonNode canonical() {
            return TextNode.valueOf(stage.key());
        }

        @Override
        public List<Stage> stages() {
            return List.of(stage);
        }
    }

    @Test
    void collectsTheReadStagesOnceAndInOrder() {
        Stage base = FixedWork.stage(StageKind.BASE, "base", List.of(), workspace -> {});
        Stage victim = FixedWork.stage(StageKind.VICTIM, "victim", List.of(base), workspace -> {});

        InputForms.InputsForm form =
                form(
                        new Stages(
                                new OfStage(victim),
                                List.of(new OfStage(base), new OfStage(victim))));

        assertThat(form.stages()).containsExactly(victim, base);
        assertThat(form.byKey().isEmpty()).isFalse();
        assertThat(form(new Items(List.of(1))).byKey().isEmpty()).isTrue();
    }

    private record OfPlugin(PluginUse use) implements Input {
        @Override
        public JsonNode canonical() {
            return TextNode.valueOf(use.name());
        }

        @Override
        public List<PluginUse> plugins() {
            return List.of(use);
        }
    }

    private record Plugins(List<Input> several, Part part, Optional<Input> perhaps) {}

    private static PluginUse attack(String name) {
        return new PluginUse(
                FakePlugins.catalog().find(PluginKind.ATTACK, name).orElseThrow(),
                new FakeOptions.NoOptions());
    }

    @Test
    void collectsThePluginsOfTheInputs() {
        PluginUse badnets = attack("badnets");
        PluginUse blended = attack("blended");

        InputForms.InputsForm form =
                form(
                        new Plugins(
                                List.of(new OfPlugin(badnets), new Named("file")),
                                new Part("p"),
                                Optional.of(new OfPlugin(blended))));

        assertThat(form.plugins()).containsExactly(badnets, blended);
    }

    private record Counted(AtomicInteger asked) implements Input {
        @Override
        public JsonNode canonical() {
            return IntNode.valueOf(asked.incrementAndGet());
        }
    }

    private record Two(Input first, Input second) {}

    @Test
    void computesTheFormOfAnObjectOnce() {
        Counted data = new Counted(new AtomicInteger());
        InputForms forms = new InputForms();

        assertThat(forms.of(new Two(data, data)).text()).isEqualTo("{\"first\":1,\"second\":1}");
        assertThat(forms.of(new Two(data, new Named("n"))).text())
                .isEqualTo("{\"first\":1,\"second\":\"<n>\"}");
        assertThat(new InputForms().of(new Two(data, data)).text())
                .isEqualTo("{\"first\":2,\"second\":2}");
    }

    private record Unknown(OptionalInt what) {}

    @Test
    void rejectsAValueOfAnUnknownType() {
        assertThatThrownBy(() -> form(new Unknown(OptionalInt.of(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.util.OptionalInt");
    }

    @Test
    void acceptsAnEmptyList() {
        assertThat(json(new Items(Collections.emptyList())).get("items").size()).isZero();
    }
}

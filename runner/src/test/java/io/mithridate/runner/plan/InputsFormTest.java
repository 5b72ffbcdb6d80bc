package io.mithridate.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.api.plugin.Option;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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

    private record Settings(@Option("How many.") int patchSize) {}

    private record Named(String name) implements Input {
        @Override
        public JsonNode canonical() {
            return TextNode.valueOf("<" + name + ">");
        }
    }

    private static InputsForm form(Record inputs) {
        return new InputForms().of(inputs);
    }

    @Test
    void everyComponentStandsUnderItsName() {
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
                        new Settings(6),
                        new Named("file"));

        assertThat(form(inputs).canonical())
                .hasToString(
                        "{'text':'t','whole':1,'large':1099511627776,'number':'0.1','truth':true,"
                                        .replace('\'', '"')
                                + ("'constant':'victim','there':'t','missing':null,'several':[3,4],"
                                                + "'part':{'of-record':'p'},"
                                                + "'settings':{'patch-size':6},'input':'<file>'}")
                                        .replace('\'', '"'));
    }

    private record Items(List<Integer> items) {}

    @Test
    void aLongListIsWrittenAsItsDigest() {
        List<Integer> many = IntStream.range(0, 33).boxed().toList();
        List<Integer> turned = IntStream.range(0, 33).mapToObj(i -> 32 - i).toList();

        JsonNode form = form(new Items(many)).canonical().get("items");

        assertThat(form.get("items").asInt()).isEqualTo(33);
        assertThat(form.get("sha256").asText()).hasSize(64);
        assertThat(form(new Items(turned)).canonical().get("items")).isNotEqualTo(form);
        assertThat(form(new Items(many.subList(0, 32))).canonical().get("items").isArray())
                .isTrue();
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
    void collectsTheStagesThatAreReadEachOnceInOrder() {
        Stage base = FixedWork.stage(StageKind.BASE, "base", List.of(), workspace -> {});
        Stage victim = FixedWork.stage(StageKind.VICTIM, "victim", List.of(base), workspace -> {});

        InputsForm form =
                form(
                        new Stages(
                                new OfStage(victim),
                                List.of(new OfStage(base), new OfStage(victim))));

        assertThat(form.stages()).containsExactly(victim, base);
    }

    private record Unknown(OptionalInt what) {}

    @Test
    void refusesAValueForWhichNothingStandsInTheKey() {
        assertThatThrownBy(() -> form(new Unknown(OptionalInt.of(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.util.OptionalInt");
    }

    @Test
    void anEmptyListIsAnInputToo() {
        assertThat(form(new Items(Collections.emptyList())).canonical().get("items").size())
                .isZero();
    }
}

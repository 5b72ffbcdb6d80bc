package io.mithridate.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class StageDescriptionTest {

    private static StageDescription read(String json) throws IOException {
        return StageDescription.of(new ObjectMapper().readTree(json));
    }

    @Test
    void namesEveryValueByItsPath() throws IOException {
        StageDescription before =
                read("{\"inputs\": {\"recipe\": {\"epochs\": 1}, \"none\": {}}, \"code\": \"a\"}");
        StageDescription now =
                read("{\"inputs\": {\"recipe\": {\"epochs\": 2}, \"list\": [1]}, \"code\": \"a\"}");

        assertThat(now.changesFrom(before))
                .containsExactly(
                        new StageDescription.Change(
                                "inputs.list", Optional.empty(), Optional.of("[1]")),
                        new StageDescription.Change(
                                "inputs.none", Optional.of("{}"), Optional.empty()),
                        new StageDescription.Change(
                                "inputs.recipe.epochs", Optional.of("1"), Optional.of("2")));
    }

    @Test
    void absentPartIsASingleChange() throws IOException {
        StageDescription with =
                read("{\"run\": {\"poison\": {\"rate\": 1, \"of\": \"sig\"}, \"pairs\": 3}}");
        StageDescription without = read("{\"run\": {\"poison\": null, \"pairs\": 4}}");

        assertThat(without.changedPartsFrom(with))
                .containsExactly(
                        new StageDescription.Change(
                                "run.pairs", Optional.of("3"), Optional.of("4")),
                        new StageDescription.Change(
                                "run.poison", Optional.of("{...}"), Optional.of("null")));
        assertThat(with.changedPartsFrom(without))
                .contains(
                        new StageDescription.Change(
                                "run.poison", Optional.of("null"), Optional.of("{...}")));
        assertThat(with.changedPartsFrom(with)).isEmpty();
    }

    @Test
    void comparesNumbersByValue() throws IOException {
        StageDescription before =
                read("{\"epsilon\": 1.0E-8, \"costs\": [1.0, 10], \"rate\": 0.01}");
        ObjectNode planned = JsonNodeFactory.instance.objectNode();
        planned.put("epsilon", new BigDecimal("1E-8")).put("rate", 0.02);
        planned.putArray("costs").add(1).add(10.0);
        StageDescription now = StageDescription.of(planned);

        assertThat(now.changesFrom(before))
                .containsExactly(
                        new StageDescription.Change(
                                "rate", Optional.of("0.01"), Optional.of("0.02")));
        assertThat(read("{\"epochs\": 10, \"epsilon\": 1.0E-8}").values())
                .containsEntry("epochs", "10")
                .containsEntry("epsilon", "1E-8");
    }

    @Test
    void acceptsANumberThatIsTooLargeForADouble() throws IOException {
        assertThat(read("{\"damaged\": 1e999}").values())
                .containsExactly(Map.entry("damaged", "\"Infinity\""));
    }

    @Property(tries = 300)
    void distanceCountsChangesUpToTheLimit(
            @ForAll @Size(max = 6)
                    Map<@CharRange(from = 'a', to = 'e') @StringLength(1) String, Boolean> one,
            @ForAll @Size(max = 6)
                    Map<@CharRange(from = 'a', to = 'e') @StringLength(1) String, Boolean> two,
            @ForAll @IntRange(min = 1, max = 8) int limit) {
        StageDescription a = description(one);
        StageDescription b = description(two);

        assertThat(a.distance(b, limit)).isEqualTo(Math.min(limit, a.changesFrom(b).size()));
        assertThat(b.changesFrom(a)).hasSameSizeAs(a.changesFrom(b));
        assertThat(a.changesFrom(a)).isEmpty();
    }

    private static StageDescription description(Map<String, Boolean> values) {
        TreeMap<String, String> texts = new TreeMap<>();
        values.forEach((place, value) -> texts.put(place, value.toString()));
        return new StageDescription(texts);
    }
}

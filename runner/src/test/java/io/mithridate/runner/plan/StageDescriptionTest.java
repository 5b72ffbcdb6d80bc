package io.mithridate.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
    void namesEveryValueByItsPlace() throws IOException {
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

    @Property(tries = 300)
    void theDistanceCountsTheChanges(
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

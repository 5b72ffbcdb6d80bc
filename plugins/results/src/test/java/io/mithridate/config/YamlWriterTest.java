package io.mithridate.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.config.YamlNode.YamlList;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class YamlWriterTest {

    private static final Place PLACE = new Place.ByDefault("x");

    private static String write(YamlMap map) {
        return YamlWriter.write(map);
    }

    private static YamlScalar quotedScalar(String text) {
        return new YamlScalar(PLACE, text, true);
    }

    @Test
    void writesBlocksWithComments() {
        YamlMap inner = YamlMap.of(PLACE, "alpha", YamlScalar.plain(PLACE, "1e-4"));
        YamlMap map =
                new YamlMap(
                        PLACE,
                        List.of(
                                new YamlMap.Entry("text", PLACE, quotedScalar("no")),
                                new YamlMap.Entry("nothing", PLACE, YamlScalar.nothing(PLACE)),
                                new YamlMap.Entry("empty", PLACE, YamlMap.empty(PLACE)),
                                new YamlMap.Entry(
                                        "plugins",
                                        PLACE,
                                        new YamlList(
                                                PLACE, List.of(YamlMap.of(PLACE, "eda", inner))))));

        assertThat(write(map))
                .isEqualTo(
                        """
                        text: "no"                              # default
                        nothing: null                           # default
                        empty: {}                               # default
                        plugins:
                          - eda:
                              alpha: 1e-4                       # default
                        """);
    }

    @Test
    void writesValuesFromDifferentSourcesOnSeparateLines() {
        YamlList seeds =
                new YamlList(
                        new Place.InFile("e.yaml", 1, 8),
                        List.of(
                                YamlScalar.plain(new Place.InFile("e.yaml", 1, 9), "1"),
                                YamlScalar.plain(new Place.OnCommandLine("seeds.1=7"), "7")));

        assertThat(write(YamlMap.of(PLACE, "seeds", seeds)))
                .isEqualTo(
                        """
                        seeds:
                          - 1                                   # line 1, column 9
                          - 7                                   # command line
                        """);
    }

    @Test
    void quotesASingleDash() {
        YamlMap map = YamlMap.of(PLACE, "text", YamlScalar.plain(PLACE, "-"));

        assertThat(write(map)).startsWith("text: \"-\" ");
    }

    @Property(tries = 500)
    void writtenYamlReadsAsTheSameMap(@ForAll("maps") YamlMap map) {
        Complaints complaints = new Complaints();

        YamlNode read = YamlReader.parse(write(map), PLACE, complaints).orElseThrow();

        assertThat(complaints.sorted()).isEmpty();
        assertThat(textOf(read)).isEqualTo(textOf(map));
    }

    /** Returns a node without its places and styles. */
    private static Object textOf(YamlNode node) {
        if (node instanceof YamlMap map) {
            return map.entries().stream()
                    .map(entry -> List.of(entry.key(), textOf(entry.value())))
                    .toList();
        }
        if (node instanceof YamlList list) {
            return list.items().stream().map(YamlWriterTest::textOf).toList();
        }
        YamlScalar scalar = (YamlScalar) node;
        return scalar.isNull() ? "(null)" : scalar.text();
    }

    @Provide
    Arbitrary<YamlMap> maps() {
        return Arbitraries.lazyOf(
                () -> nodes(0).list().ofMaxSize(4).map(YamlWriterTest::numberedMap),
                () -> nodes(2).list().ofMaxSize(4).map(YamlWriterTest::numberedMap));
    }

    private static YamlMap numberedMap(List<YamlNode> values) {
        List<YamlMap.Entry> entries = new ArrayList<>();
        for (YamlNode value : values) {
            entries.add(new YamlMap.Entry("key %d: #".formatted(entries.size()), PLACE, value));
        }
        return new YamlMap(PLACE, entries);
    }

    private static Arbitrary<YamlNode> nodes(int depth) {
        Arbitrary<YamlNode> scalars =
                Combinators.combine(
                                Arbitraries.oneOf(
                                        Arbitraries.strings().ofMaxLength(12),
                                        Arbitraries.strings()
                                                .withChars(" -:#'\"\\\n\tab1.{}[]&*!|>%@~\u2028é")
                                                .ofMaxLength(12),
                                        Arbitraries.of("null", "~", "true", "1e-4", "- a", "---")),
                                Arbitraries.of(true, false))
                        .as((text, quoted) -> new YamlScalar(PLACE, text, quoted));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<YamlNode> lists =
                nodes(depth - 1).list().ofMaxSize(4).map(items -> new YamlList(PLACE, items));
        Arbitrary<YamlNode> maps =
                nodes(depth - 1).list().ofMaxSize(4).map(YamlWriterTest::numberedMap);
        return Arbitraries.oneOf(scalars, lists, maps);
    }
}

package io.mithridate.datasets.captions;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where a row is taken apart without the parser, the fields are the parser's. */
class UsualRowProperties {

    @Provide
    Arbitrary<String> rows() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().withChars("ab \t#é猫\"\0\uFEFF").ofMaxLength(5),
                        quoted(),
                        quoted(),
                        quoted().map(field -> field + "x"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(fields -> String.join(",", fields))
                .filter(row -> !row.isEmpty());
    }

    private static Arbitrary<String> quoted() {
        return Arbitraries.strings()
                .withChars("ab, \r\n\"é")
                .ofMaxLength(6)
                .map(text -> '"' + text.replace("\"", "\"\"") + '"');
    }

    @Property(tries = 5000)
    void theFieldsAreThoseOfTheParser(@ForAll("rows") String text) {
        List<CsvRecord> rows =
                CsvReader.builder()
                        .skipEmptyLines(false)
                        .allowExtraCharsAfterClosingQuote(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(text)
                        .stream()
                        .toList();
        Assume.that(rows.size() == 1);

        UsualRow.fields(text, ',', '"')
                .ifPresent(fields -> assertThat(fields).isEqualTo(rows.get(0).getFields()));
    }

    @Example
    void rowsAsMostAreNeedNoParser() {
        assertThat(UsualRow.fields("1.jpg,a \"cat\",", ',', '"'))
                .hasValue(List.of("1.jpg", "a \"cat\"", ""));
        assertThat(UsualRow.fields("\"1.jpg\",\"a, \"\"b\"\"\nc\",\"\"", ',', '"'))
                .hasValue(List.of("1.jpg", "a, \"b\"\nc", ""));
        assertThat(UsualRow.fields("a,b\tc", '\t', '\0')).hasValue(List.of("a,b", "c"));
    }

    @Example
    void whatIsOddIsLeftToTheParser() {
        assertThat(UsualRow.fields("\"open", ',', '"')).isEmpty();
        assertThat(UsualRow.fields("\"a\" b,c", ',', '"')).isEmpty();
        assertThat(UsualRow.fields("\"a\"\"", ',', '"')).isEmpty();
        assertThat(UsualRow.fields(",".repeat(2000), ',', '"')).isEmpty();
    }
}

package io.mithridate.datasets.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Tests that the fields of a valid row equal those of a library's parser. */
class CsvRowProperties {

    @Provide
    Arbitrary<String> rows() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().withChars("ab \t#é猫\"\0\uFEFF").ofMaxLength(5),
                        quotedFields(),
                        quotedFields(),
                        quotedFields().map(field -> field + "x"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(fields -> String.join(",", fields))
                .filter(row -> !row.isEmpty());
    }

    private static Arbitrary<String> quotedFields() {
        return Arbitraries.strings()
                .withChars("ab, \r\n\"é")
                .ofMaxLength(6)
                .map(text -> '"' + text.replace("\"", "\"\"") + '"');
    }

    @Property(tries = 5000)
    void returnsTheFieldsOfTheLibrarysParser(@ForAll("rows") String text) {
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

        List<String> fields;
        try {
            fields = fields(text);
        } catch (CsvFormat.BadRowException e) {
            Assume.that(false);
            return;
        }
        assertThat(fields).isEqualTo(rows.get(0).getFields());
    }

    private static List<String> fields(String row) {
        return new CsvFormat(',', true).fields(row, 7);
    }

    @Example
    void readsBareAndQuotedFields() {
        assertThat(fields("1.jpg,a \"cat\",")).containsExactly("1.jpg", "a \"cat\"", "");
        assertThat(fields("\"1.jpg\",\"a, \"\"b\"\"\nc\",\"\""))
                .containsExactly("1.jpg", "a, \"b\"\nc", "");
        assertThat(new CsvFormat('\t', false).fields("a,b\t\"c\t\0d", 1))
                .containsExactly("a,b", "\"c", "\0d");
        assertThat(fields(",".repeat(2000))).hasSize(2001);
    }

    /** The row begins on line 7. */
    @Example
    void reportsTheLineOfAQuoteThatIsNotClosed() {
        assertThatThrownBy(() -> fields("\"open"))
                .isInstanceOf(CsvFormat.BadRowException.class)
                .hasMessage(
                        "the quote opened on line 7 is not closed at the end of its field; write"
                                + " 'quotes: false' if the file does not quote");
        assertThatThrownBy(() -> fields("\"a\" b,c")).hasMessageContaining("on line 7 is");
        assertThatThrownBy(() -> fields("\"a\"\"")).hasMessageContaining("on line 7 is");
        assertThatThrownBy(() -> fields("\"a\r\nb\",\"c\nd\"e"))
                .hasMessageContaining("on line 8 is");
        assertThatThrownBy(() -> fields(",".repeat(20_000)))
                .hasMessage("it has more than 16384 columns");
    }
}

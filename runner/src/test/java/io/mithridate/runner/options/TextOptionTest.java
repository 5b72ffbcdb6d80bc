package io.mithridate.runner.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Option.TextOption;
import io.mithridate.config.Complaint;
import io.mithridate.config.Complaints;
import io.mithridate.config.OptionTree;
import io.mithridate.config.Place;
import io.mithridate.config.YamlReader;
import io.mithridate.runner.fakes.HiddenText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests options whose records are written as a single text in an experiment. */
class TextOptionTest {

    private static final Place PLACE = new Place.OnCommandLine("x");

    private final Complaints complaints = new Complaints();

    /** A color, given by its name in lower case or by its code. */
    @TextOption(
            value = "a colour such as #ff0000",
            known = {"red", "blue"})
    record Colour(String code) {

        public static Colour parse(String text) {
            switch (text) {
                case "?" -> throw new IllegalArgumentException();
                case "!" -> throw new IllegalStateException("out of paint");
                default -> {
                    if (!text.startsWith("#") && !text.equals("red")) {
                        throw new IllegalArgumentException("give a name or a code");
                    }
                    return new Colour(text.equals("red") ? "#ff0000" : text);
                }
            }
        }

        @Override
        public String toString() {
            return code;
        }
    }

    record Paint(
            @Option(value = "The colour.", defaultValue = "red") Colour colour,
            @Option("More colours.") Optional<List<Colour>> more) {}

    private Optional<Paint> bind(String yaml) {
        return bind(Paint.class, yaml);
    }

    private <T extends Record> Optional<T> bind(Class<T> type, String yaml) {
        return new OptionBinder(FakePlugins.catalog(), complaints)
                .bind(type, YamlReader.parse(yaml, PLACE, complaints).orElseThrow(), "it")
                .map(BoundValue::value);
    }

    @Test
    void parsesTheText() {
        assertThat(bind("{}")).contains(new Paint(new Colour("#ff0000"), Optional.empty()));
        assertThat(bind("{ colour: '#00ff00', more: [red, '#0000ff'] }"))
                .contains(
                        new Paint(
                                new Colour("#00ff00"),
                                Optional.of(
                                        List.of(new Colour("#ff0000"), new Colour("#0000ff")))));
        assertThat(complaints.isEmpty()).isTrue();
    }

    @Test
    void acceptsANonPublicRecord() {
        assertThat(bind(HiddenText.class, "hidden: seen"))
                .map(Record::toString)
                .contains("HiddenText[hidden=seen]");
    }

    @Test
    void keyContainsTheTextOfTheRecord() {
        Paint paint = bind("colour: red").orElseThrow();

        assertThat(OptionTree.of(paint).json())
                .hasToString("{\"colour\":\"#ff0000\",\"more\":null}");
        assertThat(OptionTree.of(paint).places("paint"))
                .containsEntry("paint.colour", "#ff0000")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "bleu | 'colour' of it is 'bleu'; give a name or a code; did you mean 'blue'?",
                "redder | 'colour' of it is 'redder'; give a name or a code",
                "xyz | 'colour' of it is 'xyz'; give a name or a code",
                "'?' | 'colour' of it is \"?\";"
                        + " it cannot be read (java.lang.IllegalArgumentException)",
                "'!' | 'colour' of it is \"!\";"
                        + " it cannot be read (java.lang.IllegalStateException: out of paint)",
                "[red] | 'colour' of it is a list; it must be a colour such as #ff0000",
                "~ | 'colour' of it is empty; it must be a colour such as #ff0000"
            })
    void reportsARejectedText(String text, String complaint) {
        assertThat(bind("colour: " + text)).isEmpty();

        assertThat(complaints.sorted()).extracting(Complaint::message).containsExactly(complaint);
    }

    @Test
    void descriptionNamesTheAllowedTexts() {
        assertThat(OptionsSchema.of(Paint.class).options())
                .extracting(option -> option.type().text())
                .containsExactly(
                        "colour such as #ff0000",
                        "list of values, each a colour such as #ff0000, may be left out");
    }

    @TextOption("a text")
    record Silent(String text) {}

    @TextOption("a text")
    record OfInstances(String text) {
        public OfInstances parse(String other) {
            return new OfInstances(text + other);
        }
    }

    @TextOption("a text")
    record ToSomethingElse(String text) {
        public static String parse(String text) {
            return text;
        }
    }

    record First(@Option("No way to read it.") Silent it) {}

    record Second(@Option("A method that needs one already.") OfInstances it) {}

    record Third(@Option("A method that gives a text.") ToSomethingElse it) {}

    @ParameterizedTest
    @ValueSource(classes = {First.class, Second.class, Third.class})
    void rejectsARecordWithoutAParseMethod(Class<? extends Record> type) {
        assertThatThrownBy(() -> OptionsSchema.of(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the component it of %s is written as text, but has no method parse(String)"
                                .formatted(type.getName()));
    }
}

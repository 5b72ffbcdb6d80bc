package io.mithridate.runner.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mithridate.config.FakeOptions;
import io.mithridate.runner.plugins.PluginKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptionTypeTest {

    static Stream<Arguments> listTypes() {
        return Stream.of(
                arguments(OptionType.Plain.LONG, "whole numbers"),
                arguments(OptionType.Plain.REAL, "numbers"),
                arguments(OptionType.Plain.BOOLEAN, "true or false"),
                arguments(OptionType.Plain.TEXT, "texts"),
                arguments(OptionType.Plain.PATH, "paths"),
                arguments(
                        new OptionType.Choice(FakeOptions.Location.class),
                        "values among bottom-right, top-left, random"),
                arguments(
                        new OptionType.TextRecord(
                                FakeOptions.Span.class, "two numbers", List.of(), ".*"),
                        "values, each two numbers"),
                arguments(
                        new OptionType.Nested(OptionsSchema.of(FakeOptions.Span.class)),
                        "maps of options"),
                arguments(new OptionType.ListOf(OptionType.Plain.REAL), "lists of numbers"));
    }

    @ParameterizedTest
    @MethodSource("listTypes")
    void describesLists(OptionType elements, String expected) {
        assertThat(new OptionType.ListOf(elements).expected()).isEqualTo("a list of " + expected);
    }

    @Test
    void describesAListOfPlugins() {
        assertThat(new OptionType.ListOf(new OptionType.Plugin(PluginKind.DEFENSE)).expected())
                .isEqualTo("a list of names of defenses, or maps from a name to its options");
        assertThat(new OptionType.Plugin(PluginKind.DEFENSE).expected())
                .isEqualTo("the name of a defense, or a map from the name to its options");
    }

    @Test
    void describesAnOptionalTypeLikeItsValue() {
        OptionType optional = new OptionType.OptionalOf(OptionType.Plain.REAL);

        assertThat(optional.expected()).isEqualTo("a number");
        assertThat(optional.words().several()).isEqualTo("numbers");
        assertThat(optional.text()).isEqualTo("number, may be left out");
    }

    @Test
    void listIsASweepUnlessTheOptionTakesLists() {
        OptionType list = new OptionType.ListOf(OptionType.Plain.INT);

        assertThat(OptionType.Plain.INT.isScalar()).isTrue();
        assertThat(list.isScalar()).isFalse();
        assertThat(new OptionType.Nested(OptionsSchema.of(FakeOptions.Span.class)).isScalar())
                .isFalse();
        assertThat(new OptionType.OptionalOf(OptionType.Plain.INT).isScalar()).isTrue();
        assertThat(new OptionType.OptionalOf(list).isScalar()).isFalse();
    }
}

package io.mithridate.runner.options;

import io.mithridate.api.plugin.KebabCase;
import io.mithridate.runner.plugins.PluginKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The type of an option in an experiment file. */
public sealed interface OptionType {

    /** Returns the type with its article, for error messages: "a whole number". */
    String expected();

    /** Returns the plural of the type: "whole numbers". */
    String severalExpected();

    /** Returns the type without its article, for descriptions: "whole number". */
    default String text() {
        return expected().replaceFirst("^(a|an|the) ", "");
    }

    /** Returns whether a list given for an option of this type is a sweep over its values. */
    default boolean isScalar() {
        return true;
    }

    /** A type whose values are single YAML scalars. */
    enum Plain implements OptionType {
        /** An {@code int}. */
        INT("a whole number", "whole numbers"),
        /** A {@code long}. */
        LONG("a whole number", "whole numbers"),
        /** A finite {@code double}. */
        REAL("a number", "numbers"),
        /** A {@code boolean}. */
        BOOLEAN("true or false", "true or false"),
        /** A string. */
        TEXT("a text", "texts"),
        /**
         * A file system path; relative paths are resolved against the folder of the file that
         * contains them.
         */
        PATH("a path", "paths");

        private final String expected;
        private final String several;

        Plain(String expected, String several) {
            this.expected = expected;
            this.several = several;
        }

        @Override
        public String expected() {
            return expected;
        }

        @Override
        public String severalExpected() {
            return several;
        }

        /** Returns whether the values are whole numbers. */
        public boolean isWhole() {
            return this == INT || this == LONG;
        }

        /** Returns the number of bits of a whole number. */
        int bits() {
            return this == LONG ? Long.SIZE : Integer.SIZE;
        }
    }

    /**
     * One of the constants of an enum.
     *
     * @param type the enum
     */
    record Choice(Class<? extends Enum<?>> type) implements OptionType {

        /** Returns the constants in the form used in experiment files, in order. */
        public List<String> names() {
            return Arrays.stream(type.getEnumConstants()).map(KebabCase::ofConstant).toList();
        }

        @Override
        public String expected() {
            return names().stream().collect(Collectors.joining(", ", "one of ", ""));
        }

        @Override
        public String severalExpected() {
            return names().stream().collect(Collectors.joining(", ", "values among ", ""));
        }
    }

    /**
     * A record that is written as a single text.
     *
     * @param type the record type
     * @param expected a description of the allowed texts
     * @param known complete texts to suggest
     * @param pattern a regular expression that each text matches
     */
    record TextRecord(
            Class<? extends Record> type, String expected, List<String> known, String pattern)
            implements OptionType {

        public TextRecord {
            known = List.copyOf(known);
        }

        @Override
        public String severalExpected() {
            return "values, each " + expected;
        }
    }

    /**
     * A nested map of options.
     *
     * @param schema the schema of the nested options
     */
    record Nested(OptionsSchema schema) implements OptionType {
        @Override
        public String expected() {
            return "a map of options";
        }

        @Override
        public String severalExpected() {
            return "maps of options";
        }

        @Override
        public boolean isScalar() {
            return false;
        }
    }

    /**
     * A reference to another plugin.
     *
     * @param kind the kind of the plugin
     */
    record Plugin(PluginKind kind) implements OptionType {
        @Override
        public String expected() {
            return "the name of %s, or a map from the name to its options".formatted(withArticle());
        }

        /** Returns the kind with its article: "an attack". */
        String withArticle() {
            String article = "aeiou".indexOf(kind.singular().charAt(0)) >= 0 ? "an " : "a ";
            return article + kind.singular();
        }

        @Override
        public String severalExpected() {
            return "names of %s, or maps from a name to its options".formatted(kind.plural());
        }

        @Override
        public String text() {
            return kind.singular();
        }
    }

    /**
     * An optional value.
     *
     * @param type the type of the value if it is given
     */
    record OptionalOf(OptionType type) implements OptionType {
        @Override
        public String expected() {
            return type.expected();
        }

        @Override
        public String severalExpected() {
            return type.severalExpected();
        }

        @Override
        public String text() {
            return type.text() + ", may be left out";
        }

        @Override
        public boolean isScalar() {
            return type.isScalar();
        }
    }

    /**
     * A list option; a single value is treated as a one-element list.
     *
     * @param type the type of the elements
     */
    record ListOf(OptionType type) implements OptionType {
        @Override
        public String expected() {
            return "a list of " + type.severalExpected();
        }

        @Override
        public String severalExpected() {
            return "lists of " + type.severalExpected();
        }

        @Override
        public boolean isScalar() {
            return false;
        }
    }
}

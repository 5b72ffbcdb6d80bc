package io.mithridate.runner.options;

import io.mithridate.api.plugin.KebabCase;
import io.mithridate.runner.plugins.PluginKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The type of an option, as an experiment sees it. */
public sealed interface OptionType {

    /** The type with its article, as complaints write it: "a whole number". */
    String expected();

    /** Several of the type: "whole numbers". */
    String severalExpected();

    /** The type as a description shows it: "whole number". */
    default String text() {
        return expected().replaceFirst("^(a|an|the) ", "");
    }

    /** Returns whether a list of values in its place means a sweep over them. */
    default boolean isScalar() {
        return true;
    }

    /** A type whose values are one scalar of YAML each. */
    enum Plain implements OptionType {
        /** An {@code int}. */
        INT("a whole number", "whole numbers"),
        /** A {@code long}. */
        LONG("a whole number", "whole numbers"),
        /** A {@code double}; finite. */
        REAL("a number", "numbers"),
        /** A {@code boolean}. */
        TRUTH("true or false", "true or false"),
        /** A string. */
        TEXT("a text", "texts"),
        /** A path of the file system; a relative one stands against the folder of its file. */
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

        /** Returns whether its values are whole numbers. */
        public boolean isWhole() {
            return this == INT || this == LONG;
        }

        /** Returns how many bits a whole number has. */
        int bits() {
            return this == LONG ? Long.SIZE : Integer.SIZE;
        }
    }

    /**
     * One of an enum's constants.
     *
     * @param type the enum
     */
    record Choice(Class<? extends Enum<?>> type) implements OptionType {

        /** The constants as experiments write them, in their order. */
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
     * A record that stands there as one text.
     *
     * @param type the record
     * @param expected what the text must be
     * @param known whole texts to suggest
     * @param pattern a regular expression that each text matches
     */
    record Written(
            Class<? extends Record> type, String expected, List<String> known, String pattern)
            implements OptionType {

        public Written {
            known = List.copyOf(known);
        }

        @Override
        public String severalExpected() {
            return "values, each " + expected;
        }
    }

    /**
     * A record of options in a map of its own.
     *
     * @param schema what it holds
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
     * Another plugin.
     *
     * @param kind its kind
     */
    record Plugin(PluginKind kind) implements OptionType {
        @Override
        public String expected() {
            return "the name of %s, or a map from the name to its options".formatted(withArticle());
        }

        /** The kind with its article: "an attack". */
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
     * Something that may be left out.
     *
     * @param type what it is if it is given
     */
    record Maybe(OptionType type) implements OptionType {
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
     * A list; one value stands for a list of one.
     *
     * @param type the elements' type
     */
    record Several(OptionType type) implements OptionType {
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

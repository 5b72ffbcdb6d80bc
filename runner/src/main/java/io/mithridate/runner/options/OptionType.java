package io.mithridate.runner.options;

import io.mithridate.api.plugin.KebabCase;
import io.mithridate.config.YamlNode.YamlScalar;
import io.mithridate.runner.plugins.PluginKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The type of an option in an experiment file. */
public sealed interface OptionType {

    /**
     * The words for a type in error messages.
     *
     * @param one the type with its article: "a whole number"
     * @param several the plural: "whole numbers"
     */
    record Words(String one, String several) {}

    /** Returns the words for the type. */
    Words words();

    /** Returns the type with its article, for error messages: "a whole number". */
    default String expected() {
        return words().one();
    }

    /** Returns the type without its article, for descriptions: "whole number". */
    default String text() {
        return expected().replaceFirst("^(a|an|the) ", "");
    }

    /** Returns whether a list given for an option of this type is a sweep over its values. */
    default boolean isScalar() {
        return this instanceof OptionalOf optional
                ? optional.type().isScalar()
                : !(this instanceof Nested || this instanceof ListOf);
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

        private final String one;
        private final String several;

        Plain(String one, String several) {
            this.one = one;
            this.several = several;
        }

        @Override
        public Words words() {
            return new Words(one, several);
        }

        /** Returns whether the values are whole numbers. */
        public boolean isWhole() {
            return this == INT || this == LONG;
        }

        /** Returns the number of bits of a whole number. */
        int bits() {
            return this == LONG ? Long.SIZE : Integer.SIZE;
        }

        /**
         * Returns the value of a scalar, or empty if its text does not match the type. Ranges are
         * not checked.
         */
        Optional<Object> parse(YamlScalar scalar) {
            return switch (this) {
                case TEXT -> Optional.of(scalar.text());
                case PATH -> path(scalar.text());
                case BOOLEAN -> scalar.booleanValue().map(Object.class::cast);
                case REAL -> scalar.realValue().map(Object.class::cast);
                case LONG -> scalar.wholeValue(Long.SIZE).map(Object.class::cast);
                case INT -> scalar.wholeValue(Integer.SIZE).map(Long::intValue);
            };
        }

        private static Optional<Object> path(String text) {
            try {
                return Optional.of(Path.of(text));
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
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

        /** Returns the constant with the name of a scalar; empty if there is none. */
        Optional<Object> parse(YamlScalar scalar) {
            int index = names().indexOf(scalar.text());
            return index < 0 ? Optional.empty() : Optional.of(type.getEnumConstants()[index]);
        }

        @Override
        public Words words() {
            return new Words(
                    "one of " + String.join(", ", names()),
                    "values among " + String.join(", ", names()));
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

        /** Returns the record's static method {@code parse(String)}; empty if it has none. */
        Optional<Method> parser() {
            try {
                Method method = type.getMethod("parse", String.class);
                return Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type
                        ? Optional.of(method)
                        : Optional.empty();
            } catch (NoSuchMethodException e) {
                return Optional.empty();
            }
        }

        /**
         * Returns the record that a text denotes.
         *
         * @throws IllegalArgumentException if the record rejects the text; the message is the
         *     reason
         */
        Object parse(String text) {
            Method method = parser().orElseThrow(() -> new IllegalStateException(type.getName()));
            // The record itself may be non-public.
            method.setAccessible(true);
            try {
                return method.invoke(null, text);
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException(reason(e, "it cannot be read (%s)"), e);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("cannot call " + method, e);
            }
        }

        /**
         * Returns the reason why a record rejected its input.
         *
         * @param fallback the message for an exception that is not meant for users
         */
        static String reason(InvocationTargetException e, String fallback) {
            Throwable cause = e.getCause();
            return cause instanceof IllegalArgumentException && cause.getMessage() != null
                    ? cause.getMessage()
                    : fallback.formatted(cause);
        }

        @Override
        public Words words() {
            return new Words(expected, "values, each " + expected);
        }
    }

    /**
     * A nested map of options.
     *
     * @param schema the schema of the nested options
     */
    record Nested(OptionsSchema schema) implements OptionType {
        @Override
        public Words words() {
            return new Words("a map of options", "maps of options");
        }
    }

    /**
     * A reference to another plugin.
     *
     * @param kind the kind of the plugin
     */
    record Plugin(PluginKind kind) implements OptionType {

        /** Returns the kind with its article: "an attack". */
        String withArticle() {
            String article = "aeiou".indexOf(kind.singular().charAt(0)) >= 0 ? "an " : "a ";
            return article + kind.singular();
        }

        @Override
        public Words words() {
            return new Words(
                    "the name of %s, or a map from the name to its options"
                            .formatted(withArticle()),
                    "names of %s, or maps from a name to its options".formatted(kind.plural()));
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
        public Words words() {
            return type.words();
        }

        @Override
        public String text() {
            return type.text() + ", may be left out";
        }
    }

    /**
     * A list option; a single value is treated as a one-element list.
     *
     * @param type the type of the elements
     */
    record ListOf(OptionType type) implements OptionType {
        @Override
        public Words words() {
            return new Words(
                    "a list of " + type.words().several(), "lists of " + type.words().several());
        }
    }
}

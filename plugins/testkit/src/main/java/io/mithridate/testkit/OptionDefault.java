package io.mithridate.testkit;

import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.Option;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The default of an option, or one element of a default that is a list, parsed as in a run.
 *
 * @param name the option's name, for messages
 * @param text the default as written in YAML
 * @param option the option, which gives the permitted range
 */
record OptionDefault(String name, String text, Option option) {

    /** The maximum number of integer digits to expand; every {@code long} has fewer. */
    private static final int MAX_DIGITS = 20;

    /** Text that the program accepts as a number. */
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d[\\d_]*(\\.[\\d_]*)?|\\.\\d[\\d_]*)([eE][-+]?\\d{1,6})?");

    private static final Pattern LIST = Pattern.compile("\\[(.*)]", Pattern.DOTALL);
    private static final Set<String> EMPTY_VALUES = Set.of("", "~", "null", "Null", "NULL");

    /** Returns the default of an option; empty if it has none. */
    static Optional<OptionDefault> of(String name, Option option) {
        return option.defaultValue().equals(Option.REQUIRED)
                ? Optional.empty()
                : Optional.of(new OptionDefault(name, option.defaultValue(), option));
    }

    /** Returns one sentence for each problem with the default as a value of a type. */
    List<String> complaints(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return EMPTY_VALUES.contains(text) ? List.of() : complaints(argument);
            }
            if (generic.getRawType() == List.class && argument instanceof Class<?>) {
                return elements()
                        .flatMap(element -> element.complaints(argument).stream())
                        .toList();
            }
            return List.of();
        }
        return complaint((Class<?>) OptionsInspection.boxedAsPrimitive(type)).stream().toList();
    }

    /** Splits a list into its elements; a single value may be written without brackets. */
    private Stream<OptionDefault> elements() {
        String inner = LIST.matcher(text.strip()).replaceFirst("$1");
        return inner.isBlank()
                ? Stream.empty()
                : Arrays.stream(inner.split(",", -1))
                        .map(element -> new OptionDefault(name, element.strip(), option));
    }

    private Optional<String> complaint(Class<?> type) {
        if (OptionsInspection.NUMBERS.contains(type)) {
            return numberComplaint(type);
        }
        if (type == boolean.class
                && !text.equalsIgnoreCase("true")
                && !text.equalsIgnoreCase("false")) {
            return Optional.of(
                    "%s has the default '%s', which is neither true nor false."
                            .formatted(name, text));
        }
        if (type.isEnum()) {
            List<String> names =
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> KebabCase.ofConstant((Enum<?>) constant))
                            .toList();
            if (!names.contains(text)) {
                return Optional.of(
                        "%s has the default '%s', which is not one of %s."
                                .formatted(name, text, names));
            }
        }
        return Optional.empty();
    }

    private Optional<String> numberComplaint(Class<?> type) {
        Optional<BigDecimal> number =
                NUMBER.matcher(text).matches()
                        ? Optional.of(new BigDecimal(text.replace("_", "")))
                        : Optional.empty();
        if (number.filter(value -> OptionDefault.fits(value, type)).isEmpty()) {
            return Optional.of(
                    "%s has the default '%s', which is not of type %s."
                            .formatted(name, text, type));
        }
        double value = number.get().doubleValue();
        boolean tooSmall = option.minExcluded() ? value <= option.min() : value < option.min();
        return tooSmall || value > option.max()
                ? Optional.of(
                        "%s has the default %s, which its own range excludes."
                                .formatted(name, text))
                : Optional.empty();
    }

    private static boolean fits(BigDecimal number, Class<?> type) {
        if (type == double.class) {
            return Double.isFinite(number.doubleValue());
        }
        // Avoids expanding numbers like 1e999999.
        if (number.precision() - number.scale() > MAX_DIGITS) {
            return false;
        }
        long whole = type == int.class ? number.intValue() : number.longValue();
        return number.compareTo(BigDecimal.valueOf(whole)) == 0;
    }
}

package io.mithridate.runner.options;

import io.mithridate.api.plugin.Option.TextOption;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Calls the {@code parse} methods of records with the annotation {@link TextOption}. */
final class TextParser {

    private TextParser() {}

    /** Returns the option type of a record, or empty if the record has no {@code parse} method. */
    static Optional<OptionType> type(Class<? extends Record> type, TextOption annotation) {
        return method(type)
                .map(
                        parse ->
                                new OptionType.TextRecord(
                                        type,
                                        annotation.value(),
                                        List.of(annotation.known()),
                                        annotation.pattern()));
    }

    /**
     * Returns the parsed value; if the method rejects the text, reports the reason and returns
     * empty.
     */
    static Optional<Object> parse(
            OptionType.TextRecord type, String text, Consumer<String> refusalReasons) {
        Method method =
                method(type.type())
                        .orElseThrow(() -> new IllegalStateException(type.type().getName()));
        try {
            return Optional.of(method.invoke(null, text));
        } catch (InvocationTargetException e) {
            refusalReasons.accept(reason(e, "it cannot be read (%s)"));
            return Optional.empty();
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

    private static Optional<Method> method(Class<?> type) {
        try {
            Method method = type.getMethod("parse", String.class);
            if (!Modifier.isStatic(method.getModifiers()) || method.getReturnType() != type) {
                return Optional.empty();
            }
            // The record itself may be non-public.
            method.setAccessible(true);
            return Optional.of(method);
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }
}

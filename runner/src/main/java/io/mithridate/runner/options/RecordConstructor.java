package io.mithridate.runner.options;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Calls the canonical constructors of records. */
final class RecordConstructor {

    private RecordConstructor() {}

    /** The record; empty after its constructor refused the values and the reason was passed on. */
    static Optional<Record> construct(
            Class<? extends Record> type, List<Object> values, Consumer<String> refused) {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values.toArray()));
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            refused.accept(
                    cause instanceof IllegalArgumentException && cause.getMessage() != null
                            ? cause.getMessage()
                            : "the options cannot be built (%s)".formatted(cause));
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot call the constructor of " + type.getName(), e);
        }
    }
}

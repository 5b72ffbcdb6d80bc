package io.mithridate.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** Compares records of options that differ in one component. */
public final class ChangedOptions {

    private ChangedOptions() {}

    /**
     * Asserts that a change of any single option changes the result.
     *
     * @param base the options
     * @param changes another value for each component, by the name of the component
     * @param result returns the result to compare
     */
    public static <O extends Record> void assertEachMoves(
            O base, Map<String, Object> changes, Function<O, ?> result) {
        RecordComponent[] components = base.getClass().getRecordComponents();
        assertThat(changes.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(components).map(RecordComponent::getName).toList());
        Object before = result.apply(base);
        changes.forEach(
                (name, value) ->
                        assertThat(result.apply(copyWith(base, components, name, value)))
                                .as(name)
                                .isNotEqualTo(before));
    }

    private static <O extends Record> O copyWith(
            O base, RecordComponent[] components, String name, Object value) {
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] =
                        components[i].getName().equals(name)
                                ? value
                                : components[i].getAccessor().invoke(base);
            }
            @SuppressWarnings("unchecked")
            Constructor<O> constructor =
                    (Constructor<O>)
                            base.getClass()
                                    .getDeclaredConstructor(
                                            Arrays.stream(components)
                                                    .map(RecordComponent::getType)
                                                    .toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(name, e);
        }
    }
}

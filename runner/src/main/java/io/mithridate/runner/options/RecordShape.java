package io.mithridate.runner.options;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.Option;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * The components of a type of records. They take longer to find than to read, so that a reader of
 * many records of one type keeps its shape.
 *
 * @param components the components, in their order
 */
public record RecordShape(List<Component> components) {

    public RecordShape {
        components = List.copyOf(components);
    }

    /** The shape of a type of records. */
    public static RecordShape of(Class<? extends Record> type) {
        return new RecordShape(
                Arrays.stream(type.getRecordComponents())
                        .map(
                                component ->
                                        new Component(
                                                component,
                                                KebabCase.ofComponent(component.getName())))
                        .toList());
    }

    /** Returns whether its records are options of a plugin or of a part of an experiment. */
    public boolean isOptions() {
        return components.stream()
                .map(Component::declared)
                .anyMatch(
                        component ->
                                component.isAnnotationPresent(Option.class)
                                        || component.isAnnotationPresent(Inlined.class));
    }

    /**
     * A component.
     *
     * @param declared as its type declares it
     * @param name its name as experiments and keys write it, in kebab-case
     */
    public record Component(RecordComponent declared, String name) {

        public Component {
            declared.getAccessor().setAccessible(true);
        }

        /**
         * Returns the value that it has in a record.
         *
         * @throws IllegalStateException if its accessor throws; the message names the component
         */
        public Object in(Record record) {
            try {
                return declared.getAccessor().invoke(record);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(
                        "cannot read %s of %s"
                                .formatted(declared.getName(), record.getClass().getName()),
                        e);
            }
        }
    }
}

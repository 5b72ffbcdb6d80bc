package io.mithridate.config;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.Option;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * The components of a record type. Finding components is slower than reading their values, so code
 * that reads many records of one type should reuse the shape.
 *
 * @param components the components, in order
 */
public record RecordShape(List<Component> components) {

    public RecordShape {
        components = List.copyOf(components);
    }

    /** Returns the shape of a record type. */
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

    /** Returns whether the records are options of a plugin or of a section of an experiment. */
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
     * @param declared the declared record component
     * @param name the name in experiment files and keys, in kebab-case
     */
    public record Component(RecordComponent declared, String name) {

        public Component {
            declared.getAccessor().setAccessible(true);
        }

        /**
         * Returns the value of the component in a record.
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

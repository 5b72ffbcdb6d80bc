package io.mithridate.runner.options;

import io.mithridate.api.plugin.KebabCase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Reads the components of records. */
public final class RecordValues {

    private RecordValues() {}

    /**
     * A component and what it holds.
     *
     * @param component the component
     * @param value its value in one record
     */
    public record Component(RecordComponent component, Object value) {

        /** Its name as experiments and keys write it, in kebab-case. */
        public String name() {
            return KebabCase.ofComponent(component.getName());
        }
    }

    /**
     * All components of a record, in their order.
     *
     * @throws IllegalStateException if an accessor throws; the message names the component
     */
    public static List<Component> of(Record record) {
        List<Component> components = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            components.add(new Component(component, value(record, component)));
        }
        return components;
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "cannot read %s of %s"
                            .formatted(component.getName(), record.getClass().getName()),
                    e);
        }
    }
}

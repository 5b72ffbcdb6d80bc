package io.mithridate.runner.options;

import java.lang.reflect.RecordComponent;
import java.util.List;

/** Reads the components of records. */
public final class RecordValues {

    private RecordValues() {}

    /**
     * A component and what it holds.
     *
     * @param component the component
     * @param name its name as experiments and keys write it, in kebab-case
     * @param value its value in one record
     */
    public record Component(RecordComponent component, String name, Object value) {}

    /**
     * All components of a record, in their order.
     *
     * @throws IllegalStateException if an accessor throws; the message names the component
     */
    public static List<Component> of(Record record) {
        return RecordShape.of(record.getClass()).components().stream()
                .map(
                        component ->
                                new Component(
                                        component.declared(),
                                        component.name(),
                                        component.in(record)))
                .toList();
    }
}

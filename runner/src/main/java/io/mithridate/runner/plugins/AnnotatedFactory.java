package io.mithridate.runner.plugins;

import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.PluginClass;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/**
 * The factory of a class that an annotation describes, until no plugin has a factory of its own.
 *
 * @param described the class
 */
public record AnnotatedFactory(PluginClass described) implements PluginFactory<Object, Record> {

    @Override
    public String name() {
        return described.about().name();
    }

    @Override
    public String summary() {
        return described.about().summary();
    }

    @Override
    public Fidelity fidelity() {
        return described.about().fidelity();
    }

    @Override
    public List<Reference> references() {
        return described.references();
    }

    @Override
    @SuppressWarnings("unchecked") // a record of options is a record
    public Class<Record> options() {
        return (Class<Record>) described.options();
    }

    @Override
    public Class<?> implementation() {
        return described.type();
    }
}

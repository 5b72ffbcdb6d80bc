package io.mithridate.examples.defense;

import io.mithridate.api.plugin.Plugin;
import java.util.List;

/** The defense of the example. */
public final class ExamplePlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(UniformFineTune.class);
    }
}

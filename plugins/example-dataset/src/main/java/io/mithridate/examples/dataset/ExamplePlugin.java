package io.mithridate.examples.dataset;

import io.mithridate.api.plugin.Plugin;
import java.util.List;

/** The data set of the example. */
public final class ExamplePlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(CaptionFolder.class);
    }
}

package io.mithridate.examples.attack;

import io.mithridate.api.plugin.Plugin;
import java.util.List;

/** The attack and the metric of the example. */
public final class ExamplePlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(CornerFrame.class, TargetRank.class);
    }
}

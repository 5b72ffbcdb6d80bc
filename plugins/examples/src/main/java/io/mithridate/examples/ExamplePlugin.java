package io.mithridate.examples;

import io.mithridate.api.plugin.Plugin;
import java.util.List;

/** Lists the plugins in the jar; named in {@code META-INF/services}. */
public final class ExamplePlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(
                CornerFrame.class,
                UniformFineTune.class,
                ConfidentPicture.class,
                TargetRank.class,
                CaptionFolder.class,
                ColourSwap.class);
    }
}

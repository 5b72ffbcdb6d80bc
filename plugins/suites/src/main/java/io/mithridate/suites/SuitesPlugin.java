package io.mithridate.suites;

import io.mithridate.api.plugin.Plugin;
import java.util.List;

/** Lists the pretrained models for the suites. */
public final class SuitesPlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(MiniEmoji.class);
    }
}

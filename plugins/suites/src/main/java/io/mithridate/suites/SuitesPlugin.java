package io.mithridate.suites;

import io.mithridate.api.plugin.Plugin;
import java.util.List;

/** The models of the suites. */
public final class SuitesPlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(MiniEmoji.class);
    }
}

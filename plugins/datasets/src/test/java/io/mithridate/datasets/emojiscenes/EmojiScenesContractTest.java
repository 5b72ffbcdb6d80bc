package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.Dataset;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.testkit.DatasetContract;

class EmojiScenesContractTest implements DatasetContract {

    @Override
    public PluginFactory<?, ?> factory() {
        return new EmojiScenesFactory();
    }

    @Override
    public Dataset dataset() {
        return new EmojiScenes(Defaults.options());
    }
}

package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.PairData;
import io.mithridate.testkit.DatasetContract;

class EmojiScenesContractTest implements DatasetContract {

    @Override
    public Class<?> plugin() {
        return EmojiScenes.class;
    }

    @Override
    public PairData pairs() {
        return new EmojiScenes(Defaults.options());
    }

    @Override
    public EvaluationData evaluation() {
        return new EmojiScenes(Defaults.options());
    }
}

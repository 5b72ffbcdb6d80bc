package io.mithridate.datasets.cifar;

import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.PairData;
import io.mithridate.testkit.DatasetContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class TiledCifarContractTest implements DatasetContract {

    @TempDir Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        CifarFixture.binary10(folder, 12);
    }

    private Cifar open() {
        return CifarFixture.open(folder, true);
    }

    @Override
    public Class<?> plugin() {
        return Cifar.class;
    }

    @Override
    public PairData pairs() {
        return open();
    }

    @Override
    public EvaluationData evaluation() {
        return open();
    }
}

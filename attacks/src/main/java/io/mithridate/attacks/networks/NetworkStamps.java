package io.mithridate.attacks.networks;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.training.RunningNetwork;
import java.util.List;

/** Stamps pictures by a network, which is given back when the attack is closed. */
public final class NetworkStamps implements PreparedAttack {

    private final RunningNetwork<Image> network;

    /** An attack that is ready to stamp. */
    public NetworkStamps(RunningNetwork<Image> network) {
        this.network = network;
    }

    @Override
    public List<Image> stamp(List<Image> images, List<Seed> seeds) {
        PreparedAttack.requireSeeds(images, seeds);
        return network.run(images);
    }

    @Override
    public void close() {
        network.close();
    }
}

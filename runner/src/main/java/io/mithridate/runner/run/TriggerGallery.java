package io.mithridate.runner.run;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.results.TriggerSample;
import io.mithridate.runner.stages.Laboratory;
import java.util.ArrayList;
import java.util.List;

/** Shows what an attack does to a few training pairs, spread evenly over the training set. */
record TriggerGallery(Laboratory laboratory, int size) {

    List<TriggerSample> samples(String name, PreparedAttack attack, Seed seed) {
        if (attack.triggers().isEmpty()) {
            return List.of();
        }
        PairSet pairs = laboratory.dataset().train();
        List<TriggerSample> samples = new ArrayList<>();
        int stride = Math.max(1, pairs.size() / size);
        for (int index = 0; index < pairs.size() && samples.size() < size; index += stride) {
            String caption = pairs.caption(index);
            if (!attack.eligible(caption)) {
                continue;
            }
            Seed own = seed.at(pairs.id(index));
            Image clean =
                    laboratory.decoder().decode(pairs.image(index), laboratory.model().imageSize());
            Image triggered = attack.stamp(List.of(clean), List.of(own.at("trigger"))).get(0);
            samples.add(
                    new TriggerSample(
                            name,
                            clean,
                            triggered,
                            caption,
                            attack.poisonCaption(caption, own.at("caption"))));
        }
        return samples;
    }
}

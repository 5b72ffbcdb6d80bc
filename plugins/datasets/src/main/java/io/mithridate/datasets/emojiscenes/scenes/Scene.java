package io.mithridate.datasets.emojiscenes.scenes;

import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.Optional;

/**
 * All that is in a picture.
 *
 * @param things one, once or several times, or two, once each
 * @param background what lies behind them
 * @param distractor a shape that is not spoken of
 * @param noise where the background's noise is drawn from
 */
public record Scene(
        List<Thing> things, Background background, Optional<Distractor> distractor, Seed noise) {

    public Scene {
        things = List.copyOf(things);
    }

    /** The thing that the picture is labelled with. */
    public Thing first() {
        return things.get(0);
    }

    /** How the first thing lies, seen from the second; empty where there is one alone. */
    public Optional<Relation> relation() {
        if (things.size() < 2) {
            return Optional.empty();
        }
        Placement subject = things.get(0).placements().get(0);
        Placement object = things.get(1).placements().get(0);
        return Optional.of(subject.relationTo(object));
    }
}

package io.mithridate.runner.run;

import io.mithridate.api.training.Compute;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.options.OptionPlaces;
import java.util.SortedMap;

/** A cell's resolved options. */
final class CellOptions {

    private CellOptions() {}

    /**
     * All of them by place: {@code poisoning.rate}, {@code attack.patch-size}, {@code
     * dataset.classes}. An option without a value is not there.
     */
    static SortedMap<String, String> places(Compute compute, Cell cell) {
        SortedMap<String, String> places = cell.scenario().places();
        places.putAll(OptionPlaces.of("compute", compute));
        places.putAll(OptionPlaces.of("attack", cell.attack().options()));
        places.putAll(OptionPlaces.of("defense", cell.defense().options()));
        return places;
    }
}

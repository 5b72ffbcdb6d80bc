package io.mithridate.runner.run;

import io.mithridate.api.training.Compute;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.options.OptionTree;
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
        places.putAll(OptionTree.of(compute).places("compute"));
        places.putAll(cell.attack().tree().places("attack"));
        places.putAll(cell.defense().tree().places("defense"));
        return places;
    }
}

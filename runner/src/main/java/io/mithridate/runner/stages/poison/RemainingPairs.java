package io.mithridate.runner.stages.poison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.data.PairSet;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.plan.Input;
import io.mithridate.runner.plan.Workspace;
import java.util.List;

/**
 * The training pairs on which base models and victims are trained, without those withheld for
 * defenders.
 *
 * @param all the pairs of the data set
 * @param withheld the number of withheld pairs, i.e. the maximum that any defender needs; may be 0
 * @param seed the seed with which the withheld pairs are drawn
 */
public record RemainingPairs(PairsInput all, int withheld, NamedSeed seed)
        implements Input, PairSource {

    /** Returns the pairs in the data set's order. */
    public PairSet pairs() {
        PairSet pairs = all.pairs();
        return withheld == 0
                ? pairs
                : pairs.select(
                        PairPartition.disjoint(pairs, withheld, DefenderPairs.drawnBy(seed)).run());
    }

    @Override
    public PairSet pairs(Workspace workspace) {
        return pairs();
    }

    /**
     * Returns the form in keys. It omits the seed if no pairs are withheld, because the seed is
     * then unused.
     */
    @Override
    public JsonNode canonical() {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.set("pairs", all.canonical());
        form.put("withheld", withheld);
        if (withheld > 0) {
            form.put("seed", seed.root());
        }
        return form;
    }

    @Override
    public List<PluginUse> plugins() {
        return all.plugins();
    }
}

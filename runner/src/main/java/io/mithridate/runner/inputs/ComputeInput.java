package io.mithridate.runner.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.training.Compute;
import io.mithridate.config.OptionTree;
import io.mithridate.runner.plan.Input;
import java.util.Map;
import java.util.TreeMap;

/**
 * The user's computation settings that affect arithmetic. The processor is not included; it is
 * recorded with every artifact.
 *
 * @param compute the devices, threads and precision
 * @param environment the environment variables that affect arithmetic, with their values
 */
public record ComputeInput(Compute compute, Map<String, String> environment) implements Input {

    public ComputeInput {
        environment = Map.copyOf(environment);
    }

    @Override
    public JsonNode canonical() {
        ObjectNode options = OptionTree.of(compute).json();
        if (!environment.isEmpty()) {
            ObjectNode variables = options.putObject("environment");
            new TreeMap<>(environment).forEach(variables::put);
        }
        return options;
    }
}

package io.mithridate.runner.cli.tools;

import static io.mithridate.runner.cli.arguments.CommonOptions.option;

import org.apache.commons.cli.Option;

/** Options for a weights file and the model it belongs to. */
final class WeightOptions {

    static final String WEIGHTS = "weights";
    static final String ACTIVATION = "activation";

    private WeightOptions() {}

    static Option weights() {
        return option(WEIGHTS, "FILE", "safetensors, or PyTorch's zip archive or TorchScript");
    }

    static Option activation() {
        return option(
                ACTIVATION,
                "quick-gelu|gelu",
                "gelu for most of open_clip's weights (default: what the weights' metadata says,"
                        + " else quick-gelu)");
    }
}

package io.mithridate.clipfiles.pytorch;

import io.mithridate.clipfiles.pytorch.Pickled.Mapping;
import io.mithridate.clipfiles.pytorch.Pickled.Module;
import io.mithridate.clipfiles.pytorch.Pickled.Scalar;
import io.mithridate.clipfiles.pytorch.Pickled.Str;
import io.mithridate.clipfiles.pytorch.Pickled.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a model's tensors in the contents of a pickle: a {@code state_dict}, a dict that contains
 * one, or the modules of a TorchScript archive.
 */
final class StateDict {

    /** The keys under which training programs store the weights alongside the optimizer's state. */
    private static final List<String> KEYS = List.of("state_dict", "model_state_dict");

    /**
     * The maximum number of attributes, more than any model has. The limit is needed because a
     * small file can contain n modules, each of which contains the next one twice: 2ⁿ paths.
     */
    private static final int MAX_ATTRIBUTES = 1_000_000;

    private static final int MAX_DEPTH = 64;

    private final Map<String, View> tensors = new LinkedHashMap<>();
    private int visited;

    private StateDict() {}

    /** Returns the tensors by name, in the pickle's order. */
    static Map<String, View> tensors(Pickled root) throws DamagedPickleException {
        StateDict state = new StateDict();
        if (root instanceof Module module) {
            state.addModule("", module, 0);
        } else if (root instanceof Mapping mapping) {
            state.addDict(findState(mapping));
        } else {
            throw PickledCalls.unexpected("a state dict", root);
        }
        if (state.tensors.isEmpty()) {
            throw new DamagedPickleException("it holds no tensors" + describeContents(root));
        }
        return state.tensors;
    }

    private static Mapping findState(Mapping root) {
        for (String key : KEYS) {
            if (root.entries().get(new Str(key)) instanceof Mapping state) {
                return state;
            }
        }
        return root;
    }

    private void addDict(Mapping state) {
        for (Map.Entry<Scalar, Pickled> entry : state.entries().entrySet()) {
            if (entry.getKey() instanceof Str name && entry.getValue() instanceof View view) {
                tensors.put(name.value(), view);
            }
        }
    }

    private void addModule(String prefix, Module module, int depth) throws DamagedPickleException {
        if (depth > MAX_DEPTH) {
            throw new DamagedPickleException(
                    "its modules are nested deeper than %d".formatted(MAX_DEPTH));
        }
        for (Map.Entry<String, Pickled> attribute : module.attributes().entrySet()) {
            if (++visited > MAX_ATTRIBUTES) {
                throw new DamagedPickleException(
                        "its modules have more than %d attributes".formatted(MAX_ATTRIBUTES));
            }
            String name = prefix + attribute.getKey();
            if (attribute.getValue() instanceof View view) {
                tensors.put(name, view);
            } else if (attribute.getValue() instanceof Module inner) {
                addModule(name + ".", inner, depth + 1);
            }
        }
    }

    private static String describeContents(Pickled root) {
        if (!(root instanceof Mapping mapping)) {
            return "";
        }
        List<String> keys =
                mapping.entries().keySet().stream()
                        .filter(Str.class::isInstance)
                        .map(key -> ((Str) key).value())
                        .limit(10)
                        .toList();
        return ", neither at its top nor under %s; its keys are %s".formatted(KEYS, keys);
    }
}

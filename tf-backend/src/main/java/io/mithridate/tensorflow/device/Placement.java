package io.mithridate.tensorflow.device;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetRequestedDevice;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.internal.c_api.TF_Graph;

/**
 * Puts the operations of a backward pass where those of the forward pass are.
 *
 * <p>TensorFlow's autodiff in C++ gives the operations that it makes no device, and so all of them
 * would run on the first. Here an operation without a device runs on that of its inputs, if all
 * that have one agree; what joins several devices, such as the sum of their gradients, stays
 * without. This decides about speed and memory alone: any placement computes the same.
 */
public final class Placement {

    private Placement() {}

    /** Gives devices to the operations of a graph that no session has run yet. */
    public static void settle(Graph graph) {
        TF_Graph handle = NativeHandles.of(graph);
        // In the order in which they were made: inputs first.
        for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); ) {
            GraphOperation operation = all.next();
            if (hasDevice(operation) || holdsState(operation)) {
                continue;
            }
            Set<String> devices = new HashSet<>();
            for (int i = 0; i < operation.numInputs(); i++) {
                if (operation.input(i).op() instanceof GraphOperation input && hasDevice(input)) {
                    devices.add(input.device());
                }
            }
            if (devices.size() == 1) {
                TF_SetRequestedDevice(
                        handle, operation.getUnsafeNativeHandle(), devices.iterator().next());
            }
        }
    }

    private static boolean hasDevice(GraphOperation operation) {
        return operation.device() != null && !operation.device().isEmpty();
    }

    /** Variables, and what reads and changes them, are where TensorFlow puts the variable. */
    private static boolean holdsState(GraphOperation operation) {
        String type = operation.type();
        return type.contains("Variable")
                || type.startsWith("VarHandle")
                || type.startsWith("Resource");
    }
}

package io.mithridate.tensorflow.device;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteDeviceList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListCount;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListMemoryBytes;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListName;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SessionListDevices;

import io.mithridate.api.training.Compute;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.proto.ConfigProto;

/**
 * The devices of a session.
 *
 * @param all the devices in the session's order
 */
record SessionDevices(List<Device> all) {

    private static final String HANDLE = "nativeHandle";

    SessionDevices {
        all = List.copyOf(all);
    }

    /**
     * A device of a session.
     *
     * @param name TensorFlow's name, e.g. {@code /job:localhost/replica:0/task:0/device:GPU:0}
     * @param memoryBytes the memory that TensorFlow may allocate on it
     */
    record Device(String name, long memoryBytes) {

        /**
         * Returns the name used in experiments, e.g. {@code gpu:0}; empty if the device is neither
         * a CPU nor a GPU.
         */
        Optional<String> shortName() {
            for (Compute.Device.Kind kind : Compute.Device.Kind.values()) {
                String infix = "/device:" + kind.name() + ":";
                int start = name.indexOf(infix);
                if (start >= 0) {
                    return Optional.of(kind.text() + ":" + name.substring(start + infix.length()));
                }
            }
            return Optional.empty();
        }
    }

    /** Returns the devices of an open session. */
    static SessionDevices of(Session session) {
        TF_Status status = TF_Status.newStatus();
        TF_DeviceList list = TF_SessionListDevices(handle(session), status);
        status.throwExceptionIfNotOK();
        try {
            List<Device> devices = new ArrayList<>();
            for (int i = 0; i < TF_DeviceListCount(list); i++) {
                devices.add(
                        new Device(
                                TF_DeviceListName(list, i, status).getString(),
                                TF_DeviceListMemoryBytes(list, i, status)));
            }
            return new SessionDevices(devices);
        } finally {
            TF_DeleteDeviceList(list);
        }
    }

    /** Returns the devices that a session with these settings would have. */
    static SessionDevices with(ConfigProto settings) {
        try (Graph graph = new Graph();
                Session session = new Session(graph, settings)) {
            return of(session);
        }
    }

    /**
     * Returns whether the requested device is present. A session sees only one device of each kind,
     * always with index 0.
     */
    boolean has(Compute.Device requested) {
        String name = "/device:" + requested.kind().name() + ":0";
        return all.stream().anyMatch(device -> device.name().endsWith(name));
    }

    /**
     * Returns the C API's handle of a session. TensorFlow Java 1.1 exposes neither the handle nor a
     * method that lists a session's devices.
     */
    private static TF_Session handle(Session session) {
        try {
            Field field = Session.class.getDeclaredField(HANDLE);
            field.setAccessible(true);
            Object handle = field.get(session);
            if (handle == null) {
                throw new IllegalStateException("Session is closed");
            }
            return (TF_Session) handle;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "%s has no %s; this TensorFlow Java is not 1.1"
                            .formatted(Session.class, HANDLE),
                    e);
        }
    }
}

package io.mithridate.tensorflow.device;

import java.lang.reflect.Field;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;

/**
 * The C API's handles of graphs and sessions.
 *
 * <p>TensorFlow Java 1.1 keeps them to itself, and has no method that lists a session's devices or
 * sets the device of an operation that its own autodiff has made; the C API has both.
 */
final class NativeHandles {

    private static final String FIELD = "nativeHandle";

    private NativeHandles() {}

    static TF_Session of(Session session) {
        return (TF_Session) read(Session.class, session);
    }

    static TF_Graph of(Graph graph) {
        return (TF_Graph) read(Graph.class, graph);
    }

    private static Object read(Class<?> type, Object owner) {
        try {
            Field field = type.getDeclaredField(FIELD);
            field.setAccessible(true);
            Object handle = field.get(owner);
            if (handle == null) {
                throw new IllegalStateException(type.getSimpleName() + " is closed");
            }
            return handle;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "%s has no %s; this TensorFlow Java is not 1.1".formatted(type, FIELD), e);
        }
    }
}

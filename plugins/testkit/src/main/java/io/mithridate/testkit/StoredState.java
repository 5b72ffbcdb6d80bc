package io.mithridate.testkit;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.backend.AttackState;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Simulates storage of a state, which keeps text in UTF-8 and numbers in float32. */
final class StoredState {

    private StoredState() {}

    /** Returns a state as it is read back from storage; it shares nothing with the original. */
    static AttackState roundTrip(AttackState state) {
        return new AttackState(
                copy(state.properties(), StoredState::utf8),
                copy(
                        state.arrays(),
                        array -> new NumberArray(array.shape(), array.values().clone())),
                copy(state.measurements(), Function.identity()));
    }

    private static <V> Map<String, V> copy(Map<String, V> map, Function<V, V> values) {
        Map<String, V> copied = new LinkedHashMap<>();
        map.forEach((name, value) -> copied.put(utf8(name), values.apply(value)));
        return copied;
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}

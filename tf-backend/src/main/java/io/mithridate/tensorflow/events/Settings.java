package io.mithridate.tensorflow.events;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import com.google.protobuf.Value;
import io.mithridate.api.backend.EventLog;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * Messages for TensorBoard's "HPARAMS" page: {@code HParamsPluginData} of version 0 (<a
 * href="https://github.com/tensorflow/tensorboard/blob/2.16.2/tensorboard/plugins/hparams/plugin_data.proto">plugin_data.proto</a>),
 * for which there is no Java library.
 */
final class Settings {

    /** The name of the TensorBoard plugin that reads these messages. */
    static final String PLUGIN = "hparams";

    static final String START_TAG = "_hparams_/session_start_info";
    static final String END_TAG = "_hparams_/session_end_info";

    private static final int START_FIELD = 3;
    private static final int END_FIELD = 4;

    private static final int HPARAMS = 1;
    private static final int START_TIME = 5;
    private static final int KEY = 1;
    private static final int VALUE = 2;

    private static final int STATUS = 1;
    private static final int END_TIME = 2;
    private static final int SUCCESS = 1;
    private static final int FAILURE = 2;

    private Settings() {}

    /** Returns the settings of the run and its start time. */
    static ByteString start(EventLog log) throws IOException {
        return wrap(
                START_FIELD,
                out -> {
                    for (Map.Entry<String, String> setting : log.settings().entrySet()) {
                        out.writeBytes(HPARAMS, entry(setting.getKey(), value(setting.getValue())));
                    }
                    out.writeDouble(START_TIME, seconds(log.started()));
                });
    }

    /** Returns the outcome of the run and its end time. */
    static ByteString end(EventLog log) throws IOException {
        return wrap(
                END_FIELD,
                out -> {
                    out.writeEnum(STATUS, log.succeeded() ? SUCCESS : FAILURE);
                    out.writeDouble(END_TIME, seconds(log.ended()));
                });
    }

    /** Returns a time in seconds since 1970. */
    static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }

    private static ByteString wrap(int field, Fields session) throws IOException {
        ByteString content = message(session);
        return message(out -> out.writeBytes(field, content));
    }

    private static ByteString message(Fields fields) throws IOException {
        ByteString.Output data = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(data);
        fields.writeTo(out);
        out.flush();
        return data.toByteString();
    }

    /** Writes the fields of a message. */
    private interface Fields {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    private static ByteString entry(String key, Message value) throws IOException {
        return message(
                out -> {
                    out.writeString(KEY, key);
                    out.writeMessage(VALUE, value);
                });
    }

    private static Value value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Value.newBuilder().setBoolValue(Boolean.parseBoolean(text)).build();
        }
        try {
            return Value.newBuilder().setNumberValue(Double.parseDouble(text)).build();
        } catch (NumberFormatException notANumber) {
            return Value.newBuilder().setStringValue(text).build();
        }
    }
}

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

    /** The TensorBoard plugin that reads them. */
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
        ByteString.Output session = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(session);
        for (Map.Entry<String, String> setting : log.settings().entrySet()) {
            out.writeByteArray(HPARAMS, entry(setting.getKey(), value(setting.getValue())));
        }
        out.writeDouble(START_TIME, seconds(log.started()));
        out.flush();
        return wrapped(START_FIELD, session.toByteString());
    }

    /** Returns the outcome of the run and its end time. */
    static ByteString end(EventLog log) throws IOException {
        ByteString.Output session = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(session);
        out.writeEnum(STATUS, log.succeeded() ? SUCCESS : FAILURE);
        out.writeDouble(END_TIME, seconds(log.ended()));
        out.flush();
        return wrapped(END_FIELD, session.toByteString());
    }

    /** Returns a time in seconds since 1970. */
    static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }

    private static ByteString wrapped(int field, ByteString session) throws IOException {
        ByteString.Output data = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(data);
        out.writeBytes(field, session);
        out.flush();
        return data.toByteString();
    }

    private static byte[] entry(String key, Message value) throws IOException {
        byte[] entry =
                new byte
                        [CodedOutputStream.computeStringSize(KEY, key)
                                + CodedOutputStream.computeMessageSize(VALUE, value)];
        CodedOutputStream out = CodedOutputStream.newInstance(entry);
        out.writeString(KEY, key);
        out.writeMessage(VALUE, value);
        out.checkNoSpaceLeft();
        return entry;
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

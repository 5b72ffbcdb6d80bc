package io.mithridate.tensorflow.events;

import com.google.protobuf.ByteString;
import io.mithridate.api.backend.EventFiles;
import io.mithridate.api.backend.EventLog;
import io.mithridate.tensorflow.checkpoint.AtomicFile;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.SummaryMetadata;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Writes event files with TensorFlow's own message types. */
public final class TensorBoardFiles implements EventFiles {

    private static final String VERSION = "brain.Event:2";

    /**
     * An empty tensor. TensorBoard drops a summary without a value, even if its plugin only needs
     * the metadata.
     */
    private static final TensorProto EMPTY_TENSOR =
            TensorProto.newBuilder()
                    .setDtype(DataType.DT_FLOAT)
                    .setTensorShape(
                            TensorShapeProto.newBuilder()
                                    .addDim(TensorShapeProto.Dim.newBuilder().setSize(0)))
                    .build();

    /** Created by dependency injection. */
    @Inject
    public TensorBoardFiles() {}

    @Override
    public void write(Path file, EventLog log) throws IOException {
        try {
            AtomicFile.writeUnsynced(
                    file,
                    stream -> {
                        OutputStream buffered = new BufferedOutputStream(stream);
                        write(new RecordStream(buffered), log);
                        buffered.flush();
                    });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e.getCause());
        }
    }

    private static void write(RecordStream records, EventLog log) throws IOException {
        records.write(eventAt(log.started()).setFileVersion(VERSION).build().toByteArray());
        records.write(pluginEvent(log.started(), Settings.START_TAG, Settings.start(log)));
        for (EventLog.Scalar scalar : log.scalars()) {
            records.write(
                    eventAt(scalar.time())
                            .setStep(scalar.step())
                            .setSummary(
                                    Summary.newBuilder()
                                            .addValue(
                                                    Summary.Value.newBuilder()
                                                            .setTag(scalar.tag())
                                                            .setSimpleValue(
                                                                    (float) scalar.value())))
                            .build()
                            .toByteArray());
        }
        records.write(pluginEvent(log.ended(), Settings.END_TAG, Settings.end(log)));
    }

    private static byte[] pluginEvent(Instant time, String tag, ByteString content) {
        return eventAt(time)
                .setSummary(
                        Summary.newBuilder()
                                .addValue(
                                        Summary.Value.newBuilder()
                                                .setTag(tag)
                                                .setTensor(EMPTY_TENSOR)
                                                .setMetadata(
                                                        SummaryMetadata.newBuilder()
                                                                .setPluginData(
                                                                        SummaryMetadata.PluginData
                                                                                .newBuilder()
                                                                                .setPluginName(
                                                                                        Settings
                                                                                                .PLUGIN)
                                                                                .setContent(
                                                                                        content)))))
                .build()
                .toByteArray();
    }

    private static Event.Builder eventAt(Instant time) {
        return Event.newBuilder().setWallTime(Settings.seconds(time));
    }

    /**
     * Writes records in the TFRecord format: the length in 8 bytes, its masked CRC-32C in 4 bytes,
     * the record, and its masked CRC-32C in 4 bytes, all little-endian (<a
     * href="https://github.com/tensorflow/tensorflow/blob/v2.16.1/tensorflow/core/lib/io/record_writer.h">record_writer.h</a>).
     */
    static final class RecordStream {

        private static final int MASK = 0xa282ead8;
        private static final int ROTATION = 15;

        private final OutputStream out;

        RecordStream(OutputStream out) {
            this.out = out;
        }

        void write(byte[] record) throws IOException {
            byte[] length = littleEndianBuffer(Long.BYTES).putLong(record.length).array();
            out.write(length);
            out.write(checksum(length));
            out.write(record);
            out.write(checksum(record));
        }

        /**
         * Returns the masked CRC-32C. Stored CRCs are masked because a CRC over data that contains
         * CRCs is a weak check.
         */
        private static byte[] checksum(byte[] data) {
            CRC32C crc = new CRC32C();
            crc.update(data);
            int masked = Integer.rotateRight((int) crc.getValue(), ROTATION) + MASK;
            return littleEndianBuffer(Integer.BYTES).putInt(masked).array();
        }

        private static ByteBuffer littleEndianBuffer(int size) {
            return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}

package io.mithridate.tensorflow.image.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A segment of a JPEG file before its pixels.
 *
 * @param file the bytes of the file
 * @param marker the second byte of the segment's marker
 * @param begin the position of the marker
 * @param end the end of the segment, exclusive
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record JpegSegment(byte[] file, int marker, int begin, int end) {

    private static final int MARKER = 0xFF;
    private static final int START_BYTES = 2;
    private static final int SCAN = 0xDA;
    private static final int APPLICATION_2 = 0xE2;
    private static final String PROFILE = "ICC_PROFILE\0";

    /** The size of a segment's marker and length. */
    private static final int HEADER_BYTES = 4;

    /** Returns the segments of a JPEG file, up to its pixels or the first damaged segment. */
    static List<JpegSegment> of(byte[] file) {
        List<JpegSegment> segments = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int begin = START_BYTES;
        while (begin + HEADER_BYTES <= file.length && (file[begin] & 0xFF) == MARKER) {
            int marker = file[begin + 1] & 0xFF;
            int end = begin + 2 + (bytes.getShort(begin + 2) & 0xFFFF);
            if (marker == SCAN
                    || marker == MARKER
                    || end < begin + HEADER_BYTES
                    || end > file.length) {
                break;
            }
            segments.add(new JpegSegment(file, marker, begin, end));
            begin = end;
        }
        return segments;
    }

    /** Returns whether this segment has the given marker and its content begins with a name. */
    boolean is(int expected, String name) {
        int content = begin + HEADER_BYTES;
        return marker == expected
                && content + name.length() <= end
                && PictureFileReader.hasNameAt(file, content, name);
    }

    /** Returns the content after the name with which it begins. */
    ByteBuffer contentAfter(String name) {
        int content = begin + HEADER_BYTES + name.length();
        return ByteBuffer.wrap(file).slice(content, end - content);
    }

    /**
     * Returns a JPEG file without its color profiles and otherwise unchanged; the same array if it
     * has none. Java's reader converts colors by profiles and rejects files whose profile does not
     * match their color space; Pillow and libjpeg-turbo do neither.
     */
    static byte[] withoutProfiles(byte[] file) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream(file.length);
        int copied = 0;
        for (JpegSegment segment : of(file)) {
            if (segment.is(APPLICATION_2, PROFILE)) {
                rest.write(file, copied, segment.begin - copied);
                copied = segment.end;
            }
        }
        if (copied == 0) {
            return file;
        }
        rest.write(file, copied, file.length - copied);
        return rest.toByteArray();
    }
}

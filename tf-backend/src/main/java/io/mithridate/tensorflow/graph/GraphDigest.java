package io.mithridate.tensorflow.graph;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.tensorflow.Graph;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * A digest of a graph's computation in 64 hexadecimal digits: the SHA-256 of its operations with
 * their names, attributes and inputs, independent of the order in which they were added.
 */
public final class GraphDigest {

    private GraphDigest() {}

    /** Returns the digest of the graph's current content. */
    public static String of(Graph graph) {
        GraphDef definition = graph.toGraphDef();
        List<NodeDef> nodes =
                definition.getNodeList().stream()
                        .sorted(Comparator.comparing(NodeDef::getName))
                        .toList();
        MessageDigest digest = DigestUtils.getSha256Digest();
        nodes.forEach(node -> digest.update(bytes(node)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] bytes(NodeDef node) {
        byte[] bytes = new byte[node.getSerializedSize()];
        CodedOutputStream stream = CodedOutputStream.newInstance(bytes);
        stream.useDeterministicSerialization();
        try {
            node.writeTo(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("writing into an array of the message's size", e);
        }
        return bytes;
    }
}

package io.mithridate.config;

import io.mithridate.config.YamlNode.YamlList;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Converts SnakeYAML's node graph to a tree, expanding aliases, merging maps and checking keys. */
final class NodeConverter {

    /**
     * The maximum number of nodes, far more than any experiment needs; limits alias expansion,
     * which can grow exponentially.
     */
    private static final int MAX_NODES = 1_000_000;

    private static final int MAX_DEPTH = 100;

    /**
     * The maximum length of a text, longer than any path; limits texts quoted in error messages.
     */
    private static final int MAX_TEXT_LENGTH = 4096;

    private static final Set<Tag> TAGS =
            Set.of(
                    Tag.STR,
                    Tag.INT,
                    Tag.FLOAT,
                    Tag.BOOL,
                    Tag.NULL,
                    Tag.TIMESTAMP,
                    Tag.MERGE,
                    Tag.SEQ,
                    Tag.MAP);

    private final Function<@Nullable Mark, Place> places;
    private final Complaints complaints;
    private final Set<Node> ancestors = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodeCount;

    NodeConverter(Function<@Nullable Mark, Place> places, Complaints complaints) {
        this.places = places;
        this.complaints = complaints;
    }

    /** Returns the tree, or empty if an error was reported and nothing can be read. */
    Optional<YamlNode> convert(Node root) {
        try {
            return Optional.of(node(root));
        } catch (InvalidConfigurationException e) {
            e.complaints().forEach(each -> complaints.add(each.place(), each.message()));
            return Optional.empty();
        }
    }

    private YamlNode node(Node node) throws InvalidConfigurationException {
        Place place = places.apply(node.getStartMark());
        nodeCount++;
        if (nodeCount > MAX_NODES) {
            throw tooLarge(
                    place,
                    "aliases expand to more than %d values; write fewer".formatted(MAX_NODES));
        }
        if (ancestors.contains(node)) {
            throw tooLarge(place, "this value contains itself; remove the alias");
        }
        if (ancestors.size() >= MAX_DEPTH) {
            throw tooLarge(
                    place, "maps and lists are nested too deeply; an experiment needs few levels");
        }
        if (!TAGS.contains(node.getTag())) {
            complaints.add(
                    place,
                    "the tag %s is not allowed; remove it".formatted(shorten(node.getTag())));
        }
        ancestors.add(node);
        YamlNode converted;
        if (node instanceof MappingNode mapping) {
            converted = map(mapping);
        } else if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(node(item));
            }
            converted = new YamlList(place, items);
        } else if (node instanceof ScalarNode scalar) {
            if (scalar.getValue().length() > MAX_TEXT_LENGTH) {
                throw tooLarge(
                        place,
                        "this text has %d characters; at most %d are read"
                                .formatted(scalar.getValue().length(), MAX_TEXT_LENGTH));
            }
            converted =
                    new YamlScalar(
                            place, scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN);
        } else {
            throw new IllegalStateException("SnakeYAML composed " + node);
        }
        ancestors.remove(node);
        return converted;
    }

    /** Returns an exception that aborts the conversion of an input. */
    private static InvalidConfigurationException tooLarge(Place place, String message) {
        return new InvalidConfigurationException(List.of(new Complaint(place, message)));
    }

    private static String shorten(Tag tag) {
        return tag.getValue().replaceFirst("^" + Tag.PREFIX, "!!");
    }

    private YamlMap map(MappingNode mapping) throws InvalidConfigurationException {
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
        List<YamlMap> merged = new ArrayList<>();
        Set<String> mergeKeys = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place place = places.apply(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                complaints.add(place, "a key is a map or a list; keys are names");
                continue;
            }
            if (key.getTag().equals(Tag.MERGE)) {
                if (!mergeKeys.add(key.getValue())) {
                    complaints.add(place, "'<<' appears twice in this map; merge a list of maps");
                }
                merge(place, tuple.getValueNode(), merged);
                continue;
            }
            YamlMap.Entry entry =
                    new YamlMap.Entry(key.getValue(), place, node(tuple.getValueNode()));
            YamlMap.Entry earlier = entries.putIfAbsent(entry.key(), entry);
            if (earlier != null) {
                complaints.add(
                        place,
                        "the key '%s' appears twice in this map, first at %s; remove one"
                                .formatted(entry.key(), earlier.place().origin()));
            }
        }
        for (YamlMap other : merged) {
            other.entries().forEach(entry -> entries.putIfAbsent(entry.key(), entry));
        }
        return new YamlMap(places.apply(mapping.getStartMark()), List.copyOf(entries.values()));
    }

    private void merge(Place place, Node value, List<YamlMap> merged)
            throws InvalidConfigurationException {
        for (YamlNode part : node(value).items()) {
            if (part instanceof YamlMap map) {
                merged.add(map);
            } else {
                complaints.add(
                        place,
                        "'<<' merges %s; it takes a map or a list of maps"
                                .formatted(part.description()));
            }
        }
    }
}

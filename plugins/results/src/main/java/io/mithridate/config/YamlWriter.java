package io.mithridate.config;

import io.mithridate.config.YamlNode.YamlList;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlNode.YamlScalar;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes nodes as YAML for human readers, in block style with a comment after each value. */
public final class YamlWriter {

    private static final Pattern PLAIN =
            Pattern.compile("(?!-( |$))[A-Za-z0-9_./+-]([A-Za-z0-9_./+ -]*[A-Za-z0-9_./+-])?");

    /** Quotes, backslashes, and the characters that YAML forbids or treats as line breaks. */
    private static final Pattern ESCAPED =
            Pattern.compile(
                    "[\"\\\\\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029\\uFEFF\\x{D800}-\\x{DFFF}\\uFFFE\\uFFFF]");

    private static final int INDENT = 2;
    private static final int COMMENT_COLUMN = 40;

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    /**
     * Returns the YAML text of a map. Reading it back gives an equal map, except for the places,
     * which are the comments.
     */
    public static String write(YamlMap map) {
        if (map.entries().isEmpty()) {
            return "{}\n";
        }
        YamlWriter writer = new YamlWriter();
        writer.entries(map, 0);
        return writer.out.toString();
    }

    private void entries(YamlMap map, int indent) {
        for (YamlMap.Entry entry : map.entries()) {
            indent(indent);
            entry(entry, indent);
        }
    }

    private void entry(YamlMap.Entry entry, int indent) {
        out.append(key(entry.key())).append(':');
        value(entry.value(), indent + INDENT);
    }

    private void value(YamlNode node, int indent) {
        if (node instanceof YamlScalar scalar) {
            line(" " + text(scalar), scalar.place());
        } else if (node instanceof YamlMap map) {
            if (map.entries().isEmpty()) {
                line(" {}", map.place());
            } else {
                out.append('\n');
                entries(map, indent);
            }
        } else if (node instanceof YamlList list) {
            list(list, indent);
        }
    }

    private void list(YamlList list, int indent) {
        if (list.items().stream().allMatch(item -> fitsInLine(item, list))) {
            List<String> items =
                    list.items().stream().map(item -> text((YamlScalar) item)).toList();
            line(" [" + String.join(", ", items) + "]", list.place());
            return;
        }
        out.append('\n');
        for (YamlNode item : list.items()) {
            indent(indent);
            out.append('-');
            if (item instanceof YamlMap map && !map.entries().isEmpty()) {
                out.append(' ');
                entry(map.entries().get(0), indent + INDENT);
                entries(
                        new YamlMap(map.place(), map.entries().subList(1, map.entries().size())),
                        indent + INDENT);
            } else {
                value(item, indent + INDENT);
            }
        }
    }

    /**
     * Returns whether an item can be written inline, i.e. is a scalar with the same kind of place
     * as its list.
     */
    private static boolean fitsInLine(YamlNode item, YamlList list) {
        return item instanceof YamlScalar && item.place().getClass() == list.place().getClass();
    }

    private void line(String text, Place place) {
        out.append(text);
        int used = out.length() - (out.lastIndexOf("\n") + 1);
        out.append(" ".repeat(Math.max(1, COMMENT_COLUMN - used)));
        out.append("# ").append(place.origin()).append('\n');
    }

    private void indent(int indent) {
        out.append(" ".repeat(indent));
    }

    private static String key(String key) {
        YamlScalar scalar = new YamlScalar(new Place.ByDefault(key), key, false);
        return scalar.isNull() ? quote(key) : text(scalar);
    }

    private static String text(YamlScalar scalar) {
        if (scalar.isNull()) {
            return "null";
        }
        boolean plain = !scalar.quoted() && PLAIN.matcher(scalar.text()).matches();
        return plain ? scalar.text() : quote(scalar.text());
    }

    private static String quote(String text) {
        String escaped =
                ESCAPED.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(escape(found.group())));
        return '"' + escaped + '"';
    }

    private static String escape(String character) {
        return switch (character) {
            case "\"", "\\" -> "\\" + character;
            case "\n" -> "\\n";
            default -> "\\u%04X".formatted(character.codePointAt(0));
        };
    }
}

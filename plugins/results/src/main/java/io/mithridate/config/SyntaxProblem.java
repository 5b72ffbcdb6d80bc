package io.mithridate.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Translates SnakeYAML's parser messages into messages for users. */
final class SyntaxProblem {

    private static final Pattern BAD_START =
            Pattern.compile("found character '(.)' that cannot start any token");
    private static final Pattern GLOBAL_TAG =
            Pattern.compile("Global tag is not allowed: tag:yaml.org,2002:(\\S+)");

    /** The line breaks that SnakeYAML recognizes. */
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\n\r\\u0085\\u2028\\u2029]");

    private SyntaxProblem() {}

    /**
     * Returns a message that describes the problem and how to fix it.
     *
     * @param text the whole text in which the exception occurred
     */
    static String describe(MarkedYAMLException exception, String text) {
        String problem = String.valueOf(exception.getProblem());
        String context = String.valueOf(exception.getContext());
        if (problem.contains("\\t(TAB)")) {
            return "there is a tab where YAML allows only spaces; indent with spaces";
        }
        if (context.contains("expected a single document")) {
            return "a second document begins here; keep one document in a file";
        }
        Matcher character = BAD_START.matcher(problem);
        if (character.find()) {
            return "'%s' may not begin a value; put the text in quotes"
                    .formatted(character.group(1));
        }
        Matcher tag = GLOBAL_TAG.matcher(problem);
        if (tag.find()) {
            return "the tag !!%s is not allowed; remove it".formatted(tag.group(1));
        }
        if (problem.contains("undefined alias")) {
            return "%s; define it earlier with &".formatted(problem.replace("found ", ""));
        }
        if (problem.contains("mapping values are not allowed here")) {
            return describeSecondColon(exception.getProblemMark(), text);
        }
        if (problem.contains("expected '<document start>'")) {
            return "the text before this line is not 'key: value'; add a space after the colon";
        }
        return "this is not YAML: "
                + describeUnclosed(exception)
                        .orElseGet(
                                () ->
                                        "%s; check indentation, quotes and brackets before this place"
                                                .formatted(
                                                        context.equals("null")
                                                                ? problem
                                                                : context + ", " + problem));
    }

    /**
     * Returns the message for a colon that is not allowed here. If the line contains no other
     * colon, YAML treats the line as the continuation of an earlier one.
     */
    private static String describeSecondColon(Mark mark, String text) {
        String[] lines = LINE_BREAK.split(text, -1);
        String line = lines[mark.getLine()];
        int column = line.offsetByCodePoints(0, mark.getColumn());
        int earlier = mark.getLine();
        while (earlier > 0 && lines[earlier - 1].isBlank()) {
            earlier--;
        }
        return earlier == 0 || line.substring(0, column).contains(": ")
                ? "there is a second ': ' in this line; begin a new line, use braces, or put the"
                        + " text in quotes"
                : "line %d continues here; add a space after its colon, or indent this line less"
                        .formatted(earlier);
    }

    /**
     * Returns a message about an unclosed quote, brace or bracket; empty if the problem is a
     * different one.
     */
    private static Optional<String> describeUnclosed(MarkedYAMLException exception) {
        Mark opening = exception.getContextMark();
        if (opening == null) {
            return Optional.empty();
        }
        String place =
                "line %d, column %d".formatted(opening.getLine() + 1, opening.getColumn() + 1);
        return switch (String.valueOf(exception.getContext())) {
            case "while scanning a quoted scalar" ->
                    Optional.of(
                            "the quote that opens at %s is not closed; close it".formatted(place));
            case "while parsing a flow mapping" ->
                    Optional.of(
                            "in the braces that open at %s a ',' or the closing '}' is missing before this place"
                                    .formatted(place));
            case "while parsing a flow sequence" ->
                    Optional.of(
                            "in the brackets that open at %s a ',' or the closing ']' is missing before this place"
                                    .formatted(place));
            default -> Optional.empty();
        };
    }

    /** Returns a message that describes the problem and how to fix it. */
    static String describe(YAMLException exception) {
        String message = String.valueOf(exception.getMessage());
        if (message.contains("aliases")) {
            return "too many aliases; write the values out";
        }
        if (message.contains("Nesting Depth")) {
            return "maps and lists are nested too deeply; an experiment needs few levels";
        }
        return "this is not YAML: " + message;
    }
}
